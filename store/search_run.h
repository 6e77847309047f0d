// Runs a plan: which records match, with what score. Private to store/.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "store/search_plan.h"

namespace acervo::store {

struct Found {
  std::int64_t record_key = 0;
  double score = 0;  // higher is better; 0 without words
  int day = 0;       // yyyymmdd of the first day, 0: undated
};
// All of them, in no order.
Result<std::vector<Found>> RunPlan(Connection& connection, const SearchPlan& plan, bool with_score);
// The best `limit` after `offset` in their order; `found` is left in another.
std::vector<Found> Page(std::vector<Found>& found, SortOrder sort, bool by_score, int limit, int offset);

// Their keys in the order of an export: report period, report id, kind, order.
Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const SearchPlan& plan);

// What the matching records are about, most frequent first.
Status FillFacets(Connection& connection, const std::vector<Found>& found, SearchResult& result);

// The statement as it is run, for `explain`.
std::string StatementOf(const SearchPlan& plan, bool with_score);

}  // namespace acervo::store
