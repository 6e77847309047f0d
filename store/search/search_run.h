// Runs a plan: which records match, in which order, and what they are about. Private to store/.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "store/columns/period_tally.h"
#include "store/columns/record_columns.h"
#include "store/search/bm25.h"
#include "store/search/search_plan.h"

namespace acervo::store {

// Beyond so many records of one rank it is no longer worked out which of them a word weighs most in: those with the
// words in title or entity stand first, the newest of them at the top.
inline constexpr std::int64_t kMostWeighed = 10'000;
// And beyond so many, title and entity make no difference either: the newest stand first.
inline constexpr std::int64_t kMostHeads = 30'000;

// A query planned and run, over the columns of this snapshot.
struct Found {
  SearchPlan plan;
  Bitmap keys;
  Counted counted{false, {}};  // complete: what the words weigh in each of `keys`, where one list of phrases was all
};
// Whether a record that stands word for word in two reports is found once, under the shorter period, or in both.
enum class Twins { kOnce, kBoth };
// Whether parts of a question are dropped where nothing has them all (store/search/relax.h).
enum class Relaxing { kWhereNothingIsFound, kNever };
struct FindOptions {
  Twins twins = Twins::kOnce;
  Relaxing relaxing = Relaxing::kWhereNothingIsFound;
};
// REQUIRES: `columns` are those of this connection; of the other functions, of this snapshot.
Result<Found> FindRecords(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                          const FindOptions& options = {});

// The order that `Page` gives: by relevance only where something can be weighed.
SortOrder OrderOf(const SearchPlan& plan);

// The best `limit` after `offset`. By relevance where something can be weighed, else the newest first; undated last.
Result<std::vector<Ranked>> Page(Connection& connection, const RecordColumns& columns, const Found& found,
                                 const SearchRequest& request);

// Their keys in the order of an export: report period, report id, kind, order.
Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const RecordColumns& columns,
                                                const Bitmap& found);

// What the matching records are about, most frequent first.
Status FillFacets(Connection& connection, const RecordColumns& columns, const Bitmap& found, PeriodMatch match,
                  SearchResult& result);

}  // namespace acervo::store
