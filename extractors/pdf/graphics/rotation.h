// Pages set sideways: a table in landscape on an upright sheet, a page scanned upside down.
#pragma once

#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

// A place on a page of `width` by `height`, seen after the quarter turns that set words of that turn upright.
Box Turned(const Box& box, int turns, double width, double height);

// The quarter turns of most of the words.
int CommonTurn(const std::vector<Word>& words);

// Turns page and words so that words of that turn are upright. Each word keeps its place on the sheet.
void TurnUpright(PageText& page, int turns);

}  // namespace acervo::pdf
