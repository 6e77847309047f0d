#include "store/archive.h"

#include <algorithm>
#include <utility>

#include "store/archive_impl.h"
#include "store/decisions/targets.h"
#include "store/entities/entity_rows.h"
#include "store/rows/as_read.h"
#include "store/rows/parsed_version.h"
#include "store/rows/report_rows.h"
#include "store/upkeep/open.h"
#include "store/words/term_cache.h"

namespace acervo {
namespace store {
namespace {

struct ReportHead {
  std::int64_t key = 0;
  std::int64_t read_from = 0;
  bool withdrawn = false;
};

// The case of an id makes no difference.
Result<ReportHead> FindReport(Connection& connection, std::string_view id) {
  const std::string lower = LowerLatin(id);
  Query query = connection("SELECT report_key, read_from, withdrawn_at FROM report WHERE id = ?");
  query.Bind(lower);
  if (query.Next()) return ReportHead{query.Int(0), query.Int(1), !query.IsNull(2)};
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return Error{ErrorCode::kNotFound, std::string(id), {}};
}

// "r7f3a9c21.c2.1" is report "r7f3a9c21", record "c2.1".
Result<std::int64_t> FindRecord(Connection& connection, std::string_view id) {
  const std::string lower = LowerLatin(id);
  const std::size_t dot = std::min(lower.find('.'), lower.size());
  const std::string_view report = std::string_view(lower).substr(0, dot),
                         local = std::string_view(lower).substr(std::min(dot + 1, lower.size()));
  Query query = connection(
      "SELECT c.record_key FROM record c JOIN report r ON r.report_key = c.report_key WHERE r.id = ? "
      "AND c.local_id = ?");
  query.Bind(report, local);
  if (query.Next()) return query.Int(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return Error{ErrorCode::kNotFound, std::string(id), {}};
}

// The file that the records were read from comes first.
Result<std::vector<StoredSource>> SourcesOf(Connection& connection, std::int64_t report_key) {
  std::vector<StoredSource> sources;
  Query query = connection(
      "SELECT s.path, o.sha256, o.format, o.bytes, s.imported_at, s.location, s.replaced_at IS NULL FROM source s JOIN "
      "original o ON o.original_key = s.original_key JOIN report r ON r.report_key = o.report_key WHERE o.report_key = "
      "? ORDER BY s.replaced_at IS NOT NULL, o.original_key = r.read_from DESC, s.path = r.read_from_path DESC, "
      "o.edition DESC, s.source_key");
  query.Bind(report_key);
  while (query.Next()) {
    // Where no path holds the report any more, the file that it was read from stays its source.
    const bool is_live = query.Int(6) != 0;
    if (!is_live && !sources.empty()) break;
    sources.push_back({query.Text(0), query.Text(1), FormatFromToken(query.View(2)).value_or(Format::kTxt),
                       query.Int(3), query.Text(4), query.Text(5)});
    if (!is_live) break;
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return sources;
}

}  // namespace

std::string NowUtc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::hh_mm_ss time(now - day);
  const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return ToIso(Date(day)) + "T" + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
         two(time.seconds().count()) + "Z";
}

}  // namespace store

std::shared_ptr<store::SharedColumns> MakeSharedColumns() { return std::make_shared<store::SharedColumns>(); }

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::Open(const std::string& path, OpenMode mode, const OpenOptions& options) {
  auto connection = store::OpenConnection(path, mode, options);
  if (!connection.ok()) return std::move(connection.error());
  auto impl = std::make_unique<Impl>();
  impl->connection = std::move(connection.value());
  if (mode == OpenMode::kReadOnly) impl->columns.ShareWith(options.shared);
  return Archive(std::move(impl));
}

Status Archive::WarmUp() {
  const store::ReadTransaction snapshot(*impl_->connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(*impl_->connection));
  (void)impl_->columns.EntityTallies();
  const auto names = impl_->columns.Names(*impl_->connection);
  return names.ok() ? Ok() : Status(names.error());
}

Status Archive::InPlace() { return impl_->rehearsal ? impl_->rehearsal->InPlace() : impl_->connection->InPlace(); }

Result<RecordView> Archive::RecordById(std::string_view id) {
  const store::ReadTransaction snapshot(*impl_->connection);
  Result<std::int64_t> key = store::FindRecord(*impl_->connection, id);
  if (!key.ok()) return std::move(key.error());
  return store::ReadRecord(*impl_->connection, key.value());
}

Result<RecordView> Archive::RecordAsRead(std::string_view id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  const std::string lower = store::LowerLatin(id);
  const std::string report_id = store::ReportIdOf(lower);
  ACERVO_ASSIGN_OR_RETURN(const store::ReportHead head, store::FindReport(connection, report_id));
  if (head.withdrawn) return Error{ErrorCode::kNotFound, std::string(id), {}};
  ACERVO_ASSIGN_OR_RETURN(const Report reading, store::ReadReading(connection, head.key));
  const auto found = std::ranges::find(reading.records, store::LocalIdOf(lower), &Record::local_id);
  if (found == reading.records.end()) return Error{ErrorCode::kNotFound, std::string(id), {}};
  ACERVO_ASSIGN_OR_RETURN(const std::vector<StoredSource> sources, store::SourcesOf(connection, head.key));
  FileRef file;
  if (!sources.empty()) file = {sources.front().path, sources.front().sha256, sources.front().format};
  return ViewOf(reading, report_id, *found, file);
}

Result<StoredReport> Archive::ReportById(std::string_view id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<store::ReportHead> head = store::FindReport(connection, id);
  if (!head.ok()) return std::move(head.error());
  Result<Report> report = head.value().withdrawn
                              ? store::LoadParsedVersion(connection, head.value().read_from)
                              : store::ReadRows(connection, head.value().key, store::EntityView::kResolved);
  if (!report.ok()) return std::move(report.error());
  Result<std::vector<StoredSource>> sources = store::SourcesOf(connection, head.value().key);
  if (!sources.ok()) return std::move(sources.error());
  return StoredReport{std::string(id), std::move(report.value()), std::move(sources.value())};
}

Result<ReportTally> Archive::TallyOf(std::string_view id) {
  store::Connection& connection =
      impl_->rehearsal ? impl_->rehearsal->HolderOfReport(*impl_->connection, id) : *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<store::ReportHead> head = store::FindReport(connection, id);
  if (!head.ok()) return std::move(head.error());
  Result<Report> report = store::ReadAllButRecords(connection, head.value().key);
  if (!report.ok()) return std::move(report.error());
  ReportTally tally;
  tally.rows_seen = report.value().rows_seen;
  tally.words = report.value().words;
  tally.rejected = std::move(report.value().rejected);
  tally.doubts = std::move(report.value().doubts);
  store::Query counts = connection(
      "SELECT coalesce(sum(kind = 1), 0), coalesce(sum(kind = 2), 0), coalesce(sum(kind = 3), 0) FROM record WHERE "
      "report_key = ?");
  counts.Bind(head.value().key);
  if (counts.Next()) {
    tally.activities = static_cast<int>(counts.Int(0));
    tally.coordinations = static_cast<int>(counts.Int(1));
    tally.texts = static_cast<int>(counts.Int(2));
  }
  ACERVO_RETURN_IF_ERROR(counts.Finish());
  return tally;
}

Status Archive::NoteFailure(const Failure& failure) {
  store::WriteTransaction transaction(*impl_->connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  const std::string at = failure.at.empty() ? store::NowUtc() : failure.at;
  ACERVO_RETURN_IF_ERROR((*impl_->connection)("INSERT OR REPLACE INTO failure VALUES(?, ?, ?, ?, ?, ?)")
                             .Bind(failure.location.empty() ? failure.path : failure.location, failure.path,
                                   failure.sha256, failure.code, failure.detail, at)
                             .Run());
  return transaction.Commit();
}

Status Archive::ForgetFailure(std::string_view location) {
  store::WriteTransaction transaction(*impl_->connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  ACERVO_RETURN_IF_ERROR((*impl_->connection)("DELETE FROM failure WHERE location = ?").Bind(location).Run());
  return transaction.Commit();
}

Result<std::vector<Failure>> Archive::Failures(std::string_view code) {
  std::vector<Failure> failures;
  store::Query query = (*impl_->connection)(
      "SELECT path, sha256, code, detail, at, location FROM failure WHERE ?1 = '' OR code = ?1 ORDER BY path, "
      "location");
  query.Bind(code);
  while (query.Next()) {
    failures.push_back({query.Text(0), query.Text(1), query.Text(2), query.Text(3), query.Text(4), query.Text(5)});
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return failures;
}

}  // namespace acervo
