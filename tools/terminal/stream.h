// Writing to a file descriptor or into whatever takes bytes, buffered, and knowing when nobody reads any more.
//
// Errors: the first failed write ends all writing; a reader that went away (`acervo export | head`) is no error worth a
//         word, anything else (a full disk) is.
// REQUIRES: SIGPIPE is ignored by the process.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace acervo::tools {

class Stream {
 public:
  // Takes what is written, all of it, or gives false: nobody reads any more.
  using Taker = std::function<bool(std::string_view)>;

  explicit Stream(int fd) : fd_(fd) {}
  explicit Stream(Taker taker) : fd_(-1), taker_(std::move(taker)) {}
  ~Stream() {
    held_ = false;
    Flush();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  void Write(std::string_view text);
  void Line(std::string_view text);  // with a line feed after it
  void Flush();

  // From now on nothing that is written moves the screen (tools/terminal/terminal_text.h), where a screen is what
  // reads. For forms that are verbatim elsewhere. REQUIRES: whole characters in each call
  void SpareTheScreen() { harmless_ = is_terminal(); }

  // From now on nothing is written before Release: a pager may want all of it.
  void HoldBack() { held_ = true; }
  bool holds() const { return held_; }
  std::string Release();  // what was held back, which is not written then

  bool reader_gone() const { return error_ == kReaderGone; }
  bool failed() const { return error_ != 0 && !reader_gone(); }
  bool stopped() const { return error_ != 0; }  // writing on is of no use
  int error() const { return error_; }          // errno of the first failure, 0: none
  bool is_terminal() const;
  int fd() const { return fd_; }

 private:
  void Hand(std::string_view text);

  static const int kReaderGone;
  int fd_;
  Taker taker_;  // where there is no descriptor
  int error_ = 0;
  bool harmless_ = false;
  bool held_ = false;
  std::string buffer_;
};

}  // namespace acervo::tools
