// Ruling lines of a scanned page: the long straight strokes of its picture.
//
// A stroke is a thin band, dark between two lighter sides, or the edge of a large dark area, that runs on for longer
// than letters do. It may be faint, broken by noise, and as steep as a sheet lies askew in a scanner.
#pragma once

#include <optional>
#include <vector>

#include "extractors/layout/rulings.h"

namespace acervo::layout {

// The middle of a stroke from end to end, points. Level ones run from left to right, upright ones from top to bottom.
struct Stroke {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double length() const { return x1 - x0 + y1 - y0; }
};

struct Strokes {
  std::vector<Stroke> level;
  std::vector<Stroke> upright;
};

// The best resolution is about 150 dpi: a hairline is a pixel, and dots of dust are none. REQUIRES: picture.stride >=
// picture.width
Strokes FindStrokes(const GreyPicture& picture);

// How far level lines fall to the right, as a share of their length: a sheet's skew. Nullopt without long strokes.
std::optional<double> SlopeOf(const Strokes& strokes);

}  // namespace acervo::layout
