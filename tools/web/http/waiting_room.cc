// What has come is looked at without being taken (MSG_PEEK), so whoever reads the request finds all of it. A socket
// with a part of a request would be ready all the time: those are looked at again a moment later.
#include "tools/web/http/waiting_room.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostGuests = 512;
constexpr std::chrono::seconds kLongestSilence{5};
constexpr std::chrono::seconds kLongestHead{10};
constexpr std::chrono::milliseconds kMoment{50}, kLook{500};  // until who has begun, or is silent, is looked at again
constexpr std::size_t kLongestPeek = 16 << 10;                // a longer head is for the reader of requests to refuse

// RFC 9112, 2.1: the head of a request ends with an empty line.
bool IsWhole(std::string_view head) {
  return head.find("\r\n\r\n") != head.npos || head.find("\n\n") != head.npos || head.size() == kLongestPeek;
}

}  // namespace

WaitingRoom::WaitingRoom(Admit admit)
    : admit_(std::move(admit)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), thread_([this] { Run(); }) {}

WaitingRoom::~WaitingRoom() {
  Close();
  ::close(wake_);
}

void WaitingRoom::Take(int socket) {
  const std::lock_guard lock(mutex_);
  if (closed_) {
    ::close(socket);
    return;
  }
  new_.push_back({socket, Clock::now()});
  ::eventfd_write(wake_, 1);
}

void WaitingRoom::Close() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  ::eventfd_write(wake_, 1);
  thread_.join();
}

std::vector<WaitingRoom::Guest> WaitingRoom::TakeNew() {
  const std::lock_guard lock(mutex_);
  return std::exchange(new_, {});
}

// Sleeps until a silent one speaks or somebody comes, a moment at most where a request has begun.
void WaitingRoom::Sleep(std::vector<Guest>& guests) const {
  std::vector<pollfd> polled{{wake_, POLLIN, 0}};
  bool has_begun = false;
  for (const Guest& guest : guests) {
    polled.push_back({guest.has_spoken ? -1 : guest.socket, POLLIN, 0});
    has_begun = has_begun || guest.has_spoken;
  }
  ::poll(polled.data(), polled.size(), static_cast<int>((has_begun ? kMoment : kLook).count()));
  eventfd_t count = 0;
  ::eventfd_read(wake_, &count);
  for (std::size_t i = 0; i < guests.size(); ++i)
    guests[i].is_ready = guests[i].has_spoken || polled[i + 1].revents != 0;
}

bool WaitingRoom::HasRequest(int socket) {
  Guest guest{socket, Clock::now()};
  return WishOf(guest) == Wish::kGoesOn;
}

WaitingRoom::Wish WaitingRoom::WishOf(Guest& guest) {
  if (guest.is_ready) {
    std::array<char, kLongestPeek> head{};
    const ssize_t size = ::recv(guest.socket, head.data(), head.size(), MSG_PEEK | MSG_DONTWAIT);
    const bool is_empty = size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    if (size <= 0 && !is_empty) return Wish::kIsGone;
    if (size > 0 && IsWhole({head.data(), static_cast<std::size_t>(size)})) return Wish::kGoesOn;
    guest.has_spoken = guest.has_spoken || size > 0;
  }
  const bool is_late = Clock::now() - guest.since > (guest.has_spoken ? kLongestHead : kLongestSilence);
  return is_late ? Wish::kIsGone : Wish::kWaits;
}

// Lets go who may go; of too many, who came first.
std::vector<WaitingRoom::Guest> WaitingRoom::StillWaiting(std::vector<Guest> guests) {
  std::vector<Guest> waiting;
  for (Guest& guest : guests) {
    const Wish wish = WishOf(guest);
    if (wish == Wish::kGoesOn) admit_(guest.socket);
    if (wish == Wish::kIsGone) ::close(guest.socket);
    if (wish == Wish::kWaits) waiting.push_back(guest);
  }
  const auto too_many = static_cast<std::ptrdiff_t>(waiting.size() - std::min(waiting.size(), kMostGuests));
  for (std::ptrdiff_t i = 0; i < too_many; ++i) ::close(waiting[static_cast<std::size_t>(i)].socket);
  waiting.erase(waiting.begin(), waiting.begin() + too_many);
  return waiting;
}

bool WaitingRoom::IsClosed() {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void WaitingRoom::Run() {
  std::vector<Guest> guests;  // who came first stands first
  while (!IsClosed()) {
    for (const Guest& guest : TakeNew()) guests.push_back(guest);
    guests = StillWaiting(std::move(guests));
    Sleep(guests);
  }
  for (const Guest& guest : TakeNew()) guests.push_back(guest);
  for (const Guest& guest : guests) ::close(guest.socket);
}

}  // namespace acervo::tools::serve
