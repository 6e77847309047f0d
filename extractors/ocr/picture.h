// A picture of a page in greys that owns its pixels, and what is done to it before it is read.
//
// Shape:  one byte a pixel, row after row without gaps; 0 is black.
// Units:  pixels; `point_per_pixel` says how large one is on paper.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractors/layout/rulings.h"
#include "extractors/layout/strokes.h"

namespace acervo::ocr {

struct Picture {
  int width = 0, height = 0;
  double point_per_pixel = 1;
  std::vector<std::uint8_t> pixels;

  bool empty() const { return pixels.empty(); }
  std::uint8_t* Row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
  const std::uint8_t* Row(int y) const { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
  layout::GreyPicture view() const { return {pixels.data(), width, height, width, point_per_pixel}; }
};

Picture Blank(int width, int height, double point_per_pixel);  // white
Picture CopyOf(const layout::GreyPicture& view);

// Turns the picture by quarter turns, clockwise.
Picture TurnedClockwise(const Picture& picture, int quarters);

// Turns the picture about its middle, so that lines that fall by `slope` of their length come to lie level.
Picture Levelled(const Picture& picture, double slope);

// The part of the picture inside of the box, enlarged `scale` times.
Picture Enlarged(const Picture& picture, int x0, int y0, int x1, int y1, double scale);

// The picture with so many pixels of paper on each side.
Picture Framed(const Picture& picture, int margin);

// Whether anything but paper can be seen.
bool HasInk(const Picture& picture);

// Makes the paper white and the ink dark, however dim or uneven the light of the scanner.
void EvenLight(Picture& picture);

// Whitens the ruling lines, and leaves the letters that stand on them. Strokes are in points.
void EraseStrokes(Picture& picture, const layout::Strokes& strokes);

}  // namespace acervo::ocr
