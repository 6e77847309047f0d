// Rows in columns that fit a width, wrapped inside their cells.
#pragma once

#include <string>
#include <vector>

#include "tools/terminal/terminal_text.h"

namespace acervo::tools {

struct Column {
  std::string header;
  int min_width = 8;
  int weight = 1;  // its share of what the narrowest layout leaves; 0: never wider than its content needs
};

using Row = std::vector<MarkedText>;  // one cell a column

// The width of each column, for a line of `width` in all: no column wider than its content, two spaces between.
std::vector<int> ColumnWidths(const std::vector<Column>& columns, const std::vector<Row>& rows, int width);

// Header, rule and rows, each line with its line feed; a blank line between rows that take several lines.
std::string LayOut(const std::vector<Column>& columns, const std::vector<Row>& rows, int width, Colour colour);

}  // namespace acervo::tools
