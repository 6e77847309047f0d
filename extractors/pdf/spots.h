// List bullets that are drawn, not written: browsers paint discs, rings and squares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/pdf/layout.h"
#include "extractors/pdf/rulings.h"

namespace acervo::pdf {

struct Spot {
  Box box;
  bool hollow = false;
};

// The one small, compact, dark spot in `window` (points), if nothing else is dark there.
std::optional<Spot> FindSpot(const GreyPicture& picture, const Box& window);

// Whether what fills `mark` is small, round and clear enough of the edges of `window` for a bullet.
bool MayBeBullet(const Box& mark, const Box& window);

// Where the bullet of `line` would stand: left of its first word.
Box BulletWindow(const Line& line);

// The bullet as a word to stand before `line`.
Word BulletWord(const Spot& spot, const Line& line);

}  // namespace acervo::pdf
