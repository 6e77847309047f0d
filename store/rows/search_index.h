// What of a record stands in the full-text index. Private to store/.
#pragma once

#include <cstdint>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// REQUIRES: the record's rows are written (its entities have keys).
Status IndexRecord(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record);

// Rows of records that are gone stay in the index until they are many; then it is made anew from the records.
Status RebuildIndexWhenWorn(Connection& connection, TermCache& term_cache);
Status RebuildIndex(Connection& connection, TermCache& term_cache);

}  // namespace acervo::store
