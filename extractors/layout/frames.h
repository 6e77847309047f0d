// Frames: what a page draws around and between the rows of a table whose columns it does not draw, or not all.
#pragma once

#include <optional>
#include <vector>

#include "extractors/layout/grid.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

struct Frame {
  Box box;
  std::vector<Ruling> rules;    // the horizontal ones in it, from top to bottom
  std::vector<double> columns;  // borders that run down all of it
};

// The frame of a grid whose vertical borders are missing, as in shaded bands, or whose cells hold columns of `lines`;
// nullopt where the grid is drawn whole.
std::optional<Frame> FrameOf(const Grid& grid, const Rulings& rulings, const std::vector<Line>& lines);

// The frame of a stack of rules (FindRuleStacks).
Frame FrameOfStack(const Grid& stack, const Rulings& rulings);

// The table in a frame. Its columns are those drawn and those that the lines show, its rows those parted by rules or
// read by their lines. A cell that rules leave out is merged with its neighbours. A piece without rows: the lines
// share no columns. REQUIRES: !lines.empty()
TablePiece ReadFrame(const Frame& frame, const std::vector<Line>& lines);

// The frame without the bands at its ends that hold running text alone: a page's own rule above its first paragraph, a
// caption under it.
Frame WithoutProse(Frame frame, const std::vector<Line>& lines);

}  // namespace acervo::layout
