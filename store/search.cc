// Search in one snapshot: plan, run, page, then read only the records of the page.
#include "store/search.h"

#include <utility>

#include "store/archive_impl.h"
#include "store/rows/report_rows.h"
#include "store/search/nearest_names.h"
#include "store/search/search_plan.h"
#include "store/search/search_run.h"
#include "store/search/snippet.h"
#include "store/search/suggest.h"

namespace acervo {
namespace store {
namespace {

Status FillHits(Connection& connection, TermCache& term_cache, const std::vector<Ranked>& page,
                const Highlights& highlights, bool marks, SearchResult& result) {
  term_cache.Trim();
  std::vector<std::int64_t> keys;
  for (const Ranked& ranked : page) keys.push_back(ranked.record_key);
  ACERVO_ASSIGN_OR_RETURN(std::vector<RecordView> views, ReadRecords(connection, keys));
  for (std::size_t i = 0; i < page.size(); ++i) {
    Snippet snippet = SnippetOf(views[i].record, highlights, term_cache);
    result.hits.push_back({std::move(views[i]), page[i].score, std::move(snippet)});
    if (marks) MarkHit(highlights, term_cache, result.hits.back());
  }
  return Ok();
}

}  // namespace
}  // namespace store

Result<SearchResult> Archive::Search(const SearchRequest& request) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  const Result<store::Found> found = store::FindRecords(connection, impl_->columns, request);
  if (!found.ok()) return found.error();
  const auto& [plan, keys, counted] = found.value();
  const store::RecordColumns& columns = impl_->columns;
  SearchResult result;
  result.total = keys.Count();
  result.read_as_words = plan.read_as_words;
  result.left_out = plan.left_out;
  result.is_too_long = plan.is_too_long;
  result.is_only_signs = plan.is_only_signs;
  result.understood = plan.understood;
  result.dropped = plan.dropped;
  result.sort = store::OrderOf(plan);
  const auto page = store::Page(connection, columns, found.value(), request);
  if (!page.ok()) return page.error();
  ACERVO_RETURN_IF_ERROR(
      store::FillHits(connection, impl_->term_cache, page.value(), plan.highlights, request.marks, result));
  const auto match = request.within ? store::PeriodMatch::kWithin : store::PeriodMatch::kOverlap;
  if (request.facets) ACERVO_RETURN_IF_ERROR(store::FillFacets(connection, columns, keys, match, result));
  if (request.explain) result.explanation = store::Explanation(plan);
  if (result.total == 0 || !plan.dropped.empty()) {
    result.nearest = store::NearestNames(connection, columns, request, plan);
    auto suggestion = store::Suggest(connection, impl_->columns, request, plan);
    if (!suggestion.ok()) return std::move(suggestion.error());
    if (suggestion.value()) {
      result.suggestion = std::move(suggestion.value()->text);
      result.suggested = std::move(suggestion.value()->request);
    }
  }
  return result;
}

Result<std::vector<std::int64_t>> Archive::Impl::KeysForExport(const SearchRequest& request) {
  const Result<store::Found> found = store::FindRecords(*connection, columns, request, {store::Twins::kBoth});
  if (!found.ok()) return found.error();
  return store::InExportOrder(*connection, columns, found.value().keys);
}

Status Archive::ForEachRecord(const SearchRequest& request,
                              const std::function<bool(const RecordView& record)>& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<std::vector<std::int64_t>> keys = impl_->KeysForExport(request);
  if (!keys.ok()) return std::move(keys.error());
  return store::ForEachRow(connection, keys.value(), visit);
}

}  // namespace acervo
