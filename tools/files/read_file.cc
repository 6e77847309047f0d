#include "tools/files/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "core/text.h"
#include "tools/files/system_error.h"

namespace acervo::tools {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

std::string_view KindOf(mode_t mode) {
  if (S_ISDIR(mode)) return "EISDIR";
  if (S_ISFIFO(mode)) return "FIFO";
  if (S_ISSOCK(mode)) return "socket";
  return "device";
}

// The file may shrink or grow meanwhile: what is there when it is read counts.
Result<std::string> ReadUpTo(int fd, std::size_t expected, std::size_t max_size) {
  std::string bytes(expected + 1, '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > max_size) return Error{ErrorCode::kTooLarge, "", {}};
    if (size == bytes.size()) bytes.resize(2 * size);
  }
  bytes.resize(size);
  return bytes;
}

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

}  // namespace

Result<OpenedFile> OpenFile(const std::string& path, std::size_t max_size) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return SystemError(errno);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnreadable, std::string(KindOf(about.st_mode)), {}};
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return SystemError(errno);
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kUnreadable, std::string(KindOf(about.st_mode)), {}};
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > max_size) return Error{ErrorCode::kTooLarge, std::to_string(size >> 20) + " MiB", {}};
  return OpenedFile{file.Release(), size};
}

Result<std::string> ReadOpened(int fd, std::size_t expected, std::size_t max_size) {
  Result<std::string> bytes = ReadUpTo(fd, expected, max_size);
  if (bytes.ok() && bytes.value().empty()) return Error{ErrorCode::kEmpty, "", {}};
  return bytes;
}

Result<std::string> ReadFile(const std::string& path, std::size_t max_size) {
  const Result<OpenedFile> opened = OpenFile(path, max_size);
  if (!opened.ok()) return opened.error();
  const Descriptor file(opened.value().fd);
  return ReadOpened(file.get(), opened.value().size, max_size);
}

std::string PathText(const std::string& path) {
  if (IsValidUtf8(path)) return path;
  std::string text;
  for (std::size_t at = 0; at < path.size();) {
    std::size_t next = at;
    const bool broken = NextCodePoint(path, next) == 0xFFFD && path.compare(at, 3, "\xEF\xBF\xBD") != 0;
    if (!broken) {
      text.append(path, at, next - at);
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(path[at]);
      text.append("\\x") += kDigits[byte >> 4];
      text += kDigits[byte & 15];
      next = at + 1;
    }
    at = next;
  }
  return text;
}

std::string PathFromText(const std::string& text) {
  std::string path;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped =
        text.compare(at, 2, "\\x") == 0 && at + 3 < text.size() && IsHex(text[at + 2]) && IsHex(text[at + 3]);
    if (!escaped) {
      path += text[at];
      continue;
    }
    int byte = 0;
    std::from_chars(text.data() + at + 2, text.data() + at + 4, byte, 16);
    path += static_cast<char>(byte);
    at += 3;
  }
  return path;
}

}  // namespace acervo::tools
