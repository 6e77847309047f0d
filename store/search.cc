// Search in one snapshot: plan, run, page, then read only the records of the page.
#include "store/search.h"

#include <utility>

#include "store/archive_impl.h"
#include "store/report_rows.h"
#include "store/search_plan.h"
#include "store/search_run.h"
#include "store/snippet.h"
#include "store/suggest.h"

namespace acervo {
namespace store {
namespace {

std::string Explanation(const SearchPlan& plan) {
  std::string text;
  for (const std::string& note : plan.notes) text.append(note).append("\n");
  if (!plan.match.empty()) text.append("MATCH ").append(plan.match.found).append("\n");
  for (const Condition& condition : plan.conditions) text.append("AND ").append(Describe(condition)).append("\n");
  if (plan.has_words && !plan.match.empty()) {
    text.append(WeighingStatement()).append("\n? ").append(plan.match.weighed).append("\n");
  }
  return text;
}

Status FillHits(Connection& connection, Lexicon& lexicon, const std::vector<Ranked>& page, const Highlights& highlights,
                SearchResult& result) {
  lexicon.Trim();
  for (const Ranked& ranked : page) {
    Result<RecordRow> row = ReadRecord(connection, ranked.record_key);
    if (!row.ok()) return std::move(row.error());
    const Record& record = row.value().report.records.front();
    result.hits.push_back({RecordJson(row.value()), ranked.score, Snippet(record, highlights, lexicon)});
  }
  return Ok();
}

}  // namespace
}  // namespace store

Result<SearchResult> Archive::Search(const SearchRequest& request) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<store::SearchPlan> plan = store::MakePlan(connection, request);
  if (!plan.ok()) return std::move(plan.error());
  ACERVO_TRY(impl_->columns.Refresh(connection));
  const store::RecordColumns& columns = impl_->columns;
  Result<store::KeySet> found = store::RunPlan(connection, columns, plan.value());
  if (!found.ok()) return std::move(found.error());
  SearchResult result;
  result.total = found.value().Count();
  result.read_as_words = plan.value().read_as_words;
  const auto page = store::Page(connection, columns, plan.value(), found.value(), request);
  if (!page.ok()) return page.error();
  ACERVO_TRY(store::FillHits(connection, impl_->lexicon, page.value(), plan.value().highlights, result));
  if (request.facets) ACERVO_TRY(store::FillFacets(connection, columns, found.value(), result));
  if (request.explain) result.explanation = store::Explanation(plan.value());
  if (result.total == 0) {
    auto suggestion = store::Suggest(connection, columns, request, plan.value());
    if (!suggestion.ok()) return std::move(suggestion.error());
    result.suggestion = std::move(suggestion.value());
  }
  return result;
}

Result<std::vector<std::int64_t>> Archive::Impl::KeysForExport(const SearchRequest& request) {
  Result<store::SearchPlan> plan = store::MakePlan(*connection, request);
  if (!plan.ok()) return std::move(plan.error());
  ACERVO_TRY(columns.Refresh(*connection));
  Result<store::KeySet> found = store::RunPlan(*connection, columns, plan.value());
  if (!found.ok()) return std::move(found.error());
  return store::InExportOrder(*connection, columns, found.value());
}

Status Archive::ForEachRecord(const SearchRequest& request, const std::function<bool(const Json& record)>& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<std::vector<std::int64_t>> keys = impl_->KeysForExport(request);
  if (!keys.ok()) return std::move(keys.error());
  for (const std::int64_t key : keys.value()) {
    Result<store::RecordRow> row = store::ReadRecord(connection, key);
    if (!row.ok()) return std::move(row.error());
    if (!visit(store::RecordJson(row.value()))) break;
  }
  return Ok();
}

}  // namespace acervo
