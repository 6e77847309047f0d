// Each column gives its evidence as the logarithm of a likelihood ratio: how much likelier the pair of cells is in one
// split row than in two rows. How often the column is empty elsewhere in the table tells what an empty cell is worth.
#include "extractors/pdf/row_split.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/pdf/cell_text.h"
#include "extractors/pdf/lines.h"
#include "extractors/pdf/wrapping.h"

namespace acervo::pdf {
namespace {

constexpr std::size_t kHabitRows = 40;  // how far back the table is looked at
constexpr double kNever = -1000;        // outweighs everything else
constexpr double kPrior = -0.3;

struct Likelihood {
  double split, fresh;
  double ratio() const { return std::log(split / fresh); }
};
constexpr Likelihood kWrapsOn{0.9, 0.3};  // the next word would not have fitted
constexpr Likelihood kHadRoom{0.1, 0.7};
constexpr Likelihood kStartsSmall{0.6, 0.05};
constexpr Likelihood kMidSentence{0.3, 0.45};
constexpr Likelihood kAfterSentence{0.15, 0.5};
constexpr Likelihood kHyphen{0.5, 0.005};
constexpr double kEmptyBelow = 0.6;  // of the cells of a split row: their text had ended
constexpr double kEmptyAbove = 0.02;

// The share of the table's last rows that have text in `column`.
double FillRate(const TablePiece& table, int column) {
  double rows = 2, filled = 1;  // before anything is seen: as likely as not
  const std::size_t count = std::min(kHabitRows, table.rows.size());
  for (std::size_t i = table.rows.size() - count; i < table.rows.size(); ++i) {
    for (const CellPiece& cell : table.rows[i].cells) {
      if (cell.column != column || cell.col_span != 1) continue;
      rows += 1;
      filled += cell.lines.empty() ? 0 : 1;
    }
  }
  return filled / rows;
}

bool HasNumber(const CellPiece& cell) {
  return cell.lines.size() == 1 && cell.lines.front().words.size() == 1 &&
         IsNumber(cell.lines.front().words.front().text);
}

double WeighTexts(const CellPiece& above, const CellPiece& below) {
  const Line& last = above.lines.back();
  const Line& next = below.lines.front();
  const std::string& end = last.words.back().text;
  const bool small = StartsSmall(next.words.front().text);
  if (EndsInHyphen(end) && end.size() > 1) return kHyphen.ratio();
  const double room = (HasRoom(last, next, above.right) ? kHadRoom : kWrapsOn).ratio();
  if (small) return std::max(room, 0.0) + kStartsSmall.ratio();
  return room + (EndsSentence(end) ? kAfterSentence : kMidSentence).ratio();
}

double Weigh(const TablePiece& table, const CellPiece& above, const CellPiece& below) {
  if (above.lines.empty() && below.lines.empty()) return 0;
  const double filled = FillRate(table, below.column);
  if (below.lines.empty()) return std::log(kEmptyBelow / (1 - filled));
  if (above.lines.empty()) return std::log(kEmptyAbove / filled);
  if (below.column == 0 && HasNumber(below)) return kNever;
  return WeighTexts(above, below);
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

}  // namespace acervo::pdf
