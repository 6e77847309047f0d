#include "tools/files/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "tools/files/system_error.h"

namespace acervo::tools {

TemporaryFile::TemporaryFile() {
  std::error_code none;
  std::string path = (std::filesystem::temp_directory_path(none) / "acervo-XXXXXX").string();
  const int fd = ::mkostemp(path.data(), O_CLOEXEC);
  if (fd < 0) return;
  ::close(fd);
  path_ = std::move(path);
  unfinished_.emplace(path_);
}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Status TemporaryFile::CopyTo(Stream& stream) const {
  const int fd = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{ErrorCode::kUnreadable, SystemToken(errno), {path_}};
  std::array<char, 1 << 16> buffer;
  ssize_t count = 0;
  while (!stream.stopped() && (count = ::read(fd, buffer.data(), buffer.size())) > 0) {
    stream.Write({buffer.data(), static_cast<std::size_t>(count)});
  }
  const int failure = count < 0 ? errno : 0;
  ::close(fd);
  if (failure != 0) return Error{ErrorCode::kUnreadable, SystemToken(failure), {path_}};
  return Ok();
}

}  // namespace acervo::tools
