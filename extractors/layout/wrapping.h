// Whether a line goes on in the next one, or ended where its author ended it.
#pragma once

#include <string_view>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// True where `next` is the rest of `line`: the line was full (the next word would have run past `right`), or it ends
// in a hyphen, or the next begins with a small letter in the middle of a sentence.
// REQUIRES: both lines have words.
bool Wraps(const Line& line, const Line& next, double right);

// Whether the next line's first word would have found room at the end of `line`.
bool HasRoom(const Line& line, const Line& next, double right);

bool EndsSentence(std::string_view text);  // . : ; ! ? or a closing quote or bracket after one

}  // namespace acervo::layout
