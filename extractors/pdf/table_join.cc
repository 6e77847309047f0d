#include "extractors/pdf/table_join.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/pdf/cell_text.h"
#include "extractors/pdf/lines.h"
#include "extractors/pdf/wrapping.h"

namespace acervo::pdf {
namespace {

constexpr double kSameRuling = 7;   // points between the same border on two pages
constexpr double kSameGutter = 16;  // the middle of a gutter moves with the words around it
constexpr std::size_t kHeaderRows = 3;

// For each border of `next` the index of the same border in `table`; nullopt where one has none.
std::optional<std::vector<std::size_t>> MatchBorders(const TablePiece& table, const TablePiece& next) {
  const bool ruled = table.ruled && next.ruled;
  const double slack = ruled ? kSameRuling : kSameGutter;
  std::vector<std::size_t> match;
  std::size_t from = 0;
  for (std::size_t i = 0; i < next.columns.size(); ++i) {
    const bool outer = i == 0 || i + 1 == next.columns.size();
    std::size_t at = from;
    if (outer && !ruled) {
      at = i == 0 ? 0 : table.columns.size() - 1;
    } else {
      while (at < table.columns.size() && std::abs(table.columns[at] - next.columns[i]) > slack) ++at;
    }
    if (at >= table.columns.size() || at < from) return std::nullopt;
    match.push_back(at);
    from = at + 1;
  }
  if (match.front() != 0 || match.back() + 1 != table.columns.size()) return std::nullopt;
  return match;
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

void Remap(TablePiece& next, const std::vector<std::size_t>& match) {
  for (RowPiece& row : next.rows) {
    for (CellPiece& cell : row.cells) {
      const auto first = static_cast<std::size_t>(cell.column);
      const std::size_t last = first + static_cast<std::size_t>(cell.col_span);
      cell.column = static_cast<int>(match[first]);
      cell.col_span = static_cast<int>(match[last] - match[first]);
    }
  }
}

// The cell that reaches the bottom of the table in `column`, merged ones included.
CellPiece* BottomCell(TablePiece& table, int column) {
  for (std::size_t back = 0; back < table.rows.size(); ++back) {
    RowPiece& row = table.rows[table.rows.size() - 1 - back];
    for (CellPiece& cell : row.cells) {
      const bool covers = column >= cell.column && column < cell.column + cell.col_span;
      if (covers) return cell.row_span >= static_cast<int>(back) + 1 ? &cell : nullptr;
    }
  }
  return nullptr;
}

bool IsNumber(const CellPiece& cell) {
  const std::string text = FoldedText(cell);
  return !text.empty() && text.find_first_not_of("0123456789. ") == std::string::npos;
}

// What the cells say about a row having been split between them.
struct Evidence {
  bool impossible = false;  // text where the row above has none, a number of its own
  bool open = false;        // a sentence runs on from one page to the other
  bool fresh = false;       // a cell that begins anew, or after the end of a sentence
  int filled = 0;           // cells of the lower row with text
  int ended = 0;            // columns that have text above and none below
  bool first_ended = false;
};

void Weigh(const CellPiece& above, const CellPiece& below, bool first, Evidence& evidence) {
  if (below.lines.empty()) {
    if (above.lines.empty()) return;
    ++evidence.ended;
    evidence.first_ended |= first;
    return;
  }
  ++evidence.filled;
  if (above.lines.empty() || (first && IsNumber(below))) {
    evidence.impossible = true;
    return;
  }
  const Line& last = above.lines.back();
  const Line& next = below.lines.front();
  const bool wraps = Wraps(last, next, above.right);
  const std::string& end = last.words.back().text;
  const bool small = StartsSmall(next.words.front().text);
  evidence.fresh |= !wraps || (EndsSentence(end) && !small);
  evidence.open |= wraps && !EndsSentence(end) && (small || EndsInHyphen(end));
}

bool IsRestOfRow(TablePiece& table, const RowPiece& next) {
  Evidence evidence;
  for (const CellPiece& below : next.cells) {
    const CellPiece* above = BottomCell(table, below.column);
    if (above == nullptr || above->column != below.column || above->col_span != below.col_span) return false;
    Weigh(*above, below, below.column == 0, evidence);
  }
  if (evidence.impossible || evidence.filled == 0) return false;
  if (evidence.first_ended) return true;
  return evidence.open && !evidence.fresh;
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
  return !table.rows.empty() && !next.rows.empty() && next.page == table.last_page + 1 &&
         MatchBorders(table, next).has_value();
}

void Join(TablePiece& table, TablePiece next) {
  Remap(next, *MatchBorders(table, next));
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
  return table;
}

}  // namespace acervo::pdf
