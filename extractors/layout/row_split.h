// Rows that a page break split: what stands at the head of the next page against the last row of this one.
#pragma once

#include "extractors/layout/layout.h"

namespace acervo::layout {

// The cell that reaches the bottom of the table in `column`, merged ones included; nullptr where none does.
CellPiece* BottomCell(TablePiece& table, int column);

// Whether `next` is the rest of the table's last row. REQUIRES: the columns of both count alike, !table.rows.empty()
bool IsRestOfRow(TablePiece& table, const RowPiece& next);

}  // namespace acervo::layout
