// One connection as httplib reads and writes it, with an end to every wait and a limit to every request.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <functional>
#include <string>

namespace acervo::tools::serve {

class DeadlineStream final : public httplib::Stream {
 public:
  explicit DeadlineStream(int socket) : socket_(socket) {}

  // Waits for the first byte of the next request. False: none came in time, the other side has gone, or `gives_up`
  // (asked again and again) says so.
  bool AwaitRequest(std::chrono::milliseconds idle, const std::function<bool()>& gives_up);

  // No more is written; what the other side still sends is taken for a moment: closing over it would make the system
  // reset the connection before the last answer is read.
  void Finish();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* into, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool Poll(short events, Clock::time_point until) const;

  int socket_;
  Clock::time_point read_by_{};
  Clock::time_point written_by_{};
  std::size_t budget_ = 0;  // bytes that the request may still have
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace acervo::tools::serve
