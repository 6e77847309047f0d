// Bands without borders in a ruled table: one cell as drawn, several as its words stand.
#pragma once

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Parts each cell of `table` that spans columns into one a column, where its words keep to the columns and stand well
// apart at their borders: a head band without vertical rules. A text that runs over a border stays whole.
void SplitSpannedBands(TablePiece& table);

}  // namespace acervo::layout
