// Entities that may be meant by what a search did not find. Private to store/.
#pragma once

#include <vector>

#include "core/question.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/search/search_plan.h"

namespace acervo::store {

// Those nearest in name to what was dropped or, where nothing was found, to each word and name of the query; and those
// that have the words of a dropped name and more. The nearest first, at most eight, none that was understood already.
// None of a literal search.
std::vector<NamedEntity> NearestNames(Connection& connection, const RecordColumns& columns,
                                      const SearchRequest& request, const SearchPlan& plan);

}  // namespace acervo::store
