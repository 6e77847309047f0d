// Keeps where on the paper records, doubts and rejected rows stand. Private to store/.
//
// Shape:  a row in `record_place`, `doubt_place` or `rejected_place` for each source that has boxes or was recognised;
//         none for any other. `boxes` are varints, as the script of schema 7 says.
// Units:  tenths of a point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

std::string PackBoxes(const std::vector<PageBox>& boxes);
// Nothing behind the first byte that is no whole box.
std::vector<PageBox> UnpackBoxes(std::string_view bytes);

// Whether there is anything to keep.
bool HasPlace(const Source& source);

// The columns boxes, ocr and confidence into `source`.
void AddPlace(const Query& row, int first_column, Source& source);

// REQUIRES: the rows that they hang on; a write transaction.
Status WriteRecordPlace(Connection& connection, std::int64_t record_key, const Source& source);
Status WriteDiagnosticPlaces(Connection& connection, std::int64_t report_key, const Report& report);
// Into the doubts and rejected rows of `report`, which are those of the rows.
Status ReadDiagnosticPlaces(Connection& connection, std::int64_t report_key, Report& report);

// Whether two readings that say the same also stand in the same places. REQUIRES: the same records, doubts and rejected
// rows, in the same order
bool SamePlaces(const Report& a, const Report& b);
// Replaces the places of a report whose rows say what `report` says. REQUIRES: a write transaction
Status ReplacePlaces(Connection& connection, std::int64_t report_key, const Report& report);

}  // namespace acervo::store
