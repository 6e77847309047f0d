// SQLite's online backup (https://sqlite.org/backup.html): pages are copied while others read and write; what is
// written meanwhile by another process starts the copy over, which SQLite does by itself.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <thread>

#include "store/archive_impl.h"
#include "store/upkeep/open.h"
#include "store/upkeep/schema.h"

namespace acervo {
namespace store {
namespace {

constexpr int kPagesAtOnce = 1024;
constexpr std::chrono::milliseconds kPause{5};
constexpr std::chrono::seconds kPatience{60};  // without a page copied

constexpr int kStepsBeforeStop = 10'000;  // of SQLite's machine, between two looks at whether to stop

constexpr std::string_view kBeside[] = {"-journal", "-wal", "-shm"};
const OpenOptions kNoPatience{.lock_timeout = std::chrono::milliseconds(0)};

std::string PartialName(const std::string& destination) { return destination + ".parcial-"; }

void RemoveDatabase(const std::string& path) {
  for (const std::string_view ending : kBeside) ::unlink(std::string(path).append(ending).c_str());
  ::unlink(path.c_str());
}

// A file that goes unless it was kept. It is locked as long as somebody writes it, so that it can be told from what a
// process left that was killed.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {
    Result<WriterLock> lock = WriterLock::Take(path_, true, LockWait(kNoPatience));
    if (lock.ok()) lock_ = std::move(lock.value());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() { RemoveDatabase(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::optional<WriterLock> lock_;
};

// What earlier copies to the same name left when they were killed.
void RemoveAbandoned(const std::string& destination) {
  namespace fs = std::filesystem;
  const std::string prefix = fs::path(PartialName(destination)).filename().string();
  const fs::path folder = fs::absolute(destination).parent_path();
  std::set<std::string> found;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(prefix)) continue;
    const std::size_t digits_end = std::min(name.find_first_not_of("0123456789", prefix.size()), name.size());
    if (digits_end > prefix.size()) found.insert((folder / name.substr(0, digits_end)).string());
  }
  for (const std::string& path : found) {
    const Result<WriterLock> lock = WriterLock::Take(path, true, LockWait(kNoPatience));
    if (lock.ok() && lock.value().holds()) RemoveDatabase(path);
  }
}

Status CopyPages(sqlite3* from, sqlite3* to, const std::function<bool()>& stops) {
  sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) return LastError(to);
  auto last_step = std::chrono::steady_clock::now();
  int code = SQLITE_OK;
  while (code != SQLITE_DONE) {
    code = sqlite3_backup_step(backup, kPagesAtOnce);
    const auto now = std::chrono::steady_clock::now();
    if (code != SQLITE_DONE && stops && stops()) code = SQLITE_INTERRUPT;
    if (code == SQLITE_OK) last_step = now;
    const bool waits = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (code == SQLITE_DONE || (code != SQLITE_OK && !waits) || (waits && now - last_step > kPatience)) break;
    if (waits) std::this_thread::sleep_for(kPause);
  }
  sqlite3_backup_finish(backup);
  return code == SQLITE_DONE ? Ok() : Status(ErrorFrom(code, sqlite3_errstr(code)));
}

Status WriteCopy(sqlite3* from, const std::string& path, const std::function<bool()>& stops) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const Database to(raw);
  if (code != SQLITE_OK) return ErrorFrom(code, sqlite3_errstr(code));
  sqlite3_extended_result_codes(raw, 1);
  return CopyPages(from, raw, stops);
}

bool HasBytes(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return !failure && size > 0;
}

// SQLite would take a journal or a -wal that lies beside the copy for the copy's own. So what an older copy left in
// them goes into that one first; that it stays in them means that somebody is at it.
Status SettleOlder(const std::string& destination) {
  std::error_code failure;
  if (!std::filesystem::exists(destination, failure)) {
    for (const std::string_view ending : kBeside) ::unlink(std::string(destination).append(ending).c_str());
    return Ok();
  }
  const auto is_settled = [&] { return !HasBytes(destination + "-wal") && !HasBytes(destination + "-journal"); };
  if (is_settled()) return Ok();
  if (auto older = OpenConnection(destination, OpenMode::kReadWrite, {}); older.ok()) {
    (void)older.value()->Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  return is_settled() ? Ok() : Status(Error{ErrorCode::kArchiveLocked, destination, {destination}});
}

Status SyncFile(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC);
  const bool is_durable = fd >= 0 && ::fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (is_durable) return Ok();
  const bool is_full = error == ENOSPC || error == EDQUOT;
  return Error{is_full ? ErrorCode::kArchiveFull : ErrorCode::kArchiveReadOnly, std::strerror(error), {path}};
}

// The name is given only to a copy that is whole and on the disk.
Status Publish(const std::string& from, const std::string& to) {
  ACERVO_RETURN_IF_ERROR(SyncFile(from, 0));
  ACERVO_RETURN_IF_ERROR(SettleOlder(to));
  std::error_code failure;
  std::filesystem::rename(from, to, failure);
  if (failure) return Error{ErrorCode::kArchiveReadOnly, failure.message(), {to}};
  return SyncFile(std::filesystem::absolute(to).parent_path().string(), O_DIRECTORY);
}

// Ends what the connection does as soon as `stops` says so.
void StopWhen(Connection& connection, const std::function<bool()>& stops) {
  const auto ask = [](void* function) { return (*static_cast<const std::function<bool()>*>(function))() ? 1 : 0; };
  if (stops)
    sqlite3_progress_handler(connection.get(), kStepsBeforeStop, ask, const_cast<std::function<bool()>*>(&stops));
}

}  // namespace
}  // namespace store

Result<Verification> Archive::Backup(const std::string& destination, const std::function<bool()>& stops) {
  store::RemoveAbandoned(destination);
  const store::Temporary copy(store::PartialName(destination) + std::to_string(::getpid()));
  if (Status written = store::WriteCopy(impl_->connection->get(), copy.path(), stops); !written.ok()) {
    return std::move(written.error()).In(destination);
  }
  Result<Archive> opened = Archive::Open(copy.path(), OpenMode::kReadWrite);
  if (!opened.ok()) return std::move(opened.error()).In(destination);
  store::StopWhen(*opened.value().impl_->connection, stops);
  Result<Verification> verified = opened.value().Verify({});
  if (!verified.ok()) return verified;
  { const Archive closed = std::move(opened.value()); }
  if (stops && stops()) return Error{ErrorCode::kTimeout, "", {destination}};
  if (!verified.value().faults.empty()) return verified;
  if (Status published = store::Publish(copy.path(), destination); !published.ok()) return std::move(published.error());
  return verified;
}

}  // namespace acervo
