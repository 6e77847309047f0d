// Between two rows that a rule parts, a column that the rule leaves out holds one cell, unless both rows have a text
// of their own there: then the rule only begins later, as where the first column is not shaded.
#include "extractors/layout/merged_cells.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace acervo::layout {
namespace {

constexpr double kCovered = 0.5;  // of the column's width

// The cell of `row` in `column`, if that is one column wide.
CellPiece* CellAt(RowPiece& row, std::size_t column) {
  for (CellPiece& cell : row.cells) {
    if (cell.column == static_cast<int>(column)) return cell.col_span == 1 ? &cell : nullptr;
  }
  return nullptr;
}

// The heights at which the lines of a row begin and end, by their middles.
struct Reach {
  double top = 1e9, bottom = -1e9;
};
Reach ReachOf(const RowPiece& row) {
  Reach reach;
  for (const CellPiece& cell : row.cells) {
    for (const Line& line : cell.lines) {
      reach.top = std::min(reach.top, line.box.mid_y());
      reach.bottom = std::max(reach.bottom, line.box.mid_y());
    }
  }
  return reach;
}

struct SeamRules {
  bool any = false, covered = false;
};
SeamRules RulesBetween(const std::vector<Ruling>& rules, double from, double to, double left, double right) {
  SeamRules seam;
  double covered = 0;
  for (const Ruling& rule : rules) {
    if (rule.at <= from || rule.at >= to) continue;
    seam.any = true;
    covered = std::max(covered, Overlap(rule.from, rule.to, left, right));
  }
  seam.covered = covered >= kCovered * (right - left);
  return seam;
}

// Whether rules part cells of the column elsewhere in the table: not the heads from the first row.
bool IsPartedSomewhere(const std::vector<Reach>& reaches, const std::vector<Ruling>& rules, double left, double right) {
  for (std::size_t r = 2; r < reaches.size(); ++r) {
    if (RulesBetween(rules, reaches[r - 1].bottom, reaches[r].top, left, right).covered) return true;
  }
  return false;
}

}  // namespace

void MergeUnruledCells(std::vector<RowPiece>& rows, const std::vector<Ruling>& rules,
                       const std::vector<double>& columns) {
  std::vector<Reach> reaches;
  for (const RowPiece& row : rows) reaches.push_back(ReachOf(row));
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    const bool parted = IsPartedSomewhere(reaches, rules, columns[c], columns[c + 1]);
    std::size_t first = 0;  // the row in which the open cell of this column begins
    for (std::size_t r = 1; r < rows.size(); ++r) {
      CellPiece *above = CellAt(rows[first], c), *below = CellAt(rows[r], c);
      const SeamRules seam = RulesBetween(rules, reaches[r - 1].bottom, reaches[r].top, columns[c], columns[c + 1]);
      const bool merged = seam.any && !seam.covered && above != nullptr && below != nullptr &&
                          (parted || above->lines.empty() || below->lines.empty());
      if (!merged) {
        first = r;
        continue;
      }
      ++above->row_span;
      std::move(below->lines.begin(), below->lines.end(), std::back_inserter(above->lines));
      rows[r].cells.erase(rows[r].cells.begin() + (below - rows[r].cells.data()));
    }
  }
}

}  // namespace acervo::layout
