// A reading as rows, and back. Private to store/.
//
// Shape:  rows ⇄ Report is lossless but for an entity's name and kind, which are the archive's, not the report's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/entities/entity_groups.h"
#include "store/entities/key_cache.h"
#include "store/preparation.h"

namespace acervo::store {

struct WrittenRecord {
  std::int64_t key = 0;
  EntityKeys entities;  // that the parsers read in it
};

// Writes the header of the report and all that hangs on it; gives the records in the order of `report.records`.
// Entities whose group may change go into `touched`.
// REQUIRES: the report row exists and has no records; a write transaction; `preparation` fits the report.
Result<std::vector<WrittenRecord>> WriteRows(Connection& connection, KeyCache& keys, EntityKeys& touched,
                                             std::int64_t report_key, const Report& report,
                                             const Preparation& preparation);
// Removes what WriteRows wrote; record ids stay taken.
Status RemoveRows(Connection& connection, std::int64_t report_key);

enum class EntityView {
  kAsRead,   // as the parsers gave them: what a reading is kept with
  kResolved  // the entities that answer for them, and those found by names that cells taught: what people are told
};
Result<Report> ReadRows(Connection& connection, std::int64_t report_key, EntityView view);
// What there is besides the records: they are most of a report, and most of the time to read it.
Result<Report> ReadAllButRecords(Connection& connection, std::int64_t report_key,
                                 EntityView view = EntityView::kResolved);

// One record with what RECORD says of its report, its entities resolved. kNotFound when there is none.
struct DecidedField {
  std::string field;
  std::int64_t n = 0;              // of the decision
  std::optional<std::string> was;  // what the reading says
  std::string by, at, why;
};
struct RecordRow {
  std::string report_id;
  Report report;  // period and office; records: the one asked for first, then its parent where it has one
  FileIdentity file;
  std::vector<DecidedField> decided;  // in the order of the fields' names
};
Result<RecordRow> ReadRecord(Connection& connection, std::int64_t record_key);
Json RecordJson(const RecordRow& row);

}  // namespace acervo::store
