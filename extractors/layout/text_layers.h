// Two layers of words on one page: the letters that are seen, and those that lie invisibly under a scanned picture.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Adds those of `hidden` whose middle no word of `words` covers. Linear in both but for crowded places.
void AddWhereBlank(std::vector<Word>& words, std::vector<Word> hidden);

}  // namespace acervo::layout
