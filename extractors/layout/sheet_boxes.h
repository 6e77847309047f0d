// Gathers where on the sheets of a document its lines and rows stand.
//
// Shape:  one box a page, ascending: the smallest that holds the words. Empty where no word has a place.
// Units:  points from the top left of the page as a viewer shows it, in whole tenths.
#pragma once

#include <vector>

#include "core/source.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

std::vector<PageBox> BoxesOf(const std::vector<Line>& lines);

// The boxes of each row. Of a merged cell each row has the lines that stand beside its own cells.
std::vector<std::vector<PageBox>> RowBoxes(const TablePiece& table);

}  // namespace acervo::layout
