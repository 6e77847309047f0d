#include "tools/output/stream.h"

#include <unistd.h>

#include <cerrno>

namespace acervo::tools {
namespace {
constexpr std::size_t kBufferSize = 64 << 10;
}

const int Stream::kReaderGone = EPIPE;

void Stream::Write(std::string_view text) {
  if (error_ != 0) return;
  buffer_.append(text);
  if (buffer_.size() >= kBufferSize) Flush();
}

void Stream::Line(std::string_view text) {
  Write(text);
  Write("\n");
}

void Stream::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

bool Stream::is_terminal() const { return ::isatty(fd_) == 1; }

}  // namespace acervo::tools
