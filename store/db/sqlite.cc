#include "store/db/sqlite.h"

#include <utility>

#include "store/open_options.h"

namespace acervo::store {
namespace {

ErrorCode CodeFor(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return ErrorCode::kArchiveFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return ErrorCode::kArchiveReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::kArchiveLocked;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return ErrorCode::kArchiveInvalid;
    case SQLITE_INTERRUPT: return ErrorCode::kTimeout;
    case SQLITE_IOERR:
      // A write that the disk, a quota or a limit of file size cuts short shows as a failed write.
      return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_SHMSIZE
                 ? ErrorCode::kArchiveFull
                 : ErrorCode::kArchiveFailed;
    default: return ErrorCode::kArchiveFailed;
  }
}

}  // namespace

Error ErrorFrom(int code, std::string detail) { return Error{CodeFor(code), std::move(detail), {}}; }

Error LastError(sqlite3* db) { return ErrorFrom(sqlite3_extended_errcode(db), sqlite3_errmsg(db)); }

Query::Query(Query&& other) noexcept
    : db_(other.db_),
      statement_(std::exchange(other.statement_, nullptr)),
      code_(other.code_),
      keep_(other.keep_),
      bound_(other.bound_) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  if (keep_ == Keep::kNo) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::Next() {
  if (code_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  code_ = code == SQLITE_DONE ? SQLITE_DONE : sqlite3_extended_errcode(db_);
  return false;
}

Status Query::Finish() {
  if (code_ == SQLITE_OK || code_ == SQLITE_DONE) return Ok();
  return ErrorFrom(code_, sqlite3_errmsg(db_));
}

Status Query::Run() {
  while (Next()) {
  }
  return Finish();
}

Query& Query::Again() {
  sqlite3_reset(statement_);
  bound_ = 0;
  if (code_ == SQLITE_DONE) code_ = SQLITE_OK;
  return *this;
}

std::string_view Query::View(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::Blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Query::OptionalText(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Text(column);
}

std::optional<int> Query::OptionalInt(int column) const {
  if (IsNull(column)) return std::nullopt;
  return static_cast<int>(Int(column));
}

void Query::BindNext(std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  Note(sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Query::BindNext(std::string&& text) {
  Note(sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::BindBlob(std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  Note(sqlite3_bind_blob64(statement_, ++bound_, data, bytes.size(), SQLITE_STATIC));
}

Connection::Connection(Database db, LockWait wait) : wait_(std::move(wait)), db_(std::move(db)) {
  sqlite3_busy_handler(
      db_.get(),
      [](void* patience, int attempts) {
        auto* const self = static_cast<LockWait*>(patience);
        if (attempts == 0) self->Begin();
        return self->Again() ? 1 : 0;
      },
      &wait_);
}

// Beside another file that took the place of ours, our -wal would be taken for its own. So what stands in it goes where
// it belongs, into the file that was ours wherever it is now, and the -wal is left empty.
Connection::~Connection() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  const bool writes = sqlite3_db_readonly(db_.get(), "main") == 0;
  if (writes && !InPlace().ok()) (void)Execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Status Connection::InPlace() const {
  int has_moved = 0;
  sqlite3_file_control(db_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  if (has_moved != 0) return Error{ErrorCode::kArchiveAbsent, std::string(kMoved), {}};
  return Ok();
}

sqlite3_stmt* Connection::Prepare(std::string_view sql, int& code) const {
  sqlite3_stmt* statement = nullptr;
  code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                            nullptr);
  if (code != SQLITE_OK) code = sqlite3_extended_errcode(db_.get());
  return statement;
}

Query Connection::operator()(std::string_view sql) {
  int code = SQLITE_OK;
  constexpr std::size_t kMostKept = 256;  // searches make statements of many shapes
  if (statements_.size() >= kMostKept && !statements_.contains(std::string(sql))) {
    return Query(db_.get(), Prepare(sql, code), code, Query::Keep::kNo);
  }
  auto [entry, is_new] = statements_.try_emplace(std::string(sql), nullptr);
  if (entry->second == nullptr) entry->second = Prepare(sql, code);
  if (entry->second != nullptr && sqlite3_stmt_busy(entry->second) != 0) {
    return Query(db_.get(), Prepare(sql, code), code, Query::Keep::kNo);
  }
  return Query(db_.get(), entry->second, code, Query::Keep::kYes);
}

Status Connection::Execute(const std::string& script) {
  if (sqlite3_exec(db_.get(), script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return Ok();
  return LastError(db_.get());
}

WriteTransaction::~WriteTransaction() {
  if (is_part_ && sqlite3_total_changes(connection_.get()) == changes_before_) return;
  // A full disk may have rolled it back by itself.
  if (open_ && connection_.InTransaction()) (void)connection_.Execute("ROLLBACK");
}

Result<std::int64_t> DataVersion(Connection& connection) {
  Query query = connection("PRAGMA data_version");
  const std::int64_t version = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return version;
}

Status WriteTransaction::Begin() {
  is_part_ = connection_.InTransaction();
  changes_before_ = sqlite3_total_changes(connection_.get());
  if (!is_part_) ACERVO_RETURN_IF_ERROR(connection_("BEGIN IMMEDIATE").Run());
  open_ = true;
  return connection_.InPlace();
}

Status WriteTransaction::Commit() {
  if (!is_part_) {
    ACERVO_RETURN_IF_ERROR(connection_.BeforeCommit());
    ACERVO_RETURN_IF_ERROR(connection_("COMMIT").Run());
  }
  open_ = false;
  return connection_.InPlace();
}

ReadTransaction::ReadTransaction(Connection& connection) : connection_(connection) {
  open_ = !connection_.InTransaction() && connection_.Execute("BEGIN").ok();
}

ReadTransaction::~ReadTransaction() {
  if (open_) (void)connection_.Execute("COMMIT");
}

}  // namespace acervo::store
