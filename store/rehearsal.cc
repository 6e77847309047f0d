#include "store/rehearsal.h"

#include <string>
#include <utility>

#include "store/archive_impl.h"
#include "store/identity/identity.h"
#include "store/ingest/write_reading.h"
#include "store/rows/parsed_version.h"
#include "store/rows/source_blob.h"
#include "store/upkeep/open.h"

namespace acervo {
namespace store {
namespace {

// Keys of what comes anew, so that what is borrowed later keeps its own.
constexpr std::int64_t kAboveAll = std::int64_t{1} << 30;

void BindColumn(const Query& row, int column, Query& insert) {
  switch (sqlite3_value_type(row.Value(column))) {
    case SQLITE_NULL: return insert.BindNext(nullptr);
    case SQLITE_INTEGER: return insert.BindNext(row.Int(column));
    case SQLITE_FLOAT: return insert.BindNext(row.Real(column));
    case SQLITE_BLOB: return insert.BindBlob(row.Blob(column));
    default: return insert.BindNext(row.View(column));
  }
}

Status CopyRows(Connection& from, Connection& to, const std::string& table, const std::string& condition,
                std::int64_t key) {
  Query rows = from("SELECT * FROM " + table + " WHERE " + condition);
  rows.Bind(key);
  while (rows.Next()) {
    std::string holes;
    for (int i = 0; i < rows.ColumnCount(); ++i) holes += i == 0 ? "?" : ", ?";
    Query insert = to("INSERT OR IGNORE INTO " + table + " VALUES(" + holes + ")");
    for (int i = 0; i < rows.ColumnCount(); ++i) BindColumn(rows, i, insert);
    ACERVO_RETURN_IF_ERROR(insert.Run());
  }
  return rows.Finish();
}

// Where the bytes of an original would be: nothing, so that its row may stand.
Status StandIn(Connection& real, Connection& trial, std::int64_t report_key) {
  Query names = real("SELECT sqlar_name FROM original WHERE report_key = ?");
  names.Bind(report_key);
  while (names.Next()) ACERVO_RETURN_IF_ERROR(StoreSourceBlob(trial, names.View(0), "", 0));
  return names.Finish();
}

Result<std::set<std::int64_t>> ReportsFrom(Query query) {
  std::set<std::int64_t> keys;
  while (query.Next()) keys.insert(query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return keys;
}

}  // namespace

Status Rehearsal::Begin(Connection& trial) {
  const std::string key = std::to_string(kAboveAll);
  ACERVO_RETURN_IF_ERROR(
      trial.Execute("BEGIN; INSERT INTO sqlar(name, mode, mtime, sz, data) VALUES('', 0, 0, 0, x''); "
                    "INSERT INTO report(report_key, id, read_at, withdrawn_at) VALUES(" +
                    key +
                    ", '', '', ''); "
                    "INSERT INTO original(original_key, sha256, format, bytes, sqlar_name, report_key, edition, "
                    "imported_at) VALUES(" +
                    key + ", '', 'txt', 0, '', " + key +
                    ", 1, ''); "
                    "INSERT INTO source(source_key, path, location, original_key, imported_at, replaced_at) VALUES(" +
                    key + ", '', '', " + key + ", '', ''); COMMIT"));
  return real_ ? CopyRows(*real_, trial, "failure", "?1 = ?1", 0) : Ok();
}

Status Rehearsal::InPlace() const { return real_ ? real_->InPlace() : Ok(); }

Result<std::optional<std::string>> Rehearsal::Unchanged(const FilePlace& place, std::string_view sha256) {
  if (!real_) return std::optional<std::string>();
  Result<std::optional<KnownPath>> path = FindPath(*real_, place, sha256);
  if (!path.ok()) return std::move(path.error());
  const bool is_unchanged =
      path.value() && path.value()->sha256 == sha256 && !borrowed_.contains(path.value()->report.key);
  return is_unchanged ? std::optional(path.value()->report.id) : std::nullopt;
}

Connection& Rehearsal::Holder(Connection& trial, std::string_view what, std::string_view value) {
  if (!real_) return trial;
  Query query = trial(std::string("SELECT 1 FROM ").append(what).append(" = ?"));
  query.Bind(value);
  return query.Next() ? trial : *real_;
}

Status Rehearsal::BorrowKnown(Connection& trial, WriterState& state, const FilePlace& place, std::string_view sha256) {
  if (!real_) return Ok();
  const ReadTransaction snapshot(*real_);
  std::set<std::int64_t> reports;
  Result<std::optional<KnownPath>> path = FindPath(*real_, place, sha256);
  if (!path.ok()) return std::move(path.error());
  if (path.value()) reports.insert(path.value()->report.key);
  Result<std::optional<KnownOriginal>> original = FindOriginal(*real_, sha256);
  if (!original.ok()) return std::move(original.error());
  if (original.value()) reports.insert(original.value()->report.key);
  return Borrow(trial, state, reports);
}

Status Rehearsal::BorrowAlike(Connection& trial, WriterState& state, const Report& report,
                              const Preparation& preparation) {
  if (!real_) return Ok();
  const ReadTransaction snapshot(*real_);
  std::set<std::int64_t> reports;
  Result<std::vector<SharedSketch>> alike = Alike(*real_, report, preparation.sketch, kMostCandidates);
  if (!alike.ok()) return std::move(alike.error());
  for (const SharedSketch& one : alike.value()) {
    Query query = (*real_)("SELECT report_key FROM original WHERE original_key = ?");
    query.Bind(one.original_key);
    Result<std::set<std::int64_t>> keys = ReportsFrom(std::move(query));
    if (!keys.ok()) return std::move(keys.error());
    reports.merge(keys.value());
  }
  return Borrow(trial, state, reports);
}

Status Rehearsal::Borrow(Connection& trial, WriterState& state, const std::set<std::int64_t>& reports) {
  for (const std::int64_t key : reports) {
    if (!borrowed_.insert(key).second) continue;
    WriteTransaction transaction(trial);
    ACERVO_RETURN_IF_ERROR(transaction.Begin());
    ACERVO_RETURN_IF_ERROR(trial.Execute("PRAGMA defer_foreign_keys = ON"));
    ACERVO_RETURN_IF_ERROR(state.Refresh(trial));
    ACERVO_RETURN_IF_ERROR(BorrowReport(trial, key));
    Query head = (*real_)("SELECT read_from FROM report WHERE report_key = ? AND withdrawn_at IS NULL");
    head.Bind(key);
    const bool is_shown = head.Next();
    const std::int64_t read_from = is_shown ? head.Int(0) : 0;
    ACERVO_RETURN_IF_ERROR(head.Finish());
    if (is_shown) {
      Result<Report> reading = LoadParsedVersion(*real_, read_from);
      if (!reading.ok()) return std::move(reading.error());
      ACERVO_RETURN_IF_ERROR(ReadingWriter(trial, state).Write(key, reading.value()));
      ACERVO_RETURN_IF_ERROR(state.late.Finish(trial, state.keys));
    }
    ACERVO_RETURN_IF_ERROR(transaction.Commit());
  }
  return Ok();
}

// All but its rows.
Status Rehearsal::BorrowReport(Connection& trial, std::int64_t report_key) {
  ACERVO_RETURN_IF_ERROR(StandIn(*real_, trial, report_key));
  const std::string of_report = "report_key = ?";
  const std::string of_originals = "original_key IN (SELECT original_key FROM original WHERE report_key = ?)";
  ACERVO_RETURN_IF_ERROR(CopyRows(*real_, trial, "report", of_report, report_key));
  ACERVO_RETURN_IF_ERROR(CopyRows(*real_, trial, "original", of_report, report_key));
  ACERVO_RETURN_IF_ERROR(CopyRows(*real_, trial, "source", of_originals, report_key));
  ACERVO_RETURN_IF_ERROR(CopyRows(*real_, trial, "sketch", of_originals, report_key));
  ACERVO_RETURN_IF_ERROR(CopyRows(*real_, trial, "reading", of_report, report_key));
  return CopyRows(*real_, trial, "former_record_id", of_report, report_key);
}

}  // namespace store

Result<Archive> Archive::Rehearse(const std::string& path, const OpenOptions& options) {
  std::unique_ptr<store::Connection> real;
  auto opened = store::OpenConnection(path, OpenMode::kReadOnly, options);
  if (!opened.ok() && opened.error().code != ErrorCode::kArchiveAbsent) return std::move(opened.error());
  if (opened.ok()) real = std::move(opened.value());
  auto trial = store::OpenTrial(options);
  if (!trial.ok()) return std::move(trial.error());
  auto impl = std::make_unique<Impl>();
  impl->connection = std::move(trial.value());
  impl->rehearsal = std::make_unique<store::Rehearsal>(std::move(real));
  ACERVO_RETURN_IF_ERROR(impl->rehearsal->Begin(*impl->connection));
  return Archive(std::move(impl));
}

}  // namespace acervo
