// A reading as rows, and back. Private to store/.
//
// Shape:  rows ⇄ Report is lossless but for an entity's name and kind, which are the archive's, not the report's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/report.h"
#include "core/result.h"
#include "store/sqlite.h"

namespace acervo::store {

// Writes the header of the report and all that hangs on it. REQUIRES: the report row exists and has no records; a
// write transaction. The record keys come in the order of `report.records`.
Result<std::vector<std::int64_t>> WriteRows(Connection& connection, std::int64_t report_key, const Report& report);
// Removes what WriteRows wrote; record ids stay taken.
Status RemoveRows(Connection& connection, std::int64_t report_key);

Result<Report> ReadRows(Connection& connection, std::int64_t report_key);

// One record with what RECORD says of its report. kNotFound when there is none.
struct RecordRow {
  std::string report_id;
  Report report;  // period and office; records: the one asked for first, then its parent where it has one
  FileIdentity file;
};
Result<RecordRow> ReadRecord(Connection& connection, std::int64_t record_key);
Json RecordJson(const RecordRow& row);

}  // namespace acervo::store
