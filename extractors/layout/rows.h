// Lines cut at column borders to the rows of a table whose rows no ruling line parts.
#pragma once

#include <vector>

#include "extractors/layout/columns.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Rows of cells from cut lines. A line across the columns becomes a row of one cell. `first_right`: how far the first
// column's text may reach, where that is known; 0 where only the text itself shows it. `rules`: places of rules across
// the table, ascending. `evidence`: takes the readings that were weighed.
std::vector<RowPiece> BuildRows(std::vector<CutLine> lines, double first_right = 0,
                                const std::vector<double>& rules = {}, TableEvidence* evidence = nullptr);

// The largest right end of each column's text.
std::vector<double> RightEnds(const std::vector<CutLine>& lines);

}  // namespace acervo::layout
