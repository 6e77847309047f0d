#include "tools/files/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "tools/files/system_error.h"

namespace acervo::tools {
namespace {

// mkstemp makes files for the owner alone; an export has the permissions of any new file.
void GiveUsualPermissions(int fd) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(fd, 0666 & ~mask);
}

// What a symbolic link points to, so that the link stays one; any other path as it is.
std::string TargetOf(const std::string& path) {
  std::error_code failure;
  if (!std::filesystem::is_symlink(path, failure)) return path;
  const std::filesystem::path target = std::filesystem::canonical(path, failure);
  return failure ? path : target.string();
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string temporary, int fd)
    : path_(std::move(path)), temporary_(std::move(temporary)), unfinished_(temporary_), fd_(fd), stream_(fd) {}

Result<std::unique_ptr<AtomicFile>> AtomicFile::Create(const std::string& path) {
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) return SystemError(EISDIR, {path});
  if (exists && !S_ISREG(existing.st_mode)) return OpenInPlace(path);
  const std::string target = TargetOf(path);
  std::string temporary = target + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return SystemError(errno, {path});
  GiveUsualPermissions(fd);
  return std::unique_ptr<AtomicFile>(new AtomicFile(target, std::move(temporary), fd));
}

// A device or a pipe has no content to keep whole, and must never be replaced by a file.
Result<std::unique_ptr<AtomicFile>> AtomicFile::OpenInPlace(const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return SystemError(errno, {path});
  return std::unique_ptr<AtomicFile>(new AtomicFile(path, "", fd));
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status AtomicFile::Commit() {
  stream_.Flush();
  if (stream_.stopped()) return SystemError(stream_.error(), {path_});
  if (temporary_.empty()) return Ok();
  const bool synced = ::fsync(fd_) == 0;
  if (!synced) return SystemError(errno, {path_});
  ::close(fd_);
  fd_ = -1;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return SystemError(errno, {path_});
  temporary_.clear();
  return Ok();
}

}  // namespace acervo::tools
