#include "extractors/layout/table_join.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/cell_text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/row_split.h"
#include "extractors/layout/sheet_boxes.h"

namespace acervo::layout {
namespace {

constexpr double kSameRuling = 7;   // points between the same border on two pages
constexpr double kSameGutter = 16;  // the middle of a gutter moves with the words around it
constexpr std::size_t kHeaderRows = 3;

// The borders of two pieces of one table as one list, and where in it each piece's own borders stand.
struct CommonBorders {
  std::vector<double> places;
  std::vector<std::size_t> table, next;
};

// A border as the white space, or the ruling, that parts two columns.
Gutter BorderSpace(const TablePiece& piece, std::size_t border) {
  const double at = piece.columns[border];
  if (piece.gutters.size() + 2 != piece.columns.size()) return {at, at};
  return border == 0 || border + 1 == piece.columns.size() ? Gutter{at, at} : piece.gutters[border - 1];
}

// Below zero: `a` stands left of `b`; above zero: right of it.
int Compare(const TablePiece& table, std::size_t a, const TablePiece& next, std::size_t b) {
  const bool ruled = table.ruled && next.ruled;
  const Gutter left = BorderSpace(table, a), right = BorderSpace(next, b);
  const double apart = table.columns[a] - next.columns[b];
  if (std::abs(apart) <= (ruled ? kSameRuling : kSameGutter)) return 0;
  if (!ruled && Overlap(left.from, left.to, right.from, right.to) > 0) return 0;
  return apart < 0 ? -1 : 1;
}

// What stands between the outer borders; those of an unruled piece are no place in particular.
CommonBorders MergeInner(const TablePiece& table, const TablePiece& next) {
  CommonBorders common{{table.columns.front()}, {0}, {0}};
  std::size_t a = 1, b = 1;
  const std::size_t a_end = table.columns.size() - 1, b_end = next.columns.size() - 1;
  while (a < a_end || b < b_end) {
    const int order = a == a_end ? 1 : b == b_end ? -1 : Compare(table, a, next, b);
    const std::size_t place = common.places.size();
    common.places.push_back(order > 0 ? next.columns[b] : table.columns[a]);
    if (order <= 0) common.table.push_back(place), ++a;
    if (order >= 0) common.next.push_back(place), ++b;
  }
  common.table.push_back(common.places.size());
  common.next.push_back(common.places.size());
  common.places.push_back(table.columns.back());
  return common;
}

// nullopt where each of the two has a border that the other lacks, or where they are not equally wide.
std::optional<CommonBorders> MatchBorders(const TablePiece& table, const TablePiece& next) {
  if (table.columns.size() < 2 || next.columns.size() < 2) return std::nullopt;
  if (table.ruled && next.ruled) {
    if (std::abs(table.columns.front() - next.columns.front()) > kSameRuling) return std::nullopt;
    if (std::abs(table.columns.back() - next.columns.back()) > kSameRuling) return std::nullopt;
  }
  CommonBorders common = MergeInner(table, next);
  const std::size_t count = common.places.size();
  if (common.table.size() < count && common.next.size() < count) return std::nullopt;
  return common;
}

std::string FoldedText(const CellPiece& cell) {
  std::string text;
  for (const Line& line : cell.lines) text += TextOf(line) + " ";
  return Fold(CleanText(text));
}

std::string FoldedText(const RowPiece& row) {
  std::string text;
  for (const CellPiece& cell : row.cells) text += FoldedText(cell) + "\x1f";
  return text;
}

bool HasText(const RowPiece& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const CellPiece& cell) { return !cell.lines.empty(); });
}

// How many rows of the table's head `next` repeats at its own head.
std::size_t RepeatedRows(const TablePiece& table, const TablePiece& next) {
  std::size_t count = 0;
  while (count < std::min({kHeaderRows, table.rows.size(), next.rows.size()}) && HasText(next.rows[count]) &&
         FoldedText(table.rows[count]) == FoldedText(next.rows[count])) {
    ++count;
  }
  return count;
}

bool SameLine(const Line& a, const Line& b) {
  return a.words.size() == b.words.size() && Fold(TextOf(a)) == Fold(TextOf(b));
}

// Whether `row` begins, cell by cell, with the lines of `header`: nothing parts the repeated header from what follows.
bool BeginsWith(const RowPiece& row, const RowPiece& header) {
  if (row.cells.size() != header.cells.size()) return false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const std::vector<Line>& lines = row.cells[c].lines;
    const std::vector<Line>& head = header.cells[c].lines;
    if (lines.size() < head.size() || !std::equal(head.begin(), head.end(), lines.begin(), SameLine)) return false;
  }
  return HasText(header);
}

void StripHeader(RowPiece& row, const RowPiece& header) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    std::vector<Line>& lines = row.cells[c].lines;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(header.cells[c].lines.size()));
  }
}

void Remap(TablePiece& piece, const std::vector<std::size_t>& places, std::size_t count) {
  if (places.size() == count) return;
  for (RowPiece& row : piece.rows) {
    for (CellPiece& cell : row.cells) {
      const auto first = static_cast<std::size_t>(cell.column);
      const std::size_t last = first + static_cast<std::size_t>(cell.col_span);
      cell.column = static_cast<int>(places[first]);
      cell.col_span = static_cast<int>(places[last] - places[first]);
    }
  }
}

void AppendToRow(TablePiece& table, RowPiece& rest) {
  for (CellPiece& cell : rest.cells) {
    CellPiece* home = BottomCell(table, cell.column);
    if (home == nullptr) continue;
    home->row_span += cell.row_span - 1;  // rows below the rest of this one
    std::move(cell.lines.begin(), cell.lines.end(), std::back_inserter(home->lines));
  }
}

// A merged cell that runs on over the page break: empty below, still merged there.
void ExtendMergedCells(TablePiece& table, RowPiece& next) {
  std::erase_if(next.cells, [&](const CellPiece& cell) {
    if (!cell.lines.empty() || cell.row_span < 2) return false;
    CellPiece* above = BottomCell(table, cell.column);
    if (above == nullptr || above->lines.empty() || above->col_span != cell.col_span || above->column != cell.column) {
      return false;
    }
    above->row_span += cell.row_span;
    return true;
  });
}

}  // namespace

bool Continues(const TablePiece& table, const TablePiece& next) {
  return !table.rows.empty() && !next.rows.empty() && next.page <= table.last_page + 1 &&
         MatchBorders(table, next).has_value();
}

bool GoesOnBelow(const TablePiece& table, const TablePiece& next) {
  if (table.rows.empty() || next.rows.empty() || next.ruled || next.page != table.last_page) return false;
  const std::optional<CommonBorders> common = MatchBorders(table, next);
  return common && table.columns.size() == next.columns.size() && common->places.size() == next.columns.size();
}

void Join(TablePiece& table, TablePiece next) {
  CommonBorders common = *MatchBorders(table, next);
  Remap(table, common.table, common.places.size());
  Remap(next, common.next, common.places.size());
  table.columns = std::move(common.places);
  std::size_t first = RepeatedRows(table, next);
  if (first == 0 && BeginsWith(next.rows.front(), table.rows.front()))
    StripHeader(next.rows.front(), table.rows.front());
  if (first < next.rows.size() && IsRestOfRow(table, next.rows[first])) {
    AppendToRow(table, next.rows[first]);
    ++first;
  }
  if (first < next.rows.size()) ExtendMergedCells(table, next.rows[first]);
  table.last_page = next.last_page;
  std::move(next.rows.begin() + static_cast<std::ptrdiff_t>(first), next.rows.end(), std::back_inserter(table.rows));
  table.gutters = std::move(next.gutters);
  std::move(next.evidence.begin(), next.evidence.end(), std::back_inserter(table.evidence));
}

Table ToTable(const TablePiece& piece, const Hyphenation& hyphenation) {
  Table table;
  table.page = piece.page;
  for (const RowPiece& row : piece.rows) {
    std::vector<Cell> cells;
    for (const CellPiece& cell : row.cells)
      cells.push_back({CellText(cell, hyphenation), cell.row_span, cell.col_span});
    table.rows.push_back(std::move(cells));
    table.row_pages.push_back(row.page);
  }
  table.row_boxes = RowBoxes(piece);
  return table;
}

}  // namespace acervo::layout
