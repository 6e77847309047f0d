// The pieces of a table on following pages to one table: its repeated header once, rows split by the page break whole.
#pragma once

#include "core/document.h"
#include "extractors/hyphens.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Whether `next`, first on its page, goes on with the table that ended the page before.
bool Continues(const TablePiece& table, const TablePiece& next);

// Whether `next`, which stands right below on the page where `table` ends for now, has the same columns throughout.
bool GoesOnBelow(const TablePiece& table, const TablePiece& next);

// Appends `next` to `table`. REQUIRES: Continues(table, next) or GoesOnBelow(table, next)
void Join(TablePiece& table, TablePiece next);

// The table as a block, its cells' lines made text.
Table ToTable(const TablePiece& piece, const Hyphenation& hyphenation);

}  // namespace acervo::layout
