// The table of decisions: appended to, read, and which of its rows are in force. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/decisions.h"

namespace acervo::store {

// Appends within a write transaction and puts in force; sets `n`, and `batch` where it is 0.
Status AppendDecision(Connection& connection, DecisionEntry& entry);

// All of them, or those in force, in the order of their numbers.
enum class Which { kAll, kInForce };
Result<std::vector<DecisionEntry>> ReadDecisions(Connection& connection, Which which);
// Of a record or entity; of a report with all its records. The newest first; 0: no limit.
Result<std::vector<DecisionEntry>> ReadDecisionsAbout(Connection& connection, std::string_view target, int limit);
// kNotFound where there is none.
Result<DecisionEntry> ReadDecision(Connection& connection, std::int64_t n);
// Those decided at once with it, itself included, in their order.
Result<std::vector<DecisionEntry>> ReadBatch(Connection& connection, std::int64_t batch);
// The highest number given; 0: none.
Result<std::int64_t> LastDecision(Connection& connection);

}  // namespace acervo::store
