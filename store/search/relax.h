// Finds something where nothing has all that a question asks for. Private to store/.
// docs/decisions/relaxing-and-ranking.md says how what costs least is told.
#pragma once

#include "core/result.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/search/search_run.h"

namespace acervo::store {

// Drops the parts of a question that cost least until some record has the rest, and notes them in the plan. Filters,
// the exact language and what is excluded stay. Where only a part that tells nothing would be left, nothing is dropped.
// REQUIRES: `found` is empty; `columns` are those of this snapshot.
Status Relax(Connection& connection, const RecordColumns& columns, Found& found);

}  // namespace acervo::store
