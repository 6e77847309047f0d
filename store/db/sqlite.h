// Owned SQLite handles, bound values and errors as values. Private to store/.
//
// Errors: result codes become ErrorCode::kArchive* (`ErrorFrom`). A statement that fails keeps its error until
//         `Finish`, so that a loop over rows reads as one.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/result.h"
#include "store/db/writer_lock.h"

namespace acervo::store {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* p) const noexcept {
    Free(p);
  }
};
using Database = std::unique_ptr<sqlite3, FreeWith<sqlite3_close_v2>>;

Error ErrorFrom(int code, std::string detail);
Error LastError(sqlite3* db);

// A prepared statement in use: bound in the order of the parameters, reset when it goes. Text and blobs that are bound
// must outlive it, but for strings that are bound as temporaries: those are copied.
class Query {
 public:
  enum class Keep { kYes, kNo };  // kNo: the statement is finalized with the query
  Query(sqlite3* db, sqlite3_stmt* statement, int prepare_code, Keep keep)
      : db_(db), statement_(statement), code_(prepare_code), keep_(keep) {}
  Query(Query&& other) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;
  ~Query();

  template <typename... Values>
  Query& Bind(Values&&... values) {
    (BindNext(std::forward<Values>(values)), ...);
    return *this;
  }

  // True while there is a row. False at the end and on failure; ask `Finish` which.
  bool Next();
  Status Finish();
  // Runs to the end.
  Status Run();
  // For a statement that is run again and again: resets it, keeps nothing bound.
  Query& Again();

  std::int64_t Int(int column) const { return sqlite3_column_int64(statement_, column); }
  double Real(int column) const { return sqlite3_column_double(statement_, column); }
  bool IsNull(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::string Text(int column) const { return std::string(View(column)); }
  // Valid until the next step.
  std::string_view View(int column) const;
  std::string_view Blob(int column) const;
  int ColumnCount() const { return sqlite3_column_count(statement_); }
  sqlite3_value* Value(int column) const { return sqlite3_column_value(statement_, column); }
  std::optional<std::string> OptionalText(int column) const;
  std::optional<int> OptionalInt(int column) const;

  void BindNext(std::int64_t value) { Note(sqlite3_bind_int64(statement_, ++bound_, value)); }
  void BindNext(int value) { BindNext(std::int64_t{value}); }
  void BindNext(bool value) { BindNext(std::int64_t{value}); }
  void BindNext(double value) { Note(sqlite3_bind_double(statement_, ++bound_, value)); }
  void BindNext(std::string_view text);
  void BindNext(const std::string& text) { BindNext(std::string_view(text)); }
  void BindNext(std::string&& text);
  void BindNext(const char* text) { BindNext(std::string_view(text)); }
  void BindNext(std::nullptr_t) { Note(sqlite3_bind_null(statement_, ++bound_)); }
  template <typename T>
  void BindNext(std::optional<T>&& value) {
    if (value)
      BindNext(std::move(*value));
    else
      BindNext(nullptr);
  }
  template <typename T>
  void BindNext(const std::optional<T>& value) {
    if (value)
      BindNext(*value);
    else
      BindNext(nullptr);
  }
  void BindBlob(std::string_view bytes);
  // For a function of the program's own; `type` is a literal (https://sqlite.org/bindptr.html).
  template <typename T>
  Query& BindPointer(const T* pointer, const char* type) {
    Note(sqlite3_bind_pointer(statement_, ++bound_, const_cast<T*>(pointer), type, nullptr));
    return *this;
  }

 private:
  void Note(int code) {
    if (code_ == SQLITE_OK) code_ = code;
  }

  sqlite3* db_;
  sqlite3_stmt* statement_;
  int code_;
  Keep keep_;
  int bound_ = 0;
};

class Connection;

// What belongs into each transaction that is committed.
class CommitStep {
 public:
  virtual ~CommitStep() = default;
  virtual Status BeforeCommit(Connection& connection) = 0;
};

// A connection with its prepared statements, each prepared once.
class Connection {
 public:
  Connection(Database db, LockWait wait);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Prepared once and kept; a nested use of the same text gets a statement of its own.
  Query operator()(std::string_view sql);
  // kArchiveAbsent with the detail kMoved where the file at its path is no longer the one that was opened: what is
  // written is lost to whoever opens the path.
  Status InPlace() const;
  Status Execute(const std::string& script);
  sqlite3* get() const { return db_.get(); }
  std::int64_t LastRowId() const { return sqlite3_last_insert_rowid(db_.get()); }
  // Kept until the database is closed.
  void Hold(WriterLock lock) { writer_lock_ = std::move(lock); }
  bool InTransaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }
  // The step of every WriteTransaction from now on; it lives as long as the connection.
  void BeforeEachCommit(std::unique_ptr<CommitStep> step) { commit_step_ = std::move(step); }
  Status BeforeCommit() { return commit_step_ ? commit_step_->BeforeCommit(*this) : Ok(); }

 private:
  sqlite3_stmt* Prepare(std::string_view sql, int& code) const;

  // Before the database: it goes after it, which may hold the archive while it closes.
  std::optional<WriterLock> writer_lock_;
  LockWait wait_;
  std::unique_ptr<CommitStep> commit_step_;  // outlives the handle, which calls it
  Database db_;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

// Another number after each commit of another connection (https://sqlite.org/pragma.html#pragma_data_version).
Result<std::int64_t> DataVersion(Connection& connection);

// BEGIN IMMEDIATE … COMMIT; rolled back when it goes without `Commit`. Both fail where the archive is no longer in its
// place (`Connection::InPlace`). Within another one it is a part of that: when it goes without `Commit` and has
// written, all of the other one is rolled back.
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection) : connection_(connection) {}
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction();
  Status Begin();
  Status Commit();
  bool is_part() const { return is_part_; }

 private:
  Connection& connection_;
  bool open_ = false;
  bool is_part_ = false;
  int changes_before_ = 0;  // sqlite3_total_changes
};

// One snapshot over several statements. Nested ones do nothing.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection);
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

 private:
  Connection& connection_;
  bool open_ = false;
};

}  // namespace acervo::store
