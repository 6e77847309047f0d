// Comma-separated values.
// Source: RFC 4180: fields with the separator, quotes or line breaks are quoted, quotes doubled, lines end with CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acervo::tools {

enum class Formulas {
  kNeutralised,  // a field that a spreadsheet would run gets an apostrophe in front
  kVerbatim,     // for programs that take every field as text
};

struct CsvStyle {
  char separator = ',';
  std::string_view line_end = "\r\n";
  Formulas formulas = Formulas::kNeutralised;
};

// One line with its end. A spreadsheet takes for a formula what begins with =, +, -, @, TAB or CR and is no number
// (OWASP, "CSV Injection").
std::string CsvLine(const std::vector<std::string>& fields, CsvStyle style = {});

}  // namespace acervo::tools
