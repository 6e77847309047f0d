#include "extractors/txt/table.h"

namespace acervo::txt {

std::size_t SkipBlank(std::span<const Line> lines, std::size_t at) {
  while (at < lines.size() && lines[at].blank) ++at;
  return at;
}

void SpanLoneCells(Table& table, int columns) {
  for (std::vector<Cell>& row : table.rows) {
    if (row.size() == 1) row.front().col_span = columns;
  }
}

}  // namespace acervo::txt
