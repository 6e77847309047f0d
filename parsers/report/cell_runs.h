// Lines that are cells of a table, one below the other: which line belongs to which cell of which row.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace acervo::report {

struct RunLine {
  std::string text;   // empty: an empty cell, where the text keeps those
  bool item = false;  // a list item inside of a cell
};

// A row as its cells; a heading over the whole width has one.
struct RunRow {
  std::vector<std::string> cells;
  std::size_t begin = 0;  // its lines
  std::size_t end = 0;
  bool even = true;  // each of its lines is one cell
};

// Cuts the lines into rows, from the first line on to where rows end. All lines are weighed at once: a date stands in
// its column and a number in its own, a row has a line for each column, the information may have several. Empty where
// no row has its date or number. `columns`: the columns' names.
std::vector<RunRow> CutCellRuns(const std::vector<RunLine>& lines, const std::vector<std::string>& columns);

// Whether the whole line is what a date cell says, whatever the year.
bool SaysDate(const std::string& text);

}  // namespace acervo::report
