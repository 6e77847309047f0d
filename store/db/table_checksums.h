// One number a table, by which `verify` sees whether rows have changed without this program. Private to store/.
//
// Shape:  the sum, modulo 2^64, of XXH3 (64 bits; xxHash, stable since 0.8) over each row's values: the order of rows
//         and where they lie on pages make no difference. All tables are summed, those of the full-text index too; not
//         `row_sum` itself, and not SQLite's own (sqlite_sequence).
// How:    a writer's connection follows every row that it writes (https://sqlite.org/c3ref/preupdate_blobwrite.html)
//         and brings `row_sum` up to date as part of each transaction.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

using TableChecksums = std::map<std::string, std::int64_t>;

// What the rows that are there add up to; tables that cannot be read to their end are named in `damaged`.
Result<TableChecksums> ChecksumsOfTables(Connection& connection, std::vector<std::string>& damaged);
// What `row_sum` holds.
Result<TableChecksums> StoredChecksums(Connection& connection);

// Sums every table anew: after a migration.
Status StoreChecksums(Connection& connection);

// From now on `row_sum` follows what is written. Fails where SQLite was built without the hook that it takes.
Status KeepChecksums(Connection& connection);

}  // namespace acervo::store
