// "¿Quiso decir…?": what the archive has that is near to what was typed. Private to store/.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "store/record_columns.h"
#include "store/search_plan.h"

namespace acervo::store {

// The query with the words that the archive does not have replaced by near ones, or the name of an entity that is near
// to the whole of it. nullopt: nothing near, or that would find nothing either.
Result<std::optional<std::string>> Suggest(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                                           const SearchPlan& plan);

}  // namespace acervo::store
