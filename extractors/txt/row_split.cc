// Rows (row_weigh.h) → the texts of their cells; a row that a page's end has cut is one.
#include "extractors/txt/row_split.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/row_weigh.h"

namespace acervo::txt {
namespace {

using RowLines = std::vector<const CellLine*>;

// Text in the first of several columns alone may be a heading over the whole width.
bool IsLoneLine(const CellLine& line) {
  return line.cells.size() > 2 && !line.cells[0].empty() &&
         std::all_of(line.cells.begin() + 1, line.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

// Where text goes on in mid-sentence, the line above had no room for one more word.
bool CountLetters(const std::vector<CellLine>& lines, const std::vector<WrapWidth>& widths) {
  std::size_t all = 0, full = 0;
  for (std::size_t at = 1; at < lines.size(); ++at) {
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const std::string& above = lines[at - 1].cells[column];
      const std::string& cell = lines[at].cells[column];
      if (above.empty() || !IsLower(FirstOf(cell)) || EndsSentence(above) || lines[at].after_blank) continue;
      ++all;
      full += IsFull(above, cell, widths[column]);
    }
  }
  return all < 4 || full * 10 >= all * 9;
}

// How wide each column is, and whether its widths count letters.
std::vector<WrapWidth> WidthsOf(const std::vector<CellLine>& lines, Measure measure) {
  std::vector<WrapWidth> widths;
  for (std::size_t column = 0; column < lines.front().cells.size(); ++column) {
    int width = 0;
    for (const CellLine& line : lines) {
      if (!line.section && !IsLoneLine(line)) width = std::max(width, Width(line.cells[column]));
    }
    widths.push_back({width, measure});
  }
  if (measure == Measure::kExact && !CountLetters(lines, widths)) {
    for (WrapWidth& width : widths) width.measure = Measure::kProportional;
  }
  return widths;
}

// "3y4": a printer has lost the spaces around a word between numbers.
std::string WithSpacesLost(std::string text) {
  for (std::size_t at = text.find('y', 1); at != text.npos; at = text.find('y', at + 1)) {
    const bool between = at + 1 < text.size() && IsDigit(static_cast<unsigned char>(text[at - 1])) &&
                         IsDigit(static_cast<unsigned char>(text[at + 1]));
    if (between) text.replace(at, 1, " y ");
  }
  return text;
}

std::string CellText(const RowLines& row, std::size_t column, const LineEnds& ends, WrapWidth width) {
  std::vector<std::string> lines;
  for (const CellLine* line : row) {
    if (!line->cells[column].empty()) lines.push_back(line->cells[column]);
  }
  std::string text = CleanLines(ends.Join(lines, width));
  return width.measure == Measure::kProportional ? WithSpacesLost(std::move(text)) : text;
}

// Nearly every row has text in its first column.
bool FirstColumnFilled(const std::vector<RowLines>& rows) {
  const auto filled =
      std::count_if(rows.begin(), rows.end(), [](const RowLines& row) { return !row.front()->cells[0].empty(); });
  return filled * 10 >= static_cast<std::ptrdiff_t>(rows.size()) * 8;
}

bool IsLone(const RowLines& row) {
  const std::vector<std::string>& cells = row.front()->cells;
  return std::all_of(row.begin(), row.end(),
                     [](const CellLine* line) {
                       return std::all_of(line->cells.begin() + 1, line->cells.end(),
                                          [](const std::string& cell) { return cell.empty(); });
                     }) &&
         cells.size() > 2;
}

// What stands in `row` goes on with a sentence that the row above has begun.
bool ContinuesText(const RowLines& above, const CellLine& row) {
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::string& upper = above.back()->cells[column];
    if (!upper.empty() && IsLower(FirstOf(row.cells[column])) && !EndsSentence(upper)) return true;
  }
  return false;
}

// A row that a page break has cut goes on at the next page's top: in mid-sentence, or with its first column empty.
std::vector<RowLines> WithCutRowsJoined(std::vector<RowLines> rows) {
  const bool filled = FirstColumnFilled(rows);
  std::vector<RowLines> joined;
  for (RowLines& row : rows) {
    const CellLine& first = *row.front();
    const bool top = first.opens_page && !first.section && joined.size() > 1;
    if (top && ((filled && first.cells[0].empty()) || ContinuesText(joined.back(), first))) {
      joined.back().insert(joined.back().end(), row.begin(), row.end());
    } else {
      joined.push_back(std::move(row));
    }
  }
  return joined;
}

}  // namespace

std::vector<std::vector<Cell>> SplitRows(const std::vector<CellLine>& lines, const LineEnds& ends, Measure measure) {
  const std::vector<WrapWidth> widths = WidthsOf(lines, measure);
  std::vector<RowLines> rows;
  std::vector<std::size_t> begins = WeighRows(lines, widths);
  begins.push_back(lines.size());
  for (std::size_t row = 0; row + 1 < begins.size(); ++row) {
    RowLines& taken = rows.emplace_back();
    for (std::size_t at = begins[row]; at < begins[row + 1]; ++at) taken.push_back(&lines[at]);
  }
  const std::size_t columns = widths.size();
  std::vector<std::vector<Cell>> table;
  for (const RowLines& row : WithCutRowsJoined(std::move(rows))) {
    std::vector<Cell>& cells = table.emplace_back();
    if (row.front()->section || IsLone(row)) {
      cells.push_back({CellText(row, 0, ends, widths[0]), 1, static_cast<int>(columns)});
      continue;
    }
    for (std::size_t column = 0; column < columns; ++column)
      cells.push_back({CellText(row, column, ends, widths[column]), 1, 1});
  }
  return table;
}

}  // namespace acervo::txt
