#include "extractors/txt/table.h"

#include <algorithm>

namespace acervo::txt {

std::size_t SkipBlank(std::span<const Line> lines, std::size_t at) {
  while (at < lines.size() && lines[at].blank) ++at;
  return at;
}

namespace {

// Text in the first cell alone, and no row's number.
bool IsLone(const std::vector<Cell>& row) {
  return row.size() > 2 && row[0].text.find_first_not_of("0123456789.)-") != std::string::npos &&
         std::all_of(row.begin() + 1, row.end(), [](const Cell& cell) { return cell.text.empty(); });
}

}  // namespace

void SpanLoneCells(Table& table, int columns) {
  for (std::vector<Cell>& row : table.rows) {
    if (IsLone(row)) row.resize(1);
    if (row.size() == 1) row.front().col_span = columns;
  }
}

}  // namespace acervo::txt
