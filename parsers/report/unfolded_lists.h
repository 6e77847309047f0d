// Lists that stand in tables, taken out of them as the paragraphs that they are: the outline then reads them like any
// other list.
//
// Shape:  a list is what merged rows at the foot of a table hold, a table of one column, a table whose first column is
//         the bullets or numbers of the second, a cell beside its heading. Rows that hold no list stay in their table.
// Errors: none. Rows that become neither a list item nor stay are rejected with their reason.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "parsers/report/draft.h"

namespace acervo::report {

// Where a block of the unfolded document stands in the original one.
struct BlockPlace {
  std::size_t block = 0;
  std::optional<int> table;  // among the original document's tables
  std::optional<int> row;    // of a paragraph that was taken out of a table
  std::vector<int> rows;     // of a table: the original row of each row left
};

struct UnfoldedLists {
  Document document;
  std::vector<BlockPlace> places;  // by block
};

// nullopt: no table holds a list. Rows that are no list item are counted and rejected in `tally`, with their places in
// the original document.
std::optional<UnfoldedLists> UnfoldLists(const Document& document, Tally& tally);

// Turns the places of all that was read out of the unfolded document into those of the original one.
void RestorePlaces(const std::vector<BlockPlace>& places, Report& report);

}  // namespace acervo::report
