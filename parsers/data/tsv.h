// Rows of an embedded data table.
//
// Shape:  a line is a row, a TAB parts its fields; empty lines and lines that begin with '#' are none. The views live
//         as long as the table.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace acervo::data {

// Splits at every separator; an empty text has no parts.
inline std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

// Each row with at least `fields` fields: those that it lacks at its end are empty.
inline std::vector<std::vector<std::string_view>> Rows(std::string_view table, std::size_t fields) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : Split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(Split(line, '\t'));
    if (rows.back().size() < fields) rows.back().resize(fields);
  }
  return rows;
}

}  // namespace acervo::data
