// Which doubts are one question: the same words in doubt for the same reason. Private to store/.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/diagnostic.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// The number of the question that a doubt asks, given where it is new. `report_id` counts where the words alone do not
// tell. REQUIRES: a write transaction.
Result<std::int64_t> QuestionOf(Connection& connection, const Diagnostic& doubt, std::string_view report_id);
// Numbers all doubts: after a migration.
Status NumberDoubts(Connection& connection);

}  // namespace acervo::store
