// The lines of one cell to its text: wrapped lines joined, paragraphs parted by a line feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/hyphens.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Whether `text` is what a row's own number looks like: "7", "12.", "3)", "4°".
bool IsNumber(std::string_view text);

std::string CellText(const CellPiece& cell, const Hyphenation& hyphenation);

}  // namespace acervo::layout
