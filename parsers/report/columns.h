// Which column of a table is which: by its heading, or by what its cells hold.
//
// Shape:  a column covers the grid columns [first, last] of its heading's cell. `name` is the key under which its cells
//         are kept and is unlike every other column's of the table; `role` says what the record makes of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace acervo::report {

using Row = std::vector<const Cell*>;  // a row of core's Grid(): nullptr where the row is short
using Rows = std::vector<Row>;

enum class ColumnRole { kNone, kNumber, kActivity, kEntity, kInformation, kDate };

struct Column {
  std::string name;
  ColumnRole role = ColumnRole::kNone;
  int rank = 0;  // how surely the heading names the role: 1 surely … 3 by its first word; 0 not at all
  std::size_t first = 0;
  std::size_t last = 0;
  std::string heading;   // as written; empty without a header row
  bool guessed = false;  // the role comes from the cells, not from the heading
  bool counted = false;  // one of the numbered columns under a wide heading: its cells are ticks
  std::string day;       // what a counted column stands for under a month: "6 de Julio 2017"; else empty
};

struct Header {
  std::vector<Column> columns;
  std::size_t rows = 1;  // more where cells of a row are divided in the one below
  double weight = 0;     // how much it looks like the header of a table of activities
};

// What `row` says when read as a header; nullopt where it does not look like one.
std::optional<Header> ReadHeader(const Rows& grid, std::size_t row);

// The same for a row that is a header by its look, whatever its words are.
Header ReadUnknownHeader(const Rows& grid, std::size_t row);

// Whether the row has the look of a header: short words over cells that are of another look. REQUIRES: a row below
bool LooksLikeHeader(const Rows& grid, std::size_t row);

// The header of a table of activities begins at 1.0.
bool IsActivityHeader(const Header& header);

// Columns told by their cells alone, names and all; empty where the cells are not those of a table of activities.
std::vector<Column> GuessColumns(const Rows& grid, std::size_t first_row);

// Whether columns that have their roles are those of a table of activities.
bool ListActivities(const std::vector<Column>& columns, const Rows& grid, std::size_t first_row);

// Whether a table without a header may go on with these columns: its cells under their date are dates, days alone too.
bool FitDates(const std::vector<Column>& columns, const Rows& grid);

// Gives roles that no heading named to columns whose cells fit them. Names stay.
void GuessMissingRoles(std::vector<Column>& columns, const Rows& grid, std::size_t first_row);

// The text of a column's cells in a row, those of several grid columns joined by a space; nullopt where the row is
// short.
std::optional<std::string> CellText(const Column& column, const Row& row);

}  // namespace acervo::report
