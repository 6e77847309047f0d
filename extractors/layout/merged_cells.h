// Cells that run over several rows.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Merges cells over the rows between which the rules leave their column out, where one text serves them all.
// `rules`: from top to bottom; `columns`: the table's borders.
void MergeUnruledCells(std::vector<RowPiece>& rows, const std::vector<Ruling>& rules,
                       const std::vector<double>& columns);

}  // namespace acervo::layout
