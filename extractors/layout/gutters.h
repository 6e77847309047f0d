// The white gutters between the columns of a frame, from all lines that stand in it.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// What one gutter rests on.
struct GutterEvidence {
  Gutter gutter;
  std::size_t ended = 0;    // lines with text in the column left of it
  std::size_t begun = 0;    // texts that begin in the column right of it
  std::size_t spaced = 0;   // lines with no more than a space there: of one text, or of two full columns
  std::size_t crossed = 0;  // lines whose text runs over it
  bool aligned = false;     // what stands right of it begins at one place
  bool taken = false;
};

// All candidates from left to right, the chosen ones marked. Lines over most of the frame's width, and texts alone
// between two of `rules` (ascending), are headings or notes and weigh nothing. Cost: linear in words a candidate.
std::vector<GutterEvidence> WeighGutters(const std::vector<Line>& lines, const std::vector<double>& rules = {});

// The chosen ones. Empty: the lines share no columns.
std::vector<Gutter> FindGutters(const std::vector<Line>& lines, const std::vector<double>& rules = {});

// Whether the line is one text that runs from about `left` over much of the width to `right`.
bool RunsAcross(const Line& line, double left, double right);

}  // namespace acervo::layout
