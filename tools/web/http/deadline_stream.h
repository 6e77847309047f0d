// Reads and writes one connection with a limit to every wait.
//
// Units:  sizes are bytes; times are of the steady clock.
// Ownership: borrows the socket.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace acervo::tools::serve {

class DeadlineStream {
 public:
  explicit DeadlineStream(int socket) : socket_(socket) {}

  // Waits for the first byte of the next request and starts the clocks of the request and of its reply. False: no byte
  // came within `idle`, the client closed, or `gives_up` (asked every 100 ms) said so.
  bool AwaitRequest(std::chrono::milliseconds idle, const std::function<bool()>& gives_up);

  // Bytes received and not consumed.
  std::string_view received() const { return std::string_view(buffer_).substr(begin_); }
  void Consume(std::size_t count);
  // Receives more. False: the client closed, or the time of the request is over.
  bool Receive();

  // Sends all. False: the client closed, takes nothing for too long, or the time of the reply is over.
  bool Send(std::string_view bytes);

  // Closes the sending side, then drains for a moment what the client still sends: closing over unread bytes resets the
  // connection before the client reads the reply.
  void Finish();

 private:
  using Clock = std::chrono::steady_clock;
  bool Poll(short events, Clock::time_point until) const;

  int socket_;
  Clock::time_point read_by_{};
  Clock::time_point written_by_{};
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace acervo::tools::serve
