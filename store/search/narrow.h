// Narrows a set of records to those that meet a filter. Private to store/.
#pragma once

#include "core/result.h"
#include "store/columns/bitmap.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/search/filter.h"

namespace acervo::store {

// Leaves of `found` what meets the filter. REQUIRES: `columns` are those of this snapshot.
Status Narrow(Connection& connection, const RecordColumns& columns, const Filter& filter, Bitmap& found);

}  // namespace acervo::store
