// What one part of a query finds and how it is weighed, and what all parts share. Private to store/.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "store/search/search_plan.h"

namespace acervo::store {

// A part of the query: what finds by it, and what is weighed.
struct QueryPart {
  Filter filter;
  Bm25Match weighed;
};
using MaybePart = Result<QueryPart>;

QueryPart Unweighed(Filter filter);
// Joins parts of which one has to be met, or all. What is told apart counts as one.
QueryPart AnyPart(std::vector<QueryPart> parts);
QueryPart AllParts(std::vector<QueryPart> parts);

// How much another name of an entity counts beside the typed one.
inline constexpr double kOtherName = 0.8;

// The plan as it grows. Parts under a negation find, but add nothing to weigh or to highlight.
struct Planning {
  Connection& connection;
  const RecordColumns& columns;
  const SearchRequest& request;
  SearchPlan plan = {};
  std::vector<Filter> either = {};  // of the part at hand: entities of which any will do
  int negations = 0;
  bool is_single = false;  // one word and nothing else

  bool IsPositive() const { return negations == 0; }
  // Opens a group of what is weighed together; 0 under a negation.
  int NewGroup();
};

}  // namespace acervo::store
