// SQLite's online backup (https://sqlite.org/backup.html): pages are copied while others read and write; what is
// written meanwhile by another process starts the copy over, which SQLite does by itself.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include "store/archive_impl.h"
#include "store/open.h"
#include "store/schema.h"

namespace acervo {
namespace store {
namespace {

constexpr int kPagesAtOnce = 1024;
constexpr std::chrono::milliseconds kPause{5};
constexpr std::chrono::seconds kPatience{60};  // without a page copied

// A file that goes unless it was kept.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    for (const char* ending : {"", "-journal", "-wal", "-shm"}) ::unlink((path_ + ending).c_str());
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Status CopyPages(sqlite3* from, sqlite3* to) {
  sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) return LastError(to);
  auto last_step = std::chrono::steady_clock::now();
  int code = SQLITE_OK;
  while (code != SQLITE_DONE) {
    code = sqlite3_backup_step(backup, kPagesAtOnce);
    const auto now = std::chrono::steady_clock::now();
    if (code == SQLITE_OK) last_step = now;
    const bool waits = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (code == SQLITE_DONE || (code != SQLITE_OK && !waits) || (waits && now - last_step > kPatience)) break;
    if (waits) std::this_thread::sleep_for(kPause);
  }
  sqlite3_backup_finish(backup);
  return code == SQLITE_DONE ? Ok() : Status(ErrorFrom(code, sqlite3_errstr(code)));
}

Status WriteCopy(sqlite3* from, const std::string& path) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const Database to(raw);
  if (code != SQLITE_OK) return ErrorFrom(code, sqlite3_errstr(code));
  sqlite3_extended_result_codes(raw, 1);
  return CopyPages(from, raw);
}

// The name is given only to a copy that is whole and on the disk.
Status Publish(const std::string& from, const std::string& to) {
  const int fd = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_durable = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  std::error_code failure;
  if (is_durable) std::filesystem::rename(from, to, failure);
  if (!is_durable || failure) return Error{ErrorCode::kArchiveReadOnly, failure.message(), {to}};
  return Ok();
}

}  // namespace
}  // namespace store

std::string Archive::UnfinishedBackup(const std::string& destination) {
  return destination + ".parcial-" + std::to_string(::getpid());
}

Result<Verification> Archive::Backup(const std::string& destination) {
  const store::Temporary copy(UnfinishedBackup(destination));
  ::unlink(copy.path().c_str());
  if (Status written = store::WriteCopy(impl_->connection->get(), copy.path()); !written.ok()) {
    return std::move(written.error()).In(destination);
  }
  Result<Archive> opened = Archive::Open(copy.path(), OpenMode::kReadWrite);
  if (!opened.ok()) return std::move(opened.error()).In(destination);
  Result<Verification> verified = opened.value().Verify({});
  if (!verified.ok()) return verified;
  { const Archive closed = std::move(opened.value()); }
  if (!verified.value().faults.empty()) return verified;
  if (Status published = store::Publish(copy.path(), destination); !published.ok()) return std::move(published.error());
  return verified;
}

}  // namespace acervo
