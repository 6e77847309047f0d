// Comma-separated values.
// Source: RFC 4180: fields with the separator, quotes or line breaks are quoted, quotes doubled, lines end with CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acervo::tools {

struct CsvStyle {
  char separator = ',';
};

// One line with its CRLF. A field that a spreadsheet would run as a formula (it begins with =, +, -, @, TAB or CR and
// is no number) gets an apostrophe in front (OWASP, "CSV Injection").
std::string CsvLine(const std::vector<std::string>& fields, CsvStyle style = {});

}  // namespace acervo::tools
