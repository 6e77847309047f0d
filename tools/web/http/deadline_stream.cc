#include "tools/web/http/deadline_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace acervo::tools::serve {
namespace {

constexpr std::chrono::seconds kLongestRequest{10};  // from its first byte to the end of its head
constexpr std::chrono::seconds kLongestStall{20};    // until the client takes the next bytes
constexpr std::chrono::minutes kLongestReply{12};
constexpr std::chrono::milliseconds kSlice{100};
constexpr std::chrono::milliseconds kLongestDrain{200};
constexpr std::size_t kMostDrained = 1 << 20;
constexpr std::size_t kPart = 4096;

bool WouldBlock() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

bool DeadlineStream::Poll(short events, Clock::time_point until) const {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    pollfd wait{socket_, events, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
    if (ready > 0) return (wait.revents & (events | POLLHUP)) != 0;
    if (ready == 0 || errno != EINTR) return false;
  }
}

bool DeadlineStream::AwaitRequest(std::chrono::milliseconds idle, const std::function<bool()>& gives_up) {
  const auto until = Clock::now() + idle;
  while (received().empty()) {
    if (gives_up() || Clock::now() >= until) return false;
    read_by_ = std::min(until, Clock::now() + kSlice);
    if (Poll(POLLIN, read_by_) && !Receive()) return false;
  }
  read_by_ = Clock::now() + kLongestRequest;
  written_by_ = Clock::now() + kLongestReply;
  return true;
}

void DeadlineStream::Consume(std::size_t count) {
  begin_ += count;
  if (begin_ < buffer_.size()) return;
  buffer_.clear();
  begin_ = 0;
}

bool DeadlineStream::Receive() {
  if (!Poll(POLLIN, read_by_)) return false;
  std::array<char, kPart> part{};
  const ssize_t got = ::recv(socket_, part.data(), part.size(), 0);
  if (got <= 0) return false;
  buffer_.append(part.data(), static_cast<std::size_t>(got));
  return true;
}

bool DeadlineStream::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && !WouldBlock()) return false;
    if (Clock::now() >= written_by_) return false;
    if (!bytes.empty() && !Poll(POLLOUT, std::min(written_by_, Clock::now() + kLongestStall))) return false;
  }
  return true;
}

void DeadlineStream::Finish() {
  ::shutdown(socket_, SHUT_WR);
  std::array<char, kPart> part{};
  const auto until = Clock::now() + kLongestDrain;
  for (std::size_t drained = 0; drained < kMostDrained && Poll(POLLIN, until);) {
    const ssize_t got = ::recv(socket_, part.data(), part.size(), MSG_DONTWAIT);
    if (got <= 0) return;
    drained += static_cast<std::size_t>(got);
  }
}

}  // namespace acervo::tools::serve
