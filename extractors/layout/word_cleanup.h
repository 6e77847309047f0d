// Words as poppler gives them to words as a reader sees them.
#pragma once

#include <string>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Whether the box has a place: hostile matrices give numbers that are none, or further away than any page reaches.
inline bool IsPlaced(const Box& box) {
  constexpr double kFarthest = 1e6;  // points
  const auto near = [](double place) { return place >= -kFarthest && place <= kFarthest; };
  return near(box.x0) && near(box.y0) && near(box.x1) && near(box.y1);
}

// Repairs the letters of each word; drops words without text or place and those drawn twice at one place (a false
// bold). The steps that follow rely on finite places and sizes.
void CleanUp(std::vector<Word>& words);

// Joins the words of a page's lines that were set in pieces: letters spaced out ("I N F O R M E"), a list marker and
// its bracket ("a )"). Repairs the boxes of recognised words first.
void JoinPieces(std::vector<Line>& lines);

// Whether the letters have no known meaning: replacement characters, control codes, private use outside of pi fonts.
bool IsGarbled(const Word& word);

}  // namespace acervo::layout
