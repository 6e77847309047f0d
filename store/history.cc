// The events of a report, each with what it changed; and its files, each beside the one that is shown.
#include "store/history.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "store/archive_impl.h"
#include "store/identity/record_ids.h"
#include "store/rows/parsed_version.h"
#include "store/rows/source_blob.h"

namespace acervo {
namespace store {
namespace {

struct Head {
  std::int64_t key = 0;
  int edition = 1;
  bool withdrawn = false;
  std::int64_t read_from = 0;
  std::string read_from_path;
};

Result<Head> FindHead(Connection& connection, std::string_view id) {
  Query query =
      connection("SELECT report_key, edition, withdrawn_at, read_from, read_from_path FROM report WHERE id = ?");
  query.Bind(id);
  if (query.Next()) {
    return Head{query.Int(0), static_cast<int>(query.Int(1)), !query.IsNull(2), query.Int(3), query.Text(4)};
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return Error{ErrorCode::kNotFound, std::string(id), {}};
}

struct EventRow {
  std::int64_t key = 0;
  std::int64_t original = 0;  // 0: the archive does not have it
  HistoryEvent event;
};

Result<std::vector<EventRow>> EventsOf(Connection& connection, std::int64_t report_key) {
  std::vector<EventRow> rows;
  Query query = connection(
      "SELECT e.event_key, o.original_key, e.at, e.kind, e.edition, e.path, e.sha256, o.format FROM event e "
      "LEFT JOIN original o ON o.sha256 = e.sha256 WHERE e.report_key = ? ORDER BY e.event_key");
  query.Bind(report_key);
  while (query.Next()) {
    EventRow row;
    row.key = query.Int(0);
    row.original = query.Int(1);
    row.event = {
        query.Text(2), query.Text(3), static_cast<int>(query.Int(4)), query.Text(5), query.Text(6), {}, {}, {}, {}};
    row.event.format = FormatFromToken(query.View(7));
    rows.push_back(std::move(row));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return rows;
}

// Walks the events in order and knows at each which original is shown.
class Historian {
 public:
  Historian(Connection& connection, std::string record_id)
      : connection_(connection), record_id_(std::move(record_id)) {}

  Result<std::vector<HistoryEvent>> Run(std::vector<EventRow> rows) {
    for (EventRow& row : rows) {
      ACERVO_RETURN_IF_ERROR(row.event.kind == "reparsed" ? Reparsed(row) : Imported(row));
      if (IsAskedFor(row)) events_.push_back(std::move(row.event));
    }
    return std::move(events_);
  }

 private:
  // Where two editions are compared, both are as they are read today: what the parser has learnt in between is told by
  // the event of the reparse.
  Status Imported(EventRow& row) {
    HistoryEvent& event = row.event;
    if (event.kind == "withdrawn") {
      withdrawn_ = true;
      return Ok();
    }
    const bool comes_back = withdrawn_ && event.kind != "path";
    if (comes_back) event.kind = "reinstated";
    const bool is_shown_now = comes_back || shown_ == 0 || event.edition > edition_ || event.kind == "better_reading";
    if (!is_shown_now) return Ok();
    withdrawn_ = false;
    ACERVO_RETURN_IF_ERROR(Show(row));
    edition_ = event.edition;
    return Ok();
  }

  Status Show(EventRow& row) {
    const std::int64_t before = std::exchange(shown_, row.original);
    was_shown_.insert(shown_);
    if (before == 0) return record_id_.empty() ? Ok() : ShowFirst(row);
    if (before == shown_) return Ok();
    Result<Report> earlier = LoadParsedVersion(connection_, before), later = LoadParsedVersion(connection_, shown_);
    if (!IsReadable(earlier) || !IsReadable(later)) return Ok();
    row.event.difference = DifferenceOf(earlier.value(), later.value(), Scope::kUnderstood);
    return Ok();
  }

  // What a record said when it came, as it was read then.
  Status ShowFirst(EventRow& row) {
    Result<Report> first = LoadVersionAfter(connection_, row.original, row.key);
    if (IsReadable(first)) row.event.difference = DifferenceOf({}, first.value(), Scope::kUnderstood);
    return Ok();
  }

  Status Reparsed(EventRow& row) {
    Result<Report> earlier = LoadFormerVersion(connection_, row.key);
    Result<Report> later = LoadVersionAfter(connection_, row.original, row.key);
    if (!IsReadable(earlier) || !IsReadable(later)) return Ok();
    row.event.parser_before = earlier.value().parser_version;
    row.event.parser_after = later.value().parser_version;
    row.event.difference = DifferenceOf(earlier.value(), later.value(), Scope::kWhole);
    return Ok();
  }

  // A reading that is lost or damaged leaves its event without a difference: `verify` is who tells of damage.
  static bool IsReadable(const Result<Report>& reading) { return reading.ok(); }

  bool IsAskedFor(EventRow& row) const {
    if (record_id_.empty()) return true;
    HistoryEvent& event = row.event;
    // Another format's records have ids of their own.
    if (!event.difference || !was_shown_.contains(row.original)) return false;
    event.difference = OnlyOf(*event.difference, record_id_);
    return !event.difference->empty();
  }

  Connection& connection_;
  std::string record_id_;
  std::int64_t shown_ = 0;  // original_key
  std::set<std::int64_t> was_shown_;
  int edition_ = 0;
  bool withdrawn_ = false;
  std::vector<HistoryEvent> events_;
};

struct File {
  std::int64_t key = 0;
  SourceDifference told;
};

// Those of the latest edition, what is shown first.
Result<std::vector<File>> FilesOf(Connection& connection, const Head& head) {
  std::vector<File> files;
  Query query =
      connection(std::string("SELECT o.original_key, CASE WHEN o.original_key = ?1 THEN ?2 ELSE ")
                     .append(kFirstPath)
                     .append(" END, o.sha256, o.format FROM original o WHERE o.report_key = ?3 AND (o.edition = ?4 OR "
                             "o.original_key = ?1) ORDER BY o.original_key <> ?1, o.original_key"));
  query.Bind(head.read_from, head.read_from_path, head.key, head.edition);
  while (query.Next()) {
    files.push_back(
        {query.Int(0), {query.Text(1), query.Text(2), FormatFromToken(query.View(3)).value_or(Format::kTxt), {}}});
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return files;
}

std::string WhyShown(const std::vector<File>& files) {
  if (files.size() == 1) return "only";
  const auto same =
      std::ranges::count_if(files, [&](const File& file) { return file.told.format == files.front().told.format; });
  return same == 1 ? "format" : "first";
}

// The others as they read by themselves, with the ids of the shown records. One that cannot be read is left out.
Result<std::vector<SourceReading>> ReadFiles(Connection& connection, const std::vector<File>& files) {
  std::vector<SourceReading> readings;
  std::set<std::string> ids;
  for (const File& file : files) {
    Result<Report> report = LoadParsedVersion(connection, file.key);
    if (!report.ok() && readings.empty()) return std::move(report.error());
    if (!report.ok()) continue;
    if (readings.empty()) {
      for (const Record& record : report.value().records) ids.insert(record.local_id);
    } else {
      KeepRecordIds(readings.front().report, ids, report.value());
    }
    readings.push_back({file.told.path, file.told.sha256, file.told.format, std::move(report.value())});
  }
  return readings;
}

Result<SourceComparison> CompareFiles(Connection& connection, const std::vector<File>& files) {
  Result<std::vector<SourceReading>> readings = ReadFiles(connection, files);
  if (!readings.ok()) return std::move(readings.error());
  const SourceReading& shown = readings.value().front();
  SourceComparison comparison{shown.path, shown.sha256, shown.format, WhyShown(files), {}};
  for (std::size_t i = 1; i < readings.value().size(); ++i) {
    const SourceReading& other = readings.value()[i];
    comparison.others.push_back(
        {other.path, other.sha256, other.format, DifferenceOf(shown.report, other.report, Scope::kWritten)});
  }
  return comparison;
}

Result<std::vector<File>> FilesOfReport(Connection& connection, std::string_view report_id) {
  Result<Head> head = FindHead(connection, report_id);
  if (!head.ok()) return std::move(head.error());
  auto files = FilesOf(connection, head.value());
  if (files.ok() && files.value().empty()) return Error{ErrorCode::kNotFound, std::string(report_id), {}};
  return files;
}

}  // namespace
}  // namespace store

Result<ReportHistory> Archive::HistoryOf(std::string_view id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  const std::size_t dot = std::min(id.find('.'), id.size());
  Result<store::Head> head = store::FindHead(connection, id.substr(0, dot));
  if (!head.ok()) return Error{head.error().code, std::string(id), {}};
  ReportHistory history{std::string(id.substr(0, dot)),
                        std::string(id.substr(std::min(dot + 1, id.size()))),
                        head.value().edition,
                        head.value().withdrawn,
                        {}};
  auto rows = store::EventsOf(connection, head.value().key);
  if (!rows.ok()) return std::move(rows.error());
  auto events = store::Historian(connection, history.record_id).Run(std::move(rows.value()));
  if (!events.ok()) return std::move(events.error());
  history.events = std::move(events.value());
  const bool is_unknown_record = dot < id.size() && history.events.empty();
  if (is_unknown_record) return Error{ErrorCode::kNotFound, std::string(id), {}};
  return history;
}

Result<SourceComparison> Archive::CompareSources(std::string_view report_id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  const auto files = store::FilesOfReport(connection, report_id);
  if (!files.ok()) return files.error();
  return store::CompareFiles(connection, files.value());
}

Result<std::vector<SourceReading>> Archive::ReadingsOf(std::string_view report_id, bool (*is_wanted)(Format)) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  auto files = store::FilesOfReport(connection, report_id);
  if (!files.ok()) return std::move(files.error());
  // The shown one is read in any case: the ids are its own.
  std::erase_if(files.value(), [&](const store::File& file) {
    return file.key != files.value().front().key && !is_wanted(file.told.format);
  });
  auto readings = store::ReadFiles(connection, files.value());
  if (readings.ok()) {
    std::erase_if(readings.value(), [&](const SourceReading& reading) { return !is_wanted(reading.format); });
  }
  return readings;
}

}  // namespace acervo
