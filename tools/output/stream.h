// Writing to a file descriptor, buffered, and knowing when nobody reads any more.
//
// Errors: the first failed write ends all writing; a reader that went away (`acervo export | head`) is no error worth a
//         word, anything else (a full disk) is.
// REQUIRES: SIGPIPE is ignored by the process.
#pragma once

#include <string>
#include <string_view>

namespace acervo::tools {

class Stream {
 public:
  explicit Stream(int fd) : fd_(fd) {}
  ~Stream() { Flush(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  void Write(std::string_view text);
  void Line(std::string_view text);  // with a line feed after it
  void Flush();

  bool reader_gone() const { return error_ == kReaderGone; }
  bool failed() const { return error_ != 0 && !reader_gone(); }
  bool stopped() const { return error_ != 0; }  // writing on is of no use
  int error() const { return error_; }          // errno of the first failure, 0: none
  bool is_terminal() const;
  int fd() const { return fd_; }

 private:
  static const int kReaderGone;
  int fd_;
  int error_ = 0;
  std::string buffer_;
};

}  // namespace acervo::tools
