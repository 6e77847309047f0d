// Each column gives its evidence as the logarithm of a likelihood ratio: how much likelier the pair of cells is in one
// split row than in two rows. How often the column is empty elsewhere in the table tells what an empty cell is worth.
#include "extractors/layout/row_split.h"

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/layout/cell_text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr std::size_t kHabitRows = 40;  // how far back the table is looked at
constexpr double kNever = -1000;        // outweighs everything else
constexpr double kCutNumber = 8;
constexpr std::size_t kMaxDigits = 9;
constexpr double kPrior = -0.3;

struct Likelihood {
  double split, fresh;
  double ratio() const { return std::log(split / fresh); }
};
constexpr Likelihood kWrapsOn{0.9, 0.3};  // the next word would not have fitted
constexpr Likelihood kHadRoom{0.1, 0.7};
constexpr double kSmallStart = 0.6;
constexpr Likelihood kMidSentence{0.3, 0.45};
constexpr Likelihood kAfterSentence{0.15, 0.5};
constexpr Likelihood kHyphen{0.5, 0.005};
constexpr double kEmptyBelow = 0.6;  // of the cells of a split row: their text had ended
constexpr double kEmptyAbove = 0.02;

// What the cells of a column in the table's last rows are like.
struct Habit {
  double filled = 0;  // the share of them that have text
  double small = 0;   // the share of those that begin with a small letter
};

Habit HabitOf(const TablePiece& table, int column) {
  double rows = 2, filled = 1, small = 0.1;  // before anything is seen: as likely as not filled, hardly ever small
  const std::size_t count = std::min(kHabitRows, table.rows.size());
  for (std::size_t i = table.rows.size() - count; i < table.rows.size(); ++i) {
    for (const CellPiece& cell : table.rows[i].cells) {
      if (cell.column != column || cell.col_span != 1) continue;
      rows += 1;
      if (cell.lines.empty()) continue;
      filled += 1;
      small += StartsSmall(cell.lines.front().words.front().text) ? 1 : 0;
    }
  }
  return {filled / rows, small / filled};
}

// The number that the cell is, its digits perhaps cut over lines; nullopt where it is none.
std::optional<long> NumberIn(const CellPiece& cell) {
  std::string text;
  for (const Line& line : cell.lines) text += TextOf(line);
  if (!IsNumber(text) || text.size() > kMaxDigits) return std::nullopt;
  return std::strtol(text.c_str(), nullptr, 10);
}

// The number of the row above the last one.
std::optional<long> NumberBefore(const TablePiece& table) {
  const std::size_t count = table.rows.size();
  for (std::size_t back = 2; back <= std::min(kHabitRows, count); ++back) {
    const RowPiece& row = table.rows[count - back];
    if (row.cells.empty() || row.cells.front().col_span != 1) continue;
    return NumberIn(row.cells.front());
  }
  return std::nullopt;
}

// Numbered rows: "1" and "7" are one row where the row before is 16, else the lower number begins a row.
double WeighNumbers(const TablePiece& table, const CellPiece& above, const CellPiece& below) {
  CellPiece whole = above;
  whole.lines.insert(whole.lines.end(), below.lines.begin(), below.lines.end());
  const auto before = NumberBefore(table), joined = NumberIn(whole), upper = NumberIn(above);
  const bool cut = before && joined && upper && *joined == *before + 1 && *upper != *before + 1;
  return cut ? kCutNumber : kNever;
}

double WeighTexts(const CellPiece& above, const CellPiece& below, double small_starts) {
  const Line& last = above.lines.back();
  const Line& next = below.lines.front();
  const std::string& end = last.words.back().text;
  if (EndsInHyphen(end) && end.size() > 1) return kHyphen.ratio();
  const double room = (HasRoom(last, next, above.right) ? kHadRoom : kWrapsOn).ratio();
  if (StartsSmall(next.words.front().text)) return std::max(room, 0.0) + std::log(kSmallStart / small_starts);
  return room + (EndsSentence(end) ? kAfterSentence : kMidSentence).ratio();
}

double Weigh(const TablePiece& table, const CellPiece& above, const CellPiece& below) {
  if (above.lines.empty() && below.lines.empty()) return 0;
  const Habit habit = HabitOf(table, below.column);
  if (below.lines.empty()) return std::log(kEmptyBelow / (1 - habit.filled));
  if (above.lines.empty()) return std::log(kEmptyAbove / habit.filled);
  const bool numbered = below.column == 0 && NumberIn(below) && (NumberIn(above) || NumberBefore(table));
  if (numbered) return WeighNumbers(table, above, below);
  return std::log((1 - kEmptyBelow) / habit.filled) + WeighTexts(above, below, habit.small);
}

bool HasText(const RowPiece& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const CellPiece& cell) { return !cell.lines.empty(); });
}

}  // namespace

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

bool IsRestOfRow(TablePiece& table, const RowPiece& next) {
  if (!HasText(next)) return false;
  double weight = kPrior;
  for (const CellPiece& below : next.cells) {
    const CellPiece* above = BottomCell(table, below.column);
    if (above == nullptr || above->column != below.column || above->col_span != below.col_span) return false;
    weight += Weigh(table, *above, below);
  }
  return weight > 0;
}

}  // namespace acervo::layout
