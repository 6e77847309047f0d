#include "tools/terminal/stream.h"

#include <unistd.h>

#include <cerrno>

#include "tools/terminal/terminal_text.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kBufferSize = 64 << 10;

// The line ends of CSV (RFC 4180) are no document's.
std::string ForTheScreen(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\r\n") lines += text[i];
  }
  return Harmless(lines);
}

}  // namespace

const int Stream::kReaderGone = EPIPE;

void Stream::Write(std::string_view text) {
  if (error_ != 0) return;
  buffer_.append(harmless_ ? ForTheScreen(text) : text);
  if (buffer_.size() >= kBufferSize) Flush();
}

void Stream::Line(std::string_view text) {
  Write(text);
  Write("\n");
}

std::string Stream::Release() {
  held_ = false;
  return std::exchange(buffer_, {});
}

void Stream::Flush() {
  if (held_) return;
  Hand(buffer_);
  buffer_.clear();
}

void Stream::Hand(std::string_view rest) {
  if (taker_) {
    if (!rest.empty() && error_ == 0 && !taker_(rest)) error_ = kReaderGone;
    return;
  }
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

bool Stream::is_terminal() const { return ::isatty(fd_) == 1; }

}  // namespace acervo::tools
