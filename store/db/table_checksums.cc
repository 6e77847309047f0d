#include "store/db/table_checksums.h"

#include <sqlite3.h>
#define XXH_STATIC_LINKING_ONLY  // the state by value
#include <xxhash.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace acervo::store {
namespace {

constexpr std::string_view kOwnTable = "row_sum";

// The hash of a row's values, one after another, each with its type and length: no two rows give the same bytes. Large
// values go through the hash in place, so that an original is not copied for it.
class RowHasher {
 public:
  void Add(sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
      case SQLITE_INTEGER: return AddInteger(sqlite3_value_int64(value));
      case SQLITE_FLOAT: return AddReal(sqlite3_value_double(value));
      case SQLITE_TEXT: return AddBytes('t', sqlite3_value_text(value), sqlite3_value_bytes(value));
      case SQLITE_BLOB: return AddBytes('b', sqlite3_value_blob(value), sqlite3_value_bytes(value));
      default: bytes_ += 'n'; return;
    }
  }
  // Of what was added since the last one was taken.
  std::uint64_t Take() {
    const std::uint64_t hash = is_streaming_ ? TakeStreamed() : XXH3_64bits(bytes_.data(), bytes_.size());
    bytes_.clear();
    return hash;
  }

 private:
  void AddInteger(std::int64_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    bytes_.append("i").append(bytes, sizeof number);
  }
  // In a column of reals SQLite keeps a whole number as an integer: it is not always told which of both it was.
  void AddReal(double number) {
    constexpr double kMost = 9007199254740992;  // 2^53
    if (std::trunc(number) == number && std::abs(number) < kMost) return AddInteger(static_cast<std::int64_t>(number));
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    bytes_.append("r").append(bytes, sizeof number);
  }
  void AddBytes(char type, const void* data, int size) {
    AddInteger(size);
    bytes_ += type;
    if (size > kLarge) {
      Stream(data, static_cast<std::size_t>(size));
    } else if (size > 0) {
      bytes_.append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    }
  }
  // The hash of the pieces is the hash of the whole (xxhash.h, XXH3 streaming).
  void Stream(const void* data, std::size_t size) {
    if (!is_streaming_) XXH3_64bits_reset(&state_);
    is_streaming_ = true;
    XXH3_64bits_update(&state_, bytes_.data(), bytes_.size());
    bytes_.clear();
    XXH3_64bits_update(&state_, data, size);
  }
  std::uint64_t TakeStreamed() {
    XXH3_64bits_update(&state_, bytes_.data(), bytes_.size());
    is_streaming_ = false;
    return XXH3_64bits_digest(&state_);
  }

  static constexpr int kLarge = 1 << 16;
  std::string bytes_;
  bool is_streaming_ = false;
  XXH3_state_t state_;
};

// Follows the writes of one connection.
class Follower final : public CommitStep {
 public:
  // Of a row before it changes, and after.
  static void Note(void* that, sqlite3* db, int operation, const char*, const char* table, sqlite3_int64,
                   sqlite3_int64) noexcept {
    static_cast<Follower*>(that)->Note(db, operation, table);
  }

  // A transaction that was rolled back has written nothing.
  static void Forget(void* that) noexcept {
    for (auto& [table, change] : static_cast<Follower*>(that)->changes_) change = 0;
  }

  Status BeforeCommit(Connection& connection) override {
    // The full-text index writes its pages when a savepoint is set, else only after this.
    ACERVO_RETURN_IF_ERROR(connection.Execute("SAVEPOINT row_sums; RELEASE row_sums"));
    if (has_failed_) return Error{ErrorCode::kArchiveFailed, "row sums", {}};
    for (auto& [table, change] : changes_) {
      if (change == 0) continue;
      Query stored = connection("SELECT sum FROM row_sum WHERE table_name = ?");
      stored.Bind(table);
      const auto sum = static_cast<std::uint64_t>(stored.Next() ? stored.Int(0) : 0) + change;
      ACERVO_RETURN_IF_ERROR(stored.Finish());
      ACERVO_RETURN_IF_ERROR(
          connection("INSERT OR REPLACE INTO row_sum VALUES(?, ?)").Bind(table, static_cast<std::int64_t>(sum)).Run());
      change = 0;
    }
    return Ok();
  }

 private:
  void Note(sqlite3* db, int operation, const char* table) {
    std::uint64_t* const change = ChangeOf(table);
    if (change == nullptr) return;
    if (operation != SQLITE_INSERT) *change -= RowHash(db, sqlite3_preupdate_old);
    if (operation != SQLITE_DELETE) *change += RowHash(db, sqlite3_preupdate_new);
  }

  std::uint64_t* ChangeOf(std::string_view table) {
    if (last_ != nullptr && last_->first == table) return &last_->second;  // rows come table by table
    if (table == kOwnTable || table.starts_with("sqlite_")) return nullptr;
    const auto found = changes_.find(table);
    last_ = found != changes_.end() ? &*found : &*changes_.emplace(table, 0).first;
    return &last_->second;
  }

  std::uint64_t RowHash(sqlite3* db, int (*value_at)(sqlite3*, int, sqlite3_value**)) {
    for (int i = 0; i < sqlite3_preupdate_count(db); ++i) {
      sqlite3_value* value = nullptr;
      if (value_at(db, i, &value) != SQLITE_OK) has_failed_ = true;
      if (value != nullptr) row_.Add(value);
    }
    return row_.Take();
  }

  using Changes = std::map<std::string, std::uint64_t, std::less<>>;
  Changes changes_;
  Changes::value_type* last_ = nullptr;
  RowHasher row_;
  bool has_failed_ = false;
};

Result<std::vector<std::string>> SummedTables(Connection& connection) {
  std::vector<std::string> tables;
  Query query = connection(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
      "AND name <> ? ORDER BY name");
  query.Bind(kOwnTable);
  while (query.Next()) tables.push_back(query.Text(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return tables;
}

std::string QuotedName(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? "\"\"" : std::string(1, c));
  return quoted + "\"";
}

Result<std::int64_t> SumOf(Connection& connection, const std::string& table) {
  std::uint64_t sum = 0;
  RowHasher row;
  Query query = connection("SELECT * FROM " + QuotedName(table));
  while (query.Next()) {
    for (int i = 0; i < query.ColumnCount(); ++i) row.Add(query.Value(i));
    sum += row.Take();
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return static_cast<std::int64_t>(sum);
}

}  // namespace

Result<TableChecksums> ChecksumsOfTables(Connection& connection, std::vector<std::string>& damaged) {
  Result<std::vector<std::string>> tables = SummedTables(connection);
  if (!tables.ok()) return std::move(tables.error());
  TableChecksums sums;
  for (const std::string& table : tables.value()) {
    const Result<std::int64_t> sum = SumOf(connection, table);
    if (sum.ok())
      sums[table] = sum.value();
    else
      damaged.push_back(table);
  }
  return sums;
}

Result<TableChecksums> StoredChecksums(Connection& connection) {
  TableChecksums sums;
  Query query = connection("SELECT table_name, sum FROM row_sum");
  while (query.Next()) sums[query.Text(0)] = query.Int(1);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return sums;
}

Status StoreChecksums(Connection& connection) {
  // Let the full-text index write what it holds back.
  ACERVO_RETURN_IF_ERROR(connection.Execute("SAVEPOINT row_sums; RELEASE row_sums; DELETE FROM row_sum"));
  std::vector<std::string> damaged;
  const Result<TableChecksums> sums = ChecksumsOfTables(connection, damaged);
  if (!sums.ok()) return sums.error();
  if (!damaged.empty()) return Error{ErrorCode::kArchiveInvalid, damaged.front(), {}};
  Query insert = connection("INSERT INTO row_sum VALUES(?, ?)");
  for (const auto& [table, sum] : sums.value()) ACERVO_RETURN_IF_ERROR(insert.Again().Bind(table, sum).Run());
  return Ok();
}

Status KeepChecksums(Connection& connection) {
  if (sqlite3_compileoption_used("ENABLE_PREUPDATE_HOOK") == 0) {
    return Error{ErrorCode::kArchiveFailed, "SQLite: SQLITE_ENABLE_PREUPDATE_HOOK", {}};
  }
  auto follower = std::make_unique<Follower>();
  sqlite3_preupdate_hook(connection.get(), &Follower::Note, follower.get());
  sqlite3_rollback_hook(connection.get(), &Follower::Forget, follower.get());
  connection.BeforeEachCommit(std::move(follower));
  return Ok();
}

}  // namespace acervo::store
