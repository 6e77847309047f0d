// Letters that character recognition read in the ruling lines of a scan: "|", "_".
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Takes those letters out of the words, whole words of them and those at a word's ends.
void DropRuleLetters(std::vector<Word>& words, const Rulings& rulings);

}  // namespace acervo::layout
