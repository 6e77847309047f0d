// Records as they were: on the paper, and before later decisions.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "store/archive_impl.h"
#include "store/decisions/decision_log.h"
#include "store/decisions/targets.h"
#include "store/ingest/write_reading.h"
#include "store/rows/as_read.h"
#include "store/rows/report_rows.h"

namespace acervo {
namespace store {
namespace {

struct RowOf {
  std::int64_t report_key = 0;
  std::string report_id, local_id;
  bool is_decided = false;  // the report
};

Result<RowOf> ReadRowOf(Connection& connection, std::int64_t record_key) {
  Query query = connection(
      "SELECT c.report_key, r.id, c.local_id, EXISTS(SELECT 1 FROM as_read a WHERE a.report_key = r.report_key) FROM "
      "record c JOIN report r ON r.report_key = c.report_key WHERE c.record_key = ?");
  query.Bind(record_key);
  RowOf row;
  if (query.Next()) row = {query.Int(0), query.Text(1), query.Text(2), query.Int(3) != 0};
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return row;
}

Result<FileRef> FileOf(Connection& connection, std::int64_t report_key) {
  Query query = connection(
      "SELECT r.read_from_path, o.sha256, o.format FROM report r JOIN original o ON o.original_key = r.read_from WHERE "
      "r.report_key = ?");
  query.Bind(report_key);
  FileRef file;
  if (query.Next()) file = {query.Text(0), query.Text(1), FormatFromToken(query.View(2)).value_or(Format::kTxt)};
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return file;
}

using VisitRecord = std::function<bool(const RecordView& record)>;

// Walks records in the order of an export; those of a decided report come from its reading, all at its first one.
class AsReadWalk {
 public:
  AsReadWalk(Connection& connection, const VisitRecord& visit) : connection_(connection), visit_(visit) {}

  Status Run(const std::vector<std::int64_t>& keys) {
    ACERVO_RETURN_IF_ERROR(SortByReport(keys));
    for (const std::int64_t key : keys) {
      const auto decided = decided_.find(key);
      ACERVO_ASSIGN_OR_RETURN(const bool goes_on,
                              decided == decided_.end() ? Visit(key) : VisitReport(decided->second));
      if (!goes_on) return Ok();
    }
    return VisitEmptied();
  }

 private:
  Status SortByReport(const std::vector<std::int64_t>& keys) {
    for (const std::int64_t key : keys) {
      ACERVO_ASSIGN_OR_RETURN(RowOf row, ReadRowOf(connection_, key));
      if (!row.is_decided) continue;
      wanted_[row.report_key].insert(row.local_id);
      decided_.emplace(key, std::move(row));
    }
    return Ok();
  }

  Result<bool> Visit(std::int64_t key) {
    ACERVO_ASSIGN_OR_RETURN(const RecordView view, ReadRecord(connection_, key));
    return visit_(view);
  }

  Result<bool> VisitReport(const RowOf& row) {
    if (!visited_.insert(row.report_key).second) return true;
    return VisitReading(row.report_key, row.report_id);
  }

  // Those that were asked for, and those that a decision has dropped.
  Result<bool> VisitReading(std::int64_t report_key, const std::string& report_id) {
    ACERVO_ASSIGN_OR_RETURN(const Report reading, ReadReading(connection_, report_key));
    ACERVO_ASSIGN_OR_RETURN(const FileRef file, FileOf(connection_, report_key));
    ACERVO_ASSIGN_OR_RETURN(const std::set<std::string> dropped, Dropped(report_key));
    for (const Record& record : reading.records) {
      if (!wanted_[report_key].contains(record.local_id) && !dropped.contains(record.local_id)) continue;
      if (!visit_(ViewOf(reading, report_id, record, file))) return false;
    }
    return true;
  }

  Result<std::set<std::string>> Dropped(std::int64_t report_key) {
    std::set<std::string> ids;
    Query query = connection_("SELECT local_id FROM record_as_read WHERE report_key = ? AND change = 'dropped'");
    query.Bind(report_key);
    while (query.Next()) ids.insert(query.Text(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return ids;
  }

  // Reports of which decisions have dropped every record.
  Status VisitEmptied() {
    std::vector<std::pair<std::int64_t, std::string>> reports;
    Query query = connection_(
        "SELECT a.report_key, r.id FROM as_read a JOIN report r ON r.report_key = a.report_key WHERE NOT EXISTS(SELECT "
        "1 FROM record c WHERE c.report_key = a.report_key) ORDER BY a.period, r.id");
    while (query.Next()) reports.emplace_back(query.Int(0), query.Text(1));
    ACERVO_RETURN_IF_ERROR(query.Finish());
    for (const auto& [key, id] : reports) {
      ACERVO_ASSIGN_OR_RETURN(const bool goes_on, VisitReading(key, id));
      if (!goes_on) return Ok();
    }
    return Ok();
  }

  Connection& connection_;
  const VisitRecord& visit_;
  std::map<std::int64_t, RowOf> decided_;                 // by record_key
  std::map<std::int64_t, std::set<std::string>> wanted_;  // local ids by report
  std::set<std::int64_t> visited_;
};

Result<std::optional<RecordView>> RecordNamed(Connection& connection, std::string_view report_id,
                                              std::string_view local_id) {
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t key, RecordKeyOf(connection, report_id, local_id));
  if (key == 0) return std::optional<RecordView>();
  ACERVO_ASSIGN_OR_RETURN(RecordView view, ReadRecord(connection, key));
  return std::optional(std::move(view));
}

// The rows of the report as they were before each decision on it: made again, looked at, and rolled back.
Status VisitFormerStates(Connection& connection, WriterState& state, std::string_view id, const VisitRecord& visit) {
  const std::string report_id = ReportIdOf(id), local_id = LocalIdOf(id);
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t key, ReportKeyOf(connection, report_id));
  if (key == 0) return Error{ErrorCode::kNotFound, std::string(id), {}};
  constexpr int kMost = 100;
  ACERVO_ASSIGN_OR_RETURN(const auto entries, ReadDecisionsAbout(connection, report_id, kMost));
  ACERVO_ASSIGN_OR_RETURN(const Report reading, ReadReading(connection, key));
  for (const DecisionEntry& entry : entries) {
    ACERVO_RETURN_IF_ERROR(state.decisions.ShowAsOf(connection, entry.n - 1));
    ReadingWriter writer(connection, state);
    ACERVO_RETURN_IF_ERROR(writer.Remove(key));
    ACERVO_RETURN_IF_ERROR(writer.Write(key, reading));
    ACERVO_RETURN_IF_ERROR(state.late.Finish(connection, state.keys));
    ACERVO_ASSIGN_OR_RETURN(const std::optional<RecordView> view, RecordNamed(connection, report_id, local_id));
    if (view && !visit(*view)) return Ok();
  }
  return Ok();
}

}  // namespace
}  // namespace store

Status Archive::ForEachRecordAsRead(const SearchRequest& request, const std::function<bool(const RecordView&)>& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ACERVO_ASSIGN_OR_RETURN(const std::vector<std::int64_t> keys, impl_->KeysForExport(request));
  return store::AsReadWalk(connection, visit).Run(keys);
}

Status Archive::ForEachFormerState(std::string_view record_id, const std::function<bool(const RecordView&)>& visit) {
  store::WriteTransaction transaction(*impl_->connection);  // never committed
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  ACERVO_RETURN_IF_ERROR(impl_->writer.Refresh(*impl_->connection));
  Status status = store::VisitFormerStates(*impl_->connection, impl_->writer, record_id, visit);
  impl_->writer.Forget();
  return status;
}

}  // namespace acervo
