// Recognises what spreadsheets make of cells that nobody has touched.
//
// Source: what LibreOffice Calc 7.4 and Excel write into a CSV: days in the form of the country, letters read in
//         another encoding.
#pragma once

#include <string>
#include <string_view>

namespace acervo::tools {

// "7" and "007": whole numbers that differ by zeros before them.
bool IsTheSameNumber(std::string_view cell, std::string_view exported);

// "43612" or "27-may": a day without its words. `exported` is what the cell was.
bool IsMangledDate(std::string_view cell, std::string_view exported);

// "13-07-17" and "2013-07-17", "3/6/2015" and "06/03/15": both can be the same day, in some order of day, month and year.
bool MayBeTheSameDay(std::string_view cell, std::string_view exported);

// "mar-14", "01/03/2014" and "2014-03".
bool MayBeTheSameMonth(std::string_view cell, std::string_view iso);

// A day that a spreadsheet of any country writes in another form: "3/6/2015" and never "03/06/2015".
bool IsRewrittenBySpreadsheets(std::string_view date);

// "PanamÃ¡" → "Panamá": UTF-8 that was read as Windows-1252. The cell itself where it is not that.
std::string WithItsLetters(const std::string& cell);

}  // namespace acervo::tools
