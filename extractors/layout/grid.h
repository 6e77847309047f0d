// Ruling lines to grids: what a reader sees as the boxes of a ruled table.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

struct GridCell {
  int row = 0, column = 0;
  int row_span = 1, col_span = 1;
  Box box;
};

// A connected mesh of rulings. `xs` and `ys` are the borders of columns and rows, ascending.
struct Grid {
  std::vector<double> xs, ys;
  std::vector<GridCell> cells;  // by row, then column; they tile the grid
  std::vector<Grid> inner;      // grids that stand inside a cell: nested tables

  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  int row_count() const { return static_cast<int>(ys.size()) - 1; }
  int column_count() const { return static_cast<int>(xs.size()) - 1; }
};

// Meshes of at least two cells, from top to bottom. A cell without a border between it and its neighbour is merged
// with it. Single frames, underlines and loose lines are no grid.
std::vector<Grid> FindGrids(const Rulings& rulings);

// Stacks of at least three horizontal rulings of one width that no vertical one crosses: the rows of a half-ruled
// table. `xs` holds its two ends.
std::vector<Grid> FindRuleStacks(const Rulings& rulings, const std::vector<Grid>& grids);

}  // namespace acervo::layout
