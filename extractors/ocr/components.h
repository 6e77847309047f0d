// The pieces of ink of a picture: what is dark and touches.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/ocr/picture.h"

namespace acervo::ocr {

struct Component {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // pixels, half-open
  long dark = 0;                       // pixels of ink
  bool hollow = false;                 // its middle is paper

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  double mid_x() const { return (x0 + x1) / 2.0; }
  double mid_y() const { return (y0 + y1) / 2.0; }
  // About as high as it is wide.
  bool IsRound() const { return width() <= 1.8 * height() && height() <= 1.8 * width(); }
  // Filled, as a disc or a square is.
  bool IsCompact() const { return 2 * dark >= static_cast<long>(width()) * height(); }
};

// In the order of their first rows. A picture of noise gives those of its first four million runs of ink.
std::vector<Component> FindComponents(const Picture& picture);

}  // namespace acervo::ocr
