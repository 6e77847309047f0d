// A table out of a spreadsheet's file: CSV as any program leaves it, or the first sheet of an XLSX.
//
// Shape:  rows of cells as UTF-8 text, the heading first; empty cells at the end of a row may be absent. Days of an
//         XLSX are ISO 8601, its other numbers digits.
// Errors: kUnsupportedFormat for what is neither, kCorrupt for a workbook that cannot be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace acervo::tools {

using TableRows = std::vector<std::vector<std::string>>;

Result<TableRows> ReadTable(std::string_view bytes);

// Comma, semicolon or TAB, whichever parts the heading; UTF-8 with or without its mark, else Windows-1252.
TableRows ReadCsv(std::string_view bytes);
Result<TableRows> ReadXlsx(std::string_view bytes);

}  // namespace acervo::tools
