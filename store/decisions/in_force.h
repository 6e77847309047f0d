// The decisions in force by the report they are about, in memory, so that a report without any costs a look-up.
// Private to store/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/decisions.h"
#include "store/decisions/apply.h"

namespace acervo::store {

class DecisionsInForce {
 public:
  // At the beginning of each transaction: reads them anew where some were added.
  Status Refresh(Connection& connection);
  // After a rollback, and after decisions of the transaction itself.
  void Forget() { last_ = -1; }
  // As if nothing after decision `n` had been decided; until it forgets.
  Status ShowAsOf(Connection& connection, std::int64_t n);

  bool empty() const { return by_report_.empty() && splits_.empty(); }
  const std::vector<SplitName>& splits() const { return splits_; }
  // In the order of their numbers.
  std::vector<const DecisionEntry*> Of(std::string_view report_id) const;

  DecidedReader reader;

 private:
  void SortByReport();

  std::int64_t last_ = -1;
  std::vector<DecisionEntry> all_;
  std::map<std::string, std::vector<const DecisionEntry*>, std::less<>> by_report_;
  std::vector<SplitName> splits_;
};

// Puts what people decided over the reading of a report. Gives the decided report, or nothing where no decision
// changes it; `fields` and the reading are to be kept beside its rows (`KeepReading`).
Result<std::optional<DecidedReport>> DecideReading(Connection& connection, const DecisionsInForce& decisions,
                                                   std::int64_t report_key, const Report& reading);
// After the decided rows are written.
Status KeepReading(Connection& connection, std::int64_t report_key, const Report& reading,
                   const DecidedReport& decided);

// Notes that a report has taken in another one, and what it had taken in.
Status NoteJoined(Connection& connection, std::string_view report_id, std::string_view joined_id);

}  // namespace acervo::store
