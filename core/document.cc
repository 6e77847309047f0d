#include "core/document.h"

#include <algorithm>
#include <cstddef>

namespace acervo {

std::string_view Token(Format format) {
  switch (format) {
    case Format::kDocx: return "docx";
    case Format::kPdf: return "pdf";
    case Format::kTxt: return "txt";
    case Format::kJpeg: return "jpeg";
    case Format::kPng: return "png";
    case Format::kTiff: return "tiff";
  }
  return "txt";
}

std::optional<Format> FormatFromToken(std::string_view token) {
  for (const Format format : {Format::kDocx, Format::kPdf, Format::kTxt, Format::kJpeg, Format::kPng, Format::kTiff}) {
    if (Token(format) == token) return format;
  }
  return std::nullopt;
}

bool IsPaged(Format format) { return format != Format::kDocx && format != Format::kTxt; }

std::string_view Token(BlockRole role) {
  switch (role) {
    case BlockRole::kBody: return "body";
    case BlockRole::kHeader: return "header";
    case BlockRole::kFooter: return "footer";
    case BlockRole::kNote: return "note";
  }
  return "body";
}

std::optional<BlockRole> BlockRoleFromToken(std::string_view token) {
  for (const BlockRole role : {BlockRole::kBody, BlockRole::kHeader, BlockRole::kFooter, BlockRole::kNote}) {
    if (Token(role) == token) return role;
  }
  return std::nullopt;
}

namespace {

using GridRows = std::vector<std::vector<const Cell*>>;

// A hostile span must not make the grid huge: no real table is wider.
constexpr std::size_t kMaxColumns = 1024;

// Puts `cell` at the first free column of `row` from `column` on, over as many rows as it spans; gives the next column.
std::size_t Place(GridRows& grid, std::size_t row, std::size_t column, const Cell& cell) {
  while (column < grid[row].size() && grid[row][column] != nullptr) ++column;
  const std::size_t width = static_cast<std::size_t>(std::clamp(cell.col_span, 1, static_cast<int>(kMaxColumns)));
  const std::size_t last_row = std::min(grid.size(), row + static_cast<std::size_t>(std::max(cell.row_span, 1)));
  const std::size_t last_column = std::min(column + width, kMaxColumns);
  for (std::size_t r = row; r < last_row; ++r) {
    if (grid[r].size() < last_column) grid[r].resize(last_column, nullptr);
    for (std::size_t c = column; c < last_column; ++c) {
      if (grid[r][c] == nullptr) grid[r][c] = &cell;
    }
  }
  return last_column;
}

}  // namespace

std::vector<std::vector<const Cell*>> Grid(const Table& table) {
  GridRows grid(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t column = 0;
    for (const Cell& cell : table.rows[row]) {
      if (column >= kMaxColumns) break;
      column = Place(grid, row, column, cell);
    }
  }
  std::size_t width = 0;
  for (const auto& row : grid) width = std::max(width, row.size());
  for (auto& row : grid) row.resize(width, nullptr);
  return grid;
}

}  // namespace acervo
