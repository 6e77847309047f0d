// RECORD as a row of a table, for spreadsheets.
//
// Shape:  the columns are fixed: id, kind, order, depth, parent, report, period, office, section, title, type, text,
//         date_raw, start, end, intervals ("2019-05-27/2019-05-30;…"), precision, date_source, entities (names, "; "),
//         entity_ids ("; "), entidad, lugar, responsable, estado, observaciones, no (cells as written), other_fields
//         (JSON of the remaining cells, empty where there is none), path, sha256, format, page, table, row, version.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/record_view.h"

namespace acervo::tools {

// Twelve hexadecimal digits that change when what the record says changes, and with nothing else: not with the
// program's version, its place on the paper or the search that found it.
std::string RecordVersion(const RecordView& view);
const std::vector<std::string>& RecordColumns();
// A cell with the type that a spreadsheet gives it; empty text where there is no value.
using CellValue = std::variant<std::string, int, Date>;
std::string CellText(const CellValue& value);
// One value a column.
std::vector<CellValue> RecordValues(const RecordView& view);
std::vector<std::string> RecordCells(const RecordView& view);

}  // namespace acervo::tools
