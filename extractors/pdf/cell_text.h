// The lines of one cell to its text: wrapped lines joined, paragraphs parted by a line feed.
#pragma once

#include <string>
#include <vector>

#include "extractors/pdf/hyphens.h"
#include "extractors/pdf/layout.h"

namespace acervo::pdf {

std::string CellText(const CellPiece& cell, const Hyphenation& hyphenation);

}  // namespace acervo::pdf
