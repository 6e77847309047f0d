// A reading as rows, and back. Private to store/.
//
// Shape:  rows ⇄ Report is lossless but for an entity's name and kind, which are the archive's, not the report's.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/record_view.h"
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

// Reads records with their reports and files, their entities resolved, in the order of `keys`: a statement a table.
// kNotFound when one is not there. REQUIRES: no key twice
Result<std::vector<RecordView>> ReadRecords(Connection& connection, std::span<const std::int64_t> keys);
Result<RecordView> ReadRecord(Connection& connection, std::int64_t record_key);
// Reads them in the order of `keys`, a few at a time, until `visit` gives false.
Status ForEachRow(Connection& connection, std::span<const std::int64_t> keys,
                  const std::function<bool(const RecordView&)>& visit);

}  // namespace acervo::store
