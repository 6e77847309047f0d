// Records that stand word for word in two reports: a part and its whole, a month and the quarter made of it.
// Private to store/.
//
// Shape:  pairs of record keys in the table `same_record`, both ways. `other_first` is 1 where the other record stands
//         in the report of the shorter period (of the one that came first, where the periods are as long). A search
//         that finds both records of a pair shows the other one alone: it leaves out each record of which some pair
//         with `other_first` = 1 has its `other_key` among what is found. Another filter may find only one of the two.
//         The pairs of a record go with it.
#pragma once

#include <cstdint>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// Finds the pairs of the records of a report. REQUIRES: its rows are written and not paired yet; a write transaction.
Status PairSameRecords(Connection& connection, std::int64_t report_key);

// Gives every record its hash, and finds all pairs: for archives of schemas without them.
Status PairAllRecords(Connection& connection);

}  // namespace acervo::store
