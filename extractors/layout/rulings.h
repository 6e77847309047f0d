// Ruling lines from a small grey picture of a page.
//
// A ruling is where the grey changes abruptly along a long straight line: both sides of a thin line, the edge of a
// shaded cell, the edge of a filled rectangle that a browser draws for a border. Letters have no such long edges.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// A borrowed picture, one byte a pixel, row after row.
struct GreyPicture {
  const std::uint8_t* pixels = nullptr;
  int width = 0, height = 0;
  int stride = 0;  // bytes from row to row
  double point_per_pixel = 1;
  int min_step = 14;  // of 255: the palest edge that counts
};

// REQUIRES: picture.stride >= picture.width
Rulings FindRulings(const GreyPicture& picture);

// Rulings of one direction with those that lie on one line and touch made one: the two edges of a thin line, a border
// drawn cell by cell.
std::vector<Ruling> JoinedRulings(std::vector<Ruling> pieces);

// Shaded cells with white between them: the two edges of each gap are made one border in its middle, which its
// neighbours reach. What is no edge stays.
Rulings CloseGaps(Rulings rulings);

}  // namespace acervo::layout
