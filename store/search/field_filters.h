// Filters by type, kind, period and report, as filters. Private to store/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/report.h"
#include "store/db/sqlite.h"
#include "store/search.h"
#include "store/search/filter.h"

namespace acervo::store {

Filter OfKind(const std::optional<RecordKind>& kind);
// "reunion" itself; else the types that are forms of the words: "reuniones", "misiones oficiales".
Result<Filter> OfType(Connection& connection, const std::string& type);
// Any of the periods: the record's days overlap it, or lie within.
Filter InPeriods(const std::vector<AskedPeriod>& periods, bool within);
// A report's id in any case.
Result<Filter> OfReport(Connection& connection, const std::string& id);
// A report's id, months that it covers, or a part of a file's path.
Result<Filter> OfReportNamed(Connection& connection, const std::string& text, const ReadDates& read);

}  // namespace acervo::store
