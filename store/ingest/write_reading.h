// Puts a reading in the place of the rows of its report, with all that follows from it for the whole archive: the
// search index, the names that cells teach, the groups of entities. Private to store/.
//
// Use:    one writer for one transaction; several reports may be removed and written with it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/entities/learned_aliases.h"
#include "store/ingest/writer_state.h"
#include "store/preparation.h"
#include "store/rows/report_rows.h"

namespace acervo::store {

class ReadingWriter {
 public:
  // REQUIRES: `state` is refreshed within the transaction. Before the commit, `state.late` is to be finished.
  ReadingWriter(Connection& connection, WriterState& state) : connection_(connection), state_(state) {}

  // The rows of a report, with what its names have taught and defined. Settled by the next Write or Settle.
  Status Remove(std::int64_t report_key);
  // The rows say the reading with the decisions in force on it.
  // REQUIRES: the report row exists and has no records; `preparation` fits the reading and lives until the commit.
  Status Write(std::int64_t report_key, const Report& reading, const Preparation& preparation);
  Status Write(std::int64_t report_key, const Report& reading);
  // After Remove, where nothing takes the place of the rows.
  Status Settle(std::int64_t report_key) { return SettleEntities(report_key, {}); }

 private:
  Status WriteShown(std::int64_t report_key, const Report& reading, const Preparation& preparation);
  Status Index(const Report& reading, const Preparation& preparation, const std::vector<WrittenRecord>& written);
  Status IndexLongReport(const Report& reading, const std::vector<WrittenRecord>& written);
  Status SettleEntities(std::int64_t report_key, const std::vector<LearnedAliases::NewRecord>& records);
  Status SettleReplacedRows();

  Connection& connection_;
  WriterState& state_;
  bool replaced_rows_ = false;
  std::vector<std::string> names_before_;  // folded, that the removed rows taught
};

// Local ids that records of the report have or had.
Result<std::set<std::string>> TakenRecordIds(Connection& connection, std::int64_t report_key);

}  // namespace acervo::store
