// What a table's piece on one page rests on, kept beside it.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// The evidence of `piece`, its rows not read yet.
TableEvidence EvidenceOf(const TablePiece& piece, std::string found_by, std::vector<GutterCandidate> gutters);

// Adds `evidence` to `piece`, whose rows are read now.
void Keep(TableEvidence evidence, TablePiece& piece);

// One notice for each page on which the rows of `piece` are little surer than other rows would be.
void TellGuessedRows(const TablePiece& piece, std::vector<Diagnostic>& notices);

}  // namespace acervo::layout
