// Lines cut at column borders to the rows of a table whose rows no ruling line parts.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/layout/columns.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Where rows begin among `lines` (indices, the first is 0). `rights`: where each column's text wraps.
// `rules`: where horizontal rulings run across the table, ascending.
std::vector<std::size_t> FindRowStarts(const std::vector<CutLine>& lines, const std::vector<double>& rights,
                                       const std::vector<double>& rules = {});

// Rows of cells from cut lines. A line across the columns becomes a row of one cell. `first_right`: how far the first
// column's text may reach, where that is known; 0 where only the text itself shows it.
std::vector<RowPiece> BuildRows(std::vector<CutLine> lines, double first_right = 0,
                                const std::vector<double>& rules = {});

// The largest right end of each column's text.
std::vector<double> RightEnds(const std::vector<CutLine>& lines);

}  // namespace acervo::layout
