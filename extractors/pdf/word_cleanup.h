// Words as poppler gives them to words as a reader sees them.
#pragma once

#include <string>
#include <vector>

#include "extractors/pdf/layout.h"

namespace acervo::pdf {

// Drops words without text and those drawn twice at one place (a false bold).
void DropEmptyAndDoubled(std::vector<Word>& words);

// Joins letters that are spaced out ("I N F O R M E") to words. Works on the words of a line.
void JoinSpacedLetters(Line& line);

// Whether the letters have no known meaning: replacement characters, control codes, private use outside of pi fonts.
bool IsGarbled(const Word& word);

}  // namespace acervo::pdf
