// Letters along a slope: stamps and watermarks that are no line of the page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// A letter of a text that runs in the direction (dx, dy), its advance, from (x, y) on its baseline. Points.
struct SlantedLetter {
  std::string text;  // UTF-8
  double x = 0, y = 0;
  double dx = 0, dy = 0;
  double size = 0;  // of the font
};

// Whether text in that direction is slanted: further from upright and from quarter turns than a skewed scan is.
bool IsSlanted(double dx, double dy);

// The texts that the letters make in the order in which they are drawn, a line of one word each.
std::vector<Line> SlantedLines(const std::vector<SlantedLetter>& letters, int page);

}  // namespace acervo::layout
