// "¿Quiso decir…?": what the archive has that is near to what was typed. Private to store/.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "store/columns/record_columns.h"
#include "store/search/search_plan.h"

namespace acervo::store {

// A search near to one that found nothing.
struct Suggestion {
  std::string text;  // for people: the query, or the values that are other
  Suggested request;
};

// The request with words, names of entities, types and kinds that the archive does not have replaced by near ones, or
// the name of an entity that is near to the whole query. nullopt: nothing near, or that would find nothing either.
Result<std::optional<Suggestion>> Suggest(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                                          const SearchPlan& plan);

}  // namespace acervo::store
