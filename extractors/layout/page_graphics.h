// What a page draws besides its letters, as far as tables and lists need it: straight boxes in the order they are
// painted, and small marks that may be list bullets. Private to extractors/pdf.
//
// Units:  PDF points in the space of the page's words (layout.h).
// Shape:  plain values. A stroke along an axis is the box it covers; other shapes count only as marks, when small.
// Source: ISO 32000-1, 8.5.3 (path painting).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/layout/bullet_shapes.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

struct Paint {
  Box box;
  std::uint8_t grey = 0;  // 0 black, 255 white
  friend bool operator==(const Paint&, const Paint&) = default;
};

struct PageGraphics {
  std::vector<Paint> paints;  // later ones lie over earlier ones
  std::vector<BulletShape> marks;
};

// The straight thin lines that can be seen, and the edges of shaded areas where the shade changes. REQUIRES: the sides
// of the page are between 0 and kMaxSide.
inline constexpr double kMaxSide = 20000;  // 7 metres; PDF itself goes to 14,400 points (ISO 32000-1, annex C)
Rulings RulingsOf(const PageGraphics& graphics, double page_width, double page_height);

// The one mark in `window` that may be a bullet, if nothing else is drawn there.
std::optional<BulletShape> MarkIn(const PageGraphics& graphics, const Box& window);

}  // namespace acervo::layout
