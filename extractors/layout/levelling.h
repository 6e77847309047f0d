// A page that lies askew, set level.
#pragma once

#include <vector>

#include "extractors/layout/strokes.h"

namespace acervo::layout {

// A turn about the middle of a page by which lines that fall by `slope` of their length come to lie level.
class Levelling {
 public:
  Levelling() = default;
  Levelling(double slope, double width, double height);

  // Boxes keep their size.
  Box Level(const Box& box) const { return Turned(box, sine_); }
  Box Askew(const Box& box) const { return Turned(box, -sine_); }
  Rulings Level(const Strokes& strokes) const;

 private:
  struct Place {
    double x, y;
  };
  Place Turned(double x, double y, double sine) const;
  Box Turned(const Box& box, double sine) const;

  double sine_ = 0, cosine_ = 1;
  double middle_x_ = 0, middle_y_ = 0;
};

// How far lines fall to the right, as a share of their length: the middle of what the longer lines of words tell; 0
// where there are none.
double SlopeOf(const std::vector<Word>& words);

}  // namespace acervo::layout
