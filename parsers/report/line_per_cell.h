// Tables that a text export wrote a cell a line: the headings one below the other, then the cells of each row.
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "core/report.h"

namespace acervo::report {

struct GatheredTables {
  Document document;  // with a table in the block of each first heading; the other blocks it took are empty
  std::vector<Diagnostic> doubts;  // "rows_guessed": where cells were missing or more than the headings
};

// Finds runs of at least three unmarked paragraphs that name columns and gives their table back its rows: a row has as
// many cells as there are headings; where the date stands last, a date ends it however many cells it has. nullopt where
// no such run stands in the document. Blocks keep their places.
std::optional<GatheredTables> GatherLinePerCell(const Document& document);

}  // namespace acervo::report
