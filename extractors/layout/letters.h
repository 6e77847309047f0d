// Letters that fonts without a Unicode table leave as codes, and those drawn in two strokes.
//
// Source: TeX's font encodings OT1, T1 and TS1 (LaTeX 2e font encodings, encguide), Windows-1252.
#pragma once

#include <string>

namespace acervo::layout {

// Puts the letters that are meant in place of control codes (TeX's bitmap fonts keep ligatures, quotes and dashes
// there; Windows-1252 its own) and of a dotless i under an accent. Other text stays as it is.
void RepairLetters(std::string& text);

}  // namespace acervo::layout
