// Words in grids, and lines in column regions, to the pieces of tables.
#pragma once

#include <vector>

#include "extractors/layout/columns.h"
#include "extractors/layout/grid.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Takes the words that stand in the grids out of `page` and gives the tables they make. Grids without any word are
// dropped.
std::vector<TablePiece> TakeRuledTables(PageText& page, const std::vector<Grid>& grids);

// `rulings`: the horizontal ones of the page. REQUIRES: region.use is kTable
TablePiece UnruledTable(const ColumnRegion& region, const std::vector<Line>& lines, double page_width,
                        const std::vector<Ruling>& rulings = {});

}  // namespace acervo::layout
