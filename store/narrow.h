// Narrows a set of records to those that meet a condition. Private to store/.
#pragma once

#include "core/result.h"
#include "store/condition.h"
#include "store/key_set.h"
#include "store/record_columns.h"
#include "store/sqlite.h"

namespace acervo::store {

// Leaves of `found` what meets the condition. REQUIRES: `columns` are those of this snapshot.
Status Narrow(Connection& connection, const RecordColumns& columns, const Condition& condition, KeySet& found);

}  // namespace acervo::store
