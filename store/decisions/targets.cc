#include "store/decisions/targets.h"

#include <algorithm>

#include "store/rows/report_rows.h"

namespace acervo::store {
namespace {

Result<std::int64_t> KeyFrom(Query& query) {
  const std::int64_t key = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return key;
}

Result<ShownTarget> ReadEntity(Connection& connection, const std::string& id) {
  Query query = connection("SELECT r.id, r.name FROM entity e JOIN entity r ON r.entity_key = e.root WHERE e.id = ?");
  query.Bind(id);
  ShownTarget shown;
  if (query.Next()) shown = EntityName{query.Text(0), query.Text(1)};
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return shown;
}

Result<ShownTarget> ReadHead(Connection& connection, const std::string& id, std::int64_t key) {
  Query query = connection("SELECT period, period_end, period_source, office FROM report WHERE report_key = ?");
  query.Bind(key);
  ReportHead head{id};
  if (query.Next()) {
    head.period = MonthFromIso(query.View(0));
    head.period_end = MonthFromIso(query.View(1));
    head.period_source = PeriodSourceFromToken(query.View(2));
    head.office = query.Text(3);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return ShownTarget(std::move(head));
}

}  // namespace

std::string ReportIdOf(std::string_view target) {
  return std::string(target.substr(0, std::min(target.find('.'), target.size())));
}

std::string LocalIdOf(std::string_view target) {
  const std::size_t dot = std::min(target.find('.'), target.size());
  return std::string(target.substr(std::min(dot + 1, target.size())));
}

Result<std::int64_t> ReportKeyOf(Connection& connection, std::string_view report_id) {
  Query query = connection("SELECT report_key FROM report WHERE id = ? AND withdrawn_at IS NULL");
  query.Bind(report_id);
  return KeyFrom(query);
}

Result<std::int64_t> RecordKeyOf(Connection& connection, std::string_view report_id, std::string_view local_id) {
  Query query = connection(
      "SELECT c.record_key FROM record c JOIN report r ON r.report_key = c.report_key WHERE r.id = ? AND c.local_id = "
      "?");
  query.Bind(report_id, local_id);
  return KeyFrom(query);
}

Result<ShownTarget> ReadShown(Connection& connection, const std::string& target) {
  if (target.starts_with(kQuestion)) return ShownTarget();
  const std::string report_id = ReportIdOf(target), local_id = LocalIdOf(target);
  if (local_id.empty()) {
    ACERVO_ASSIGN_OR_RETURN(const std::int64_t report, ReportKeyOf(connection, report_id));
    return report == 0 ? ReadEntity(connection, target) : ReadHead(connection, report_id, report);
  }
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t record, RecordKeyOf(connection, report_id, local_id));
  if (record == 0) return ShownTarget();
  ACERVO_ASSIGN_OR_RETURN(RecordView view, ReadRecord(connection, record));
  return ShownTarget(std::move(view));
}

}  // namespace acervo::store
