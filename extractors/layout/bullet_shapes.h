// Small round marks on a page: browsers paint the discs, rings and squares of their lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/layout/layout.h"
#include "extractors/layout/rulings.h"

namespace acervo::layout {

struct BulletShape {
  Box box;
  bool hollow = false;
};

// Takes out the dots of dotted lines: equal marks close together in a row.
void DropDottedLines(std::vector<BulletShape>& marks);

// The one small, compact, dark spot in `window` (points), if nothing else is dark there.
std::optional<BulletShape> FindBulletShape(const GreyPicture& picture, const Box& window);

// Whether what fills `mark` is small, round and clear enough of the edges of `window` for a bullet.
bool MayBeBullet(const Box& mark, const Box& window);

}  // namespace acervo::layout
