// The white gutters between the columns of a frame, from all lines that stand in it.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// All candidates from left to right, the chosen ones marked. Lines over most of the frame's width, and texts alone
// between two of `rules` (ascending), are headings or notes and weigh nothing. Cost: linear in words a candidate.
std::vector<GutterCandidate> WeighGutters(const std::vector<Line>& lines, const std::vector<double>& rules = {});

// The chosen ones. Empty: the lines share no columns.
std::vector<Gutter> TakenOf(const std::vector<GutterCandidate>& candidates);

// Whether the line is one text that runs from about `left` over much of the width to `right`.
bool RunsAcross(const Line& line, double left, double right);

}  // namespace acervo::layout
