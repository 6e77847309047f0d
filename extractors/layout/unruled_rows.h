// Rows of a table that no ruling bounds although others of its rows are ruled: between shaded stripes, below a shaded
// header, above the first rule of a page.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Lets the tables of a page take the lines above, below and between them that keep to their columns; tables that such
// lines connect become one. `tables` and `lines` go from top to bottom.
void TakeUnruledRows(std::vector<TablePiece>& tables, std::vector<Line>& lines);

}  // namespace acervo::layout
