// List bullets that are drawn, not written, or misread, as words of their lines.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/layout/bullet_shapes.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Where a bullet would stand: before this word of this line, in this window.
struct BulletPlace {
  std::size_t line = 0, word = 0;
  Box window;
};

// Before lines that are indented from `left`, the text's left edge, and before words that a wide gap sets apart, as the
// first one in a cell. In the order of lines and words.
std::vector<BulletPlace> BulletPlaces(const std::vector<Line>& lines, double left);

// Puts a bullet at each place that has a spot; returns how many. REQUIRES: places.size() == spots.size()
std::ptrdiff_t InsertBullets(const std::vector<BulletPlace>& places,
                             const std::vector<std::optional<BulletShape>>& spots, std::vector<Line>& lines);

// Makes bullets of what character recognition read in them ("e", "«", "+e"): short words before lines whose marker and
// text stand where those of other items do.
void RepairBullets(std::vector<Line>& lines);

}  // namespace acervo::layout
