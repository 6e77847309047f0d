// The rows of a table of cases: TAB-separated columns, '#' begins a comment.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::test {

using Row = std::vector<std::string>;

inline std::vector<Row> Rows(std::string_view table) {
  std::vector<Row> rows;
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    Row& row = rows.emplace_back();
    for (std::size_t tab = line.find('\t'); tab != line.npos; tab = line.find('\t')) {
      row.emplace_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    row.emplace_back(line);
  }
  return rows;
}

}  // namespace acervo::test
