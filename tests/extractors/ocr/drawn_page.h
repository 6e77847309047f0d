// Pages drawn with a few strokes, for tests that need ink and no font.
#pragma once

#include "extractors/ocr/picture.h"

namespace acervo::ocr {

inline void Fill(Picture& picture, int x0, int y0, int x1, int y1, std::uint8_t grey = 0) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) picture.Row(y)[x] = grey;
  }
}

}  // namespace acervo::ocr
