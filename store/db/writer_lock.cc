#include "store/db/writer_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

#include "store/open_options.h"

namespace acervo::store {
namespace {

constexpr std::chrono::milliseconds kMoment{300};  // of waiting that is not worth a word
constexpr std::chrono::milliseconds kShortest{1}, kLongest{25};

// SQLite locks 512 bytes from 2^30 on (os.h, PENDING_BYTE); this one lies behind them.
constexpr off_t kLockedByte = (off_t{1} << 30) + 1024;

enum class Attempt { kHeld, kTaken, kNoLocks };

Attempt TryLock(int fd) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = kLockedByte;
  lock.l_len = 1;
  if (::fcntl(fd, F_OFD_SETLK, &lock) == 0) return Attempt::kHeld;
  return errno == EAGAIN || errno == EACCES || errno == EINTR ? Attempt::kTaken : Attempt::kNoLocks;
}

bool BearsTheName(int fd, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

LockWait::LockWait(const OpenOptions& options)
    : timeout_(options.lock_timeout), on_wait_(options.on_wait), gives_up_(options.gives_up) {
  Begin();
}

void LockWait::Begin() { began_ = std::chrono::steady_clock::now(); }

bool LockWait::Again() {
  const auto waited = std::chrono::steady_clock::now() - began_;
  if (waited >= timeout_ || (gives_up_ && gives_up_())) return false;
  const bool is_long = waited >= kMoment || timeout_ <= kMoment;
  if (is_long && on_wait_) std::exchange(on_wait_, nullptr)();
  // Short at first: between two reports of another importer the archive is free for a moment only.
  const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(waited / 8);
  std::this_thread::sleep_for(std::clamp(pause, kShortest, kLongest));
  return true;
}

Result<WriterLock> WriterLock::Take(const std::string& path, bool create, LockWait wait) {
  constexpr mode_t kAsSqliteMakesThem = 0644;
  while (true) {
    // What cannot be opened is for SQLite to complain of.
    const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK | (create ? O_CREAT : 0), kAsSqliteMakesThem);
    WriterLock lock(fd);
    if (fd < 0) return lock;
    Attempt attempt = TryLock(fd);
    while (attempt == Attempt::kTaken && BearsTheName(fd, path)) {
      if (!wait.Again()) return Error{ErrorCode::kArchiveLocked, path, {path}};
      attempt = TryLock(fd);
    }
    if (attempt == Attempt::kNoLocks) return WriterLock(-1);
    if (BearsTheName(fd, path)) return lock;
    // Replaced while this one waited: then it is the new file that counts.
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace acervo::store
