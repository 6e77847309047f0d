#include "store/search_run.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "store/match_builder.h"

namespace acervo::store {
namespace {

// Weights of bm25 in the order of the columns: title, text, entity, fields, head_stem, body_stem, entity_key. A word as
// typed counts beside its stem, so the exact form stands above an inflected one.
constexpr std::string_view kScore = "-bm25(record_search, 10.0, 4.0, 8.0, 3.0, 3.0, 1.5, 8.0)";

int DayNumber(std::string_view iso) {
  int day = 0;
  for (const char c : iso) {
    if (c >= '0' && c <= '9') day = day * 10 + (c - '0');
  }
  return day;
}

bool IsBefore(const Found& a, const Found& b, SortOrder sort, bool by_score) {
  // Undated records come last either way; what is newer comes first where nothing else decides.
  const int newest = sort == SortOrder::kDateAscending ? 1 : -1;
  const auto day = [&](const Found& f) { return std::tuple(f.day == 0, newest * f.day); };
  if (sort == SortOrder::kRelevance && by_score && a.score != b.score) return a.score > b.score;
  return std::tuple(day(a), a.record_key) < std::tuple(day(b), b.record_key);
}

void SortByCount(std::vector<FacetCount>& facets) {
  std::ranges::sort(facets, [](const FacetCount& a, const FacetCount& b) {
    if (a.count != b.count) return a.count > b.count;
    const int order = Collate(a.name, b.name);
    return order != 0 ? order < 0 : std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
}

using Tally = std::map<std::string, int, std::less<>>;

void CountOne(Tally& tally, std::string_view name) {
  const auto found = tally.find(name);
  if (found != tally.end())
    ++found->second;
  else
    tally.emplace(name, 1);
}

std::vector<FacetCount> FacetsOf(const Tally& tally) {
  std::vector<FacetCount> facets;
  for (const auto& [name, count] : tally) facets.push_back({"", name, count});
  return facets;
}

Status CountRecords(Connection& connection, const std::vector<Found>& found, SearchResult& result) {
  Tally years, types, kinds;
  Query query = connection("SELECT kind, type FROM record WHERE record_key = ?");
  for (const Found& record : found) {
    query.Again().Bind(record.record_key);
    if (!query.Next()) return query.Finish();
    CountOne(kinds, query.View(0));
    if (!query.IsNull(1)) CountOne(types, query.View(1));
    if (record.day != 0) CountOne(years, std::to_string(record.day / 10000));
  }
  result.kind_facets = FacetsOf(kinds);
  result.type_facets = FacetsOf(types);
  result.year_facets = FacetsOf(years);  // ascending
  SortByCount(result.kind_facets);
  SortByCount(result.type_facets);
  return Ok();
}

Status CountEntities(Connection& connection, const std::vector<Found>& found, SearchResult& result) {
  constexpr std::size_t kMost = 100;
  std::unordered_map<std::int64_t, int> counts;
  Query query = connection(
      "SELECT DISTINCT e.root FROM record_entity x JOIN entity e ON e.entity_key = x.entity_key "
      "WHERE x.record_key = ?");
  for (const Found& record : found) {
    query.Again().Bind(record.record_key);
    while (query.Next()) ++counts[query.Int(0)];
    ACERVO_TRY(query.Finish());
  }
  std::vector<std::pair<std::int64_t, int>> most(counts.begin(), counts.end());
  std::ranges::sort(
      most, [](const auto& a, const auto& b) { return std::tie(b.second, a.first) < std::tie(a.second, b.first); });
  if (most.size() > kMost) most.resize(kMost);
  for (const auto& [key, count] : most) {
    Query name = connection("SELECT id, name FROM entity WHERE entity_key = ?");
    name.Bind(key);
    if (name.Next()) result.entity_facets.push_back({name.Text(0), name.Text(1), count});
    ACERVO_TRY(name.Finish());
  }
  SortByCount(result.entity_facets);
  return Ok();
}

}  // namespace

std::string StatementOf(const SearchPlan& plan, bool with_score) {
  std::string sql = "SELECT c.record_key, c.date_start, ";
  if (plan.match.empty()) {
    sql.append("0 FROM record c WHERE 1");
  } else {
    sql.append(with_score && plan.has_words ? kScore : "0")
        .append(
            " FROM record_search CROSS JOIN record c ON c.record_key = record_search.rowid "
            "WHERE record_search MATCH ?");
  }
  for (const std::string& condition : plan.conditions) sql.append(" AND (").append(condition).append(")");
  return sql;
}

Result<std::vector<Found>> RunPlan(Connection& connection, const SearchPlan& plan, bool with_score) {
  std::vector<Found> found;
  Query query = connection(StatementOf(plan, with_score));
  if (!plan.match.empty()) query.Bind(plan.match);
  BindAll(query, plan.values);
  while (query.Next()) found.push_back({query.Int(0), query.Real(2), DayNumber(query.View(1))});
  ACERVO_TRY(query.Finish());
  return found;
}

Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const SearchPlan& plan) {
  std::string sql = "SELECT c.record_key FROM record c JOIN report r ON r.report_key = c.report_key WHERE 1";
  if (!plan.match.empty()) {
    sql.append(" AND c.record_key IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)");
  }
  for (const std::string& condition : plan.conditions) sql.append(" AND (").append(condition).append(")");
  sql.append(" ORDER BY r.period, r.id, c.kind, c.number");
  Query query = connection(sql);
  if (!plan.match.empty()) query.Bind(plan.match);
  BindAll(query, plan.values);
  std::vector<std::int64_t> keys;
  while (query.Next()) keys.push_back(query.Int(0));
  ACERVO_TRY(query.Finish());
  return keys;
}

std::vector<Found> Page(std::vector<Found>& found, SortOrder sort, bool by_score, int limit, int offset) {
  const auto first = static_cast<std::ptrdiff_t>(std::min<std::size_t>(found.size(), std::max(offset, 0)));
  const auto count = std::min<std::ptrdiff_t>(std::ssize(found) - first, std::max(limit, 0));
  const auto end = found.begin() + first + count;
  std::partial_sort(found.begin(), end, found.end(),
                    [&](const Found& a, const Found& b) { return IsBefore(a, b, sort, by_score); });
  return {found.begin() + first, end};
}

Status FillFacets(Connection& connection, const std::vector<Found>& found, SearchResult& result) {
  ACERVO_TRY(CountRecords(connection, found, result));
  return CountEntities(connection, found, result);
}

}  // namespace acervo::store
