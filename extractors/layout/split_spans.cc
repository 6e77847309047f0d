#include "extractors/layout/split_spans.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "extractors/layout/columns.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kApart = 0.5;       // of the font size: words nearer than this are one text
constexpr double kMostPadding = 14;  // points
constexpr double kWideApart = 1.2;   // the same where there is but one border to tell by

bool CrossesBorder(const std::vector<double>& borders, const Word& word) {
  return ColumnAt(borders, word.box.x0 + kApart) != ColumnAt(borders, word.box.x1 - kApart);
}

// The line's words by column; empty where a text runs over a border.
std::vector<Line> PartsOf(const std::vector<double>& borders, const Line& line, double apart) {
  std::vector<Line> parts(borders.size() - 1);
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    const std::size_t column = ColumnAt(borders, word.box.mid_x());
    const bool changes = i > 0 && column != ColumnAt(borders, line.words[i - 1].box.mid_x());
    if (CrossesBorder(borders, word) || (changes && word.box.x0 - line.words[i - 1].box.x1 < apart * line.size))
      return {};
    parts[column].words.push_back(word);
  }
  for (Line& part : parts) {
    part.page = line.page;
    if (!part.words.empty()) Measure(part);
  }
  return parts;
}

// Text ends as far from the right border as it begins from the left one.
void LeavePadding(CellPiece& cell, double left) {
  double padding = kMostPadding;
  for (const Line& line : cell.lines) padding = std::min(padding, std::max(0.0, line.box.x0 - left));
  cell.right -= padding;
}

// The cells of one column each that `cell` falls into; empty where it is one.
std::vector<CellPiece> Split(const CellPiece& cell, const std::vector<double>& columns) {
  const auto first = columns.begin() + cell.column;
  const std::vector<double> borders(first, first + cell.col_span + 1);
  const double apart = cell.col_span == 2 ? kWideApart : kApart;
  std::vector<CellPiece> cells;
  for (int c = 0; c < cell.col_span; ++c) {
    cells.push_back({cell.column + c, cell.row_span, 1, borders[static_cast<std::size_t>(c) + 1], {}});
  }
  std::size_t filled = 0;
  for (const Line& line : cell.lines) {
    std::vector<Line> parts = PartsOf(borders, line, apart);
    if (parts.empty()) return {};
    for (std::size_t c = 0; c < parts.size(); ++c) {
      if (parts[c].words.empty()) continue;
      filled += cells[c].lines.empty() ? 1 : 0;
      cells[c].lines.push_back(std::move(parts[c]));
    }
  }
  for (CellPiece& part : cells) LeavePadding(part, borders[static_cast<std::size_t>(part.column - cell.column)]);
  return filled * 2 > cells.size() ? cells : std::vector<CellPiece>();
}

}  // namespace

void SplitSpannedBands(TablePiece& table) {
  for (RowPiece& row : table.rows) {
    std::vector<CellPiece> cells;
    for (CellPiece& cell : row.cells) {
      std::vector<CellPiece> parts;
      if (cell.col_span > 1 && !cell.lines.empty()) parts = Split(cell, table.columns);
      if (parts.empty()) parts.push_back(std::move(cell));
      std::move(parts.begin(), parts.end(), std::back_inserter(cells));
    }
    row.cells = std::move(cells);
  }
}

}  // namespace acervo::layout
