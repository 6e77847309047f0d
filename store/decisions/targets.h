// What a decision is about: a record, a report, an entity or a question of `review`. Private to store/.
//
// Shape:  "r7f3a9c21.a3", "r7f3a9c21", "jica", "doubt:12".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/decisions.h"

namespace acervo::store {

inline constexpr std::string_view kQuestion = "doubt:";

// The parts of a record's id, "r7f3a9c21" and "a3"; the second is empty for a report.
std::string ReportIdOf(std::string_view target);
std::string LocalIdOf(std::string_view target);

// 0: it is not there, or withdrawn.
Result<std::int64_t> ReportKeyOf(Connection& connection, std::string_view report_id);
Result<std::int64_t> RecordKeyOf(Connection& connection, std::string_view report_id, std::string_view local_id);

Result<ShownTarget> ReadShown(Connection& connection, const std::string& target);

}  // namespace acervo::store
