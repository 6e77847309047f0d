// Painted paths as the shapes a table or a list is drawn with. Private to extractors/pdf; needs poppler's core.
#pragma once

#include <cstddef>

#include "extractors/pdf/poppler/words.h"

class GfxState;

namespace acervo::pdf {

inline constexpr std::size_t kMaxShapes = 40000;  // of one page: beyond that it is a drawing
inline constexpr std::size_t kMaxMarks = 40000;   // likewise, the dots of dotted borders among them

// The current path of `state`, stroked or filled, added to `graphics` in device space. What is clipped away, fully
// transparent or neither straight nor small is left out.
void AddStroke(GfxState& state, PageGraphics& graphics);
void AddFill(GfxState& state, PageGraphics& graphics);

}  // namespace acervo::pdf
