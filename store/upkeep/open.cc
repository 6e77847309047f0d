// synchronous = FULL: a commit that the importer has reported is on the disk (in WAL, NORMAL could lose the last ones
// with the power). One fsync for some reports is little beside reading the documents.
#include "store/upkeep/open.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "store/db/table_checksums.h"
#include "store/search/bm25.h"
#include "store/upkeep/schema.h"

namespace acervo::store {
namespace {

constexpr std::string_view kInMemory = ":memory:";

// "file:" URI of a path (RFC 3986; SQLite "Uniform Resource Identifiers"): everything unusual is percent-encoded.
std::string Uri(const std::string& path, std::string_view parameters) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri.append(parameters);
}

int ChangeOtherOwner(int fd, uid_t user, gid_t group) {
  struct stat file {};
  const bool is_owner = ::fstat(fd, &file) == 0 && file.st_uid == user && file.st_gid == group;
  return is_owner ? 0 : ::fchown(fd, user, group);
}

// Before SQLite's first use; too late, memory is counted as ever.
void SetUpSqlite() {
  static const bool is_done = [] {
    // Counting what is allocated takes a lock of the whole process, for a number that nobody asks for.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // Whoever opens an archive as root gives its -wal and -shm to the archive's owner, also where they are the owner's
    // already. In a file system with a journal a reader waits then for what a writer has just made durable, up to some
    // tenths of a second (https://sqlite.org/c3ref/vfs.html, xSetSystemCall).
    sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    if (vfs == nullptr || vfs->iVersion < 3) return false;
    return vfs->xSetSystemCall(vfs, "fchown", reinterpret_cast<sqlite3_syscall_ptr>(&ChangeOtherOwner)) == SQLITE_OK;
  }();
  (void)is_done;
}

Result<Database> OpenDatabase(const std::string& name, int flags) {
  SetUpSqlite();
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database db(raw);
  if (code != SQLITE_OK) return ErrorFrom(raw ? sqlite3_extended_errcode(raw) : code, sqlite3_errstr(code));
  sqlite3_extended_result_codes(db.get(), 1);
  return db;
}

Status Configure(Connection& connection) {
  sqlite3* db = connection.get();
  // The file may come from anyone: its schema must not do more than ours does.
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  return connection.Execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384");
}

Result<std::unique_ptr<Connection>> Connect(const std::string& name, int flags, const OpenOptions& options) {
  Result<Database> db = OpenDatabase(name, flags);
  if (!db.ok()) return std::move(db.error());
  auto connection = std::make_unique<Connection>(std::move(db.value()), LockWait(options));
  ACERVO_RETURN_IF_ERROR(Configure(*connection));
  ACERVO_RETURN_IF_ERROR(AddSearchFunctions(*connection));
  return connection;
}

Status CheckSchema(Connection& connection, int page_cache_mebibytes) {
  Result<int> version = SchemaVersion(connection);
  if (!version.ok()) return std::move(version.error());
  if (version.value() > LatestSchemaVersion()) {
    return Error{ErrorCode::kArchiveNewer, std::to_string(version.value()), {}};
  }
  if (version.value() < LatestSchemaVersion()) {
    return Error{ErrorCode::kArchiveOlder, "schema " + std::to_string(version.value()), {}};
  }
  const int kibibytes = page_cache_mebibytes * 1024;
  return connection.Execute("SELECT 1 FROM report LIMIT 1; PRAGMA cache_size = -" + std::to_string(kibibytes));
}

// A WAL archive needs its -shm file beside it. On media that cannot be written to, and without a -wal to read, the
// file can be read as one that nobody changes.
bool MayBeReadAsImmutable(const std::string& path) {
  std::error_code failure;
  const auto wal_size = std::filesystem::file_size(path + "-wal", failure);
  const bool wal_is_empty = failure || wal_size == 0;
  const auto folder = std::filesystem::absolute(path).parent_path();
  return wal_is_empty && ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0;
}

Result<std::unique_ptr<Connection>> OpenForReading(const std::string& path, const OpenOptions& options) {
  ACERVO_RETURN_IF_ERROR(CheckFile(path, false));
  auto connection = Connect(Uri(path, ""), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, options);
  Status checked =
      connection.ok() ? CheckSchema(*connection.value(), options.page_cache_mebibytes) : Status(connection.error());
  const bool is_refused = !checked.ok() && checked.error().code == ErrorCode::kArchiveReadOnly;
  if (is_refused && MayBeReadAsImmutable(path)) {
    connection = Connect(Uri(path, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, options);
    if (connection.ok()) checked = CheckSchema(*connection.value(), options.page_cache_mebibytes);
  }
  if (!checked.ok()) return std::move(checked.error());
  return connection;
}

// Triggers are for strangers who write: this program marks by itself what they would (store/column_blocks.h).
Status WriteWithoutTriggers(Connection& connection) {
  if (sqlite3_db_config(connection.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr) == SQLITE_OK) return Ok();
  return LastError(connection.get());
}

// What goes with its connection: for a trial, and for tests.
Result<std::unique_ptr<Connection>> OpenInMemory(const OpenOptions& options) {
  auto connection = Connect(std::string(kInMemory), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, options);
  if (!connection.ok()) return std::move(connection.error());
  ACERVO_RETURN_IF_ERROR(Migrate(*connection.value()));
  ACERVO_RETURN_IF_ERROR(WriteWithoutTriggers(*connection.value()));
  ACERVO_RETURN_IF_ERROR(KeepChecksums(*connection.value()));
  return connection;
}

}  // namespace

Result<std::unique_ptr<Connection>> OpenTrial(const OpenOptions& options) {
  // A database without a name: SQLite makes a file for it when memory is not enough, and removes it.
  auto connection = Connect("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, options);
  if (!connection.ok()) return std::move(connection.error());
  ACERVO_RETURN_IF_ERROR(Migrate(*connection.value()));
  ACERVO_RETURN_IF_ERROR(WriteWithoutTriggers(*connection.value()));
  return connection;
}

namespace {

Result<std::unique_ptr<Connection>> OpenForWriting(const std::string& path, bool create, const OpenOptions& options) {
  std::error_code failure;
  const bool is_there = std::filesystem::exists(path, failure);
  if (is_there || !create) ACERVO_RETURN_IF_ERROR(CheckFile(path, create));
  std::optional<WriterLock> lock;
  if (options.alone) {
    Result<WriterLock> taken = WriterLock::Take(path, create, LockWait(options));
    if (!taken.ok()) return std::move(taken.error());
    lock = std::move(taken.value());
  }
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | (create ? SQLITE_OPEN_CREATE : 0);
  auto connection = Connect(Uri(path, ""), flags, options);
  if (!connection.ok()) return std::move(connection.error());
  if (lock) connection.value()->Hold(std::move(*lock));
  // SQLite falls back to reading alone where it may not write.
  if (sqlite3_db_readonly(connection.value()->get(), "main") == 1) {
    return Error{ErrorCode::kArchiveReadOnly, path, {path}};
  }
  ACERVO_RETURN_IF_ERROR(Migrate(*connection.value()));
  ACERVO_RETURN_IF_ERROR(WriteWithoutTriggers(*connection.value()));
  ACERVO_RETURN_IF_ERROR(KeepChecksums(*connection.value()));
  ACERVO_RETURN_IF_ERROR(connection.value()->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
  // Who writes at length moves pages from the -wal to their place less often, and holds more of them.
  if (options.alone) {
    ACERVO_RETURN_IF_ERROR(connection.value()->Execute("PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768"));
  }
  return connection;
}

}  // namespace

Result<std::unique_ptr<Connection>> OpenConnection(const std::string& path, OpenMode mode, const OpenOptions& options) {
  if (path.empty()) return Error{ErrorCode::kArchiveAbsent, path, {}};
  if (path == kInMemory && mode == OpenMode::kCreate) return OpenInMemory(options);
  auto connection = mode == OpenMode::kReadOnly ? OpenForReading(path, options)
                                                : OpenForWriting(path, mode == OpenMode::kCreate, options);
  if (!connection.ok() && connection.error().where.empty()) return std::move(connection.error()).In(path);
  return connection;
}

}  // namespace acervo::store
