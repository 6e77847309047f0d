// Which lines of an aligned table make one row together.
//
// Shape:  every line has one text a column, empty where nothing stands.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "extractors/txt/wrap.h"

namespace acervo::txt {

struct CellLine {
  std::vector<std::string> cells;
  bool after_blank = false;  // an empty line, or the page's beginning, stands before it
  bool opens_page = false;   // the first line of a page, or behind the header that the page repeats
  bool section = false;      // a heading over the whole width: cells[0] alone
};

// The table's rows, header first, each with all its columns; a heading over the whole width is a row of one cell.
// REQUIRES: !lines.empty()
std::vector<std::vector<Cell>> SplitRows(const std::vector<CellLine>& lines, const LineEnds& ends, Measure measure);

}  // namespace acervo::txt
