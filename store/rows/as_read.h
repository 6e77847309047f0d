// The reading of a report whose rows decisions have changed. Private to store/.
//
// Shape:  a report has a row of `as_read` as long as its rows say something else than its reading; without one its
//         rows are its reading.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// Keeps the reading beside the decided rows, with its records that differ from them.
// REQUIRES: a write transaction; the rows of the report are those of `decided`.
Status StoreAsRead(Connection& connection, std::int64_t report_key, const Report& reading, const Report& decided);
Status RemoveAsRead(Connection& connection, std::int64_t report_key);

// Whether the rows say something else than the reading.
Result<bool> HasReadingBeside(Connection& connection, std::int64_t report_key);
// What was read, whatever was decided. REQUIRES: the report is not withdrawn.
Result<Report> ReadReading(Connection& connection, std::int64_t report_key);

}  // namespace acervo::store
