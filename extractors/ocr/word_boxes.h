// Boxes of recognised words made honest: an engine gives them as it cut them, a layout needs them as they were set.
//
// Units:  pixels of the picture, but for layout::Word, which is in points.
#pragma once

#include <map>
#include <vector>

#include "extractors/layout/layout.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/picture.h"

namespace acervo::ocr {

// Where the words of a line stand, and how large its font is.
struct LineMeasure {
  double foot = 0, size = 0;
  double top() const { return foot - 0.9 * size; }
  double bottom() const { return foot + 0.24 * size; }
  double capital() const { return 0.69 * size; }  // the height of capitals and digits
  double small() const { return 0.49 * size; }    // the height of an x
};

// Cuts each box to its ink; one without ink stays.
void Tighten(const Picture& picture, std::vector<EngineWord>& words);

// By EngineWord::line. REQUIRES: boxes cut to their ink.
std::map<int, LineMeasure> MeasureLines(const std::vector<EngineWord>& words);

// Words in points, with the size of their font and boxes that reach from their line's top to its foot.
std::vector<layout::Word> HonestWords(const std::vector<EngineWord>& words, const std::map<int, LineMeasure>& lines,
                                      double point_per_pixel);

}  // namespace acervo::ocr
