#include "store/archive_impl.h"
#include "store/report_rows.h"

namespace acervo {

Status Archive::ForEachRecord(const SearchRequest&, const std::function<bool(const Json& record)>& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  store::Query all = connection(
      "SELECT c.record_key FROM record c JOIN report r ON r.report_key = c.report_key "
      "ORDER BY r.period, r.id, c.kind, c.number");
  while (all.Next()) {
    Result<store::RecordRow> row = store::ReadRecord(connection, all.Int(0));
    if (!row.ok()) return std::move(row.error());
    if (!visit(store::RecordJson(row.value()))) return Ok();
  }
  return all.Finish();
}

Result<SearchResult> Archive::Search(const SearchRequest& request) {
  SearchResult result;
  ACERVO_TRY(ForEachRecord(request, [&](const Json& record) {
    ++result.total;
    if (result.total <= request.limit) result.hits.push_back({record, 0, ""});
    return true;
  }));
  return result;
}

}  // namespace acervo
