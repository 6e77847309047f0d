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
  if (!plan.match.empty()) text.append("MATCH ").append(plan.match).append("\n");
  text.append(StatementOf(plan, true)).append("\n");
  for (const SqlValue& value : plan.values) {
    text.append("? ");
    if (const auto* number = std::get_if<std::int64_t>(&value))
      text.append(std::to_string(*number));
    else
      text.append(std::get<std::string>(value));
    text.append("\n");
  }
  return text;
}

Status FillHits(Connection& connection, Lexicon& lexicon, const std::vector<Found>& page, const Highlights& highlights,
                SearchResult& result) {
  lexicon.Trim();
  for (const Found& found : page) {
    Result<RecordRow> row = ReadRecord(connection, found.record_key);
    if (!row.ok()) return std::move(row.error());
    const Record& record = row.value().report.records.front();
    result.hits.push_back({RecordJson(row.value()), found.score, Snippet(record, highlights, lexicon)});
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
  const bool by_score = request.sort == SortOrder::kRelevance && plan.value().has_words;
  Result<std::vector<store::Found>> found = store::RunPlan(connection, plan.value(), by_score);
  if (!found.ok()) return std::move(found.error());
  SearchResult result;
  result.total = std::ssize(found.value());
  result.read_as_words = plan.value().read_as_words;
  const auto page = store::Page(found.value(), request.sort, by_score, request.limit, request.offset);
  ACERVO_TRY(store::FillHits(connection, impl_->lexicon, page, plan.value().highlights, result));
  if (request.facets) ACERVO_TRY(store::FillFacets(connection, found.value(), result));
  if (request.explain) result.explanation = store::Explanation(plan.value());
  if (result.total == 0) {
    auto suggestion = store::Suggest(connection, request, plan.value());
    if (!suggestion.ok()) return std::move(suggestion.error());
    result.suggestion = std::move(suggestion.value());
  }
  return result;
}

Status Archive::ForEachRecord(const SearchRequest& request, const std::function<bool(const Json& record)>& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<store::SearchPlan> plan = store::MakePlan(connection, request);
  if (!plan.ok()) return std::move(plan.error());
  Result<std::vector<std::int64_t>> keys = store::InExportOrder(connection, plan.value());
  if (!keys.ok()) return std::move(keys.error());
  for (const std::int64_t key : keys.value()) {
    Result<store::RecordRow> row = store::ReadRecord(connection, key);
    if (!row.ok()) return std::move(row.error());
    if (!visit(store::RecordJson(row.value()))) break;
  }
  return Ok();
}

}  // namespace acervo
