// Words whose letters are set apart: "I N F O R M E", a heading with letter-spacing.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Joins the pieces of words that letter spacing broke up, on the lines of one page. A joined word's box ends where its
// last letter's spacing ends.
void JoinSpacedLetters(std::vector<Line>& lines);

}  // namespace acervo::layout
