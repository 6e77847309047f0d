#include "tools/web/http/deadline_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace acervo::tools::serve {
namespace {

constexpr std::chrono::seconds kLongestRequest{10};  // to say it all
constexpr std::chrono::seconds kLongestStall{20};    // until the other side takes the next bytes
constexpr std::chrono::minutes kLongestReply{12};
constexpr std::size_t kLargestRequest = 64 << 10;
constexpr std::chrono::milliseconds kSlice{100};
constexpr std::chrono::milliseconds kLastWords{200};
constexpr std::size_t kMostLastWords = 1 << 20;

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
  while (begin_ == end_) {
    if (gives_up() || Clock::now() >= until) return false;
    if (!Poll(POLLIN, std::min(until, Clock::now() + kSlice))) continue;
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) return false;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  read_by_ = Clock::now() + kLongestRequest;
  written_by_ = Clock::now() + kLongestReply;
  budget_ = kLargestRequest;
  return true;
}

void DeadlineStream::Finish() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + kLastWords;
  for (std::size_t taken = 0; taken < kMostLastWords && Poll(POLLIN, until);) {
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (got <= 0) return;
    taken += static_cast<std::size_t>(got);
  }
}

bool DeadlineStream::is_readable() const { return begin_ < end_ || Poll(POLLIN, read_by_); }

bool DeadlineStream::is_writable() const { return Poll(POLLOUT, Clock::now() + kLongestStall); }

ssize_t DeadlineStream::read(char* into, size_t size) {
  if (begin_ == end_) {
    if (!Poll(POLLIN, read_by_)) return -1;
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  const std::size_t count = std::min({size, end_ - begin_, budget_});
  if (count == 0) return -1;
  std::memcpy(into, buffer_.data() + begin_, count);
  begin_ += count;
  budget_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t DeadlineStream::write(const char* from, size_t size) {
  if (!Poll(POLLOUT, std::min(written_by_, Clock::now() + kLongestStall))) return -1;
  return ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

// Nobody asks: the server takes no decision by who the other side is.
void DeadlineStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}
void DeadlineStream::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

}  // namespace acervo::tools::serve
