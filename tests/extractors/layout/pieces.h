// Hand-made pieces of tables for the tests of the table steps.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "extractors/layout/layout.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {

inline std::vector<std::string> RowText(const Table& table, std::size_t row) {
  std::vector<std::string> texts;
  for (const Cell& cell : table.rows.at(row)) texts.push_back(cell.text);
  return texts;
}

// Columns of 100 points; a cell's text begins 5 points after its border.
inline CellPiece MakeCell(int column, const std::string& text, double y, int page, int row_span = 1) {
  CellPiece cell{column, row_span, 1, 100.0 + 100 * column, {}};
  if (!text.empty()) cell.lines.push_back(MakeLine(5 + 100 * column, y, text, 10, page));
  return cell;
}

inline RowPiece MakeRowPiece(const std::vector<std::string>& texts, double y, int page) {
  RowPiece row{{}, page, y, y + 12};
  for (std::size_t c = 0; c < texts.size(); ++c) row.cells.push_back(MakeCell(static_cast<int>(c), texts[c], y, page));
  return row;
}

inline TablePiece MakePiece(int page, const std::vector<std::vector<std::string>>& rows) {
  TablePiece table{{0, 0, 300, 100}, page, page, true, {0, 100, 200, 300}, {}, {}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    table.rows.push_back(MakeRowPiece(rows[r], 20 * static_cast<double>(r), page));
  }
  return table;
}

}  // namespace acervo::layout
