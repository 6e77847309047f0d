// A picture of a page to words and ruling lines, as the layout engine takes them.
//
// Units:  points of the upright, level page. Errors: none; a picture without letters gives no words.
// Steps:  quarter turns, skew, even light, rulings out, words read, doubtful words read once more, words made honest.
#pragma once

#include <vector>

#include "extractors/layout/bullet_shapes.h"
#include "extractors/layout/layout.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/picture.h"

namespace acervo::ocr {

struct PageReading {
  double width = 0, height = 0;  // points, after the turns
  int turns = 0;                 // quarter turns clockwise that set it upright
  double slope = 0;              // of its lines before it was levelled
  std::vector<layout::Word> words;
  layout::Rulings rulings;
  std::vector<layout::BulletShape> marks;  // what may be a bullet
};

PageReading ReadPage(Engine& engine, Picture picture);

}  // namespace acervo::ocr
