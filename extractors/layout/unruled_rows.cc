// From each table the lines below are followed while they stand in its columns. Where they lead to the next table of
// the same columns both are one; else the table ends with the last line that fills most of its columns.
#include "extractors/layout/unruled_rows.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "extractors/hyphens.h"
#include "extractors/layout/columns.h"
#include "extractors/layout/rows.h"

namespace acervo::layout {
namespace {

constexpr double kSameBorder = 4;  // points between the same border of two tables
constexpr double kNear = 2.6;      // of the font size: from one row to the next
constexpr double kWrapped = 1.4;   // of the font size: from one line of a cell to the next

std::vector<Gutter> GuttersOf(const TablePiece& table) {
  return table.gutters.empty() ? GuttersAt(table.columns) : table.gutters;
}

bool SameColumns(const TablePiece& a, const TablePiece& b) {
  return a.columns.size() == b.columns.size() &&
         std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                    [](double x, double y) { return std::abs(x - y) <= kSameBorder; });
}

bool KeepsColumns(const CutLine& line) { return !line.across && !line.spanned(); }

// Fills so many columns that it is no accident.
bool IsRowLine(const CutLine& line) {
  return KeepsColumns(line) && line.filled() * 2 >= line.cells.size() && line.filled() > 1;
}

// Lines [first, last) of `lines` cut at a table's columns.
class Follower {
 public:
  Follower(const TablePiece& table, const std::vector<Line>& lines)
      : gutters_(GuttersOf(table)), lines_(lines), box_(table.box) {}

  // How far the lines from `first` on, but not beyond `last`, keep to the columns, one near the other.
  std::size_t Reach(std::size_t first, std::size_t last) const {
    double bottom = box_.y1;
    std::size_t i = first;
    for (; i < last; ++i) {
      const Line& line = lines_[i];
      if (line.box.y0 - bottom > kNear * line.size || !InWidth(line) || !KeepsColumns(Cut(line, gutters_))) break;
      bottom = line.box.y1;
    }
    return i;
  }

  // How far up the lines before `last`, down to `first`, keep to the columns.
  std::size_t ReachUp(std::size_t first, std::size_t last) const {
    double top = box_.y0;
    std::size_t i = last;
    for (; i > first; --i) {
      const Line& line = lines_[i - 1];
      if (top - line.box.y1 > kNear * line.size || !InWidth(line) || !KeepsColumns(Cut(line, gutters_))) break;
      top = line.box.y0;
    }
    while (i < last && IsApart(i)) ++i;
    return i;
  }

  // The end of the last row in [first, last): its last full line and the lines of a cell that follow it closely.
  std::size_t LastRowEnd(std::size_t first, std::size_t last) const {
    std::size_t end = first;
    for (std::size_t i = first; i < last; ++i) {
      const CutLine cut = Cut(lines_[i], gutters_);
      const bool goes_on =
          cut.cells.front().words.empty() || cut.filled() > 1 || StartsSmall(cut.cells.front().words.front().text);
      const bool rest = i > first && end == i && goes_on &&
                        lines_[i].box.mid_y() - lines_[i - 1].box.mid_y() <= kWrapped * lines_[i].size;
      if (IsRowLine(cut) || rest) end = i + 1;
    }
    return end;
  }

  bool HasRowLine(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (IsRowLine(Cut(lines_[i], gutters_))) return true;
    }
    return false;
  }

  std::vector<RowPiece> Rows(std::size_t first, std::size_t last) const {
    std::vector<CutLine> cut;
    for (std::size_t i = first; i < last; ++i) cut.push_back(Cut(lines_[i], gutters_));
    return BuildRows(std::move(cut));
  }

  const std::vector<Gutter>& gutters() const { return gutters_; }

 private:
  // A text alone in its line, well above the next: a heading of the table.
  bool IsApart(std::size_t i) const {
    const double next = i + 1 < lines_.size() ? std::min(lines_[i + 1].box.mid_y(), box_.y0 + lines_[i].size) : box_.y0;
    return Cut(lines_[i], gutters_).filled() < 2 && next - lines_[i].box.mid_y() > kWrapped * lines_[i].size;
  }

  bool InWidth(const Line& line) const {
    return line.box.x0 >= box_.x0 - line.size && line.box.x1 <= box_.x1 + line.size;
  }

  std::vector<Gutter> gutters_;
  const std::vector<Line>& lines_;
  Box box_;
};

void Append(TablePiece& table, std::vector<RowPiece> rows) {
  for (RowPiece& row : rows) {
    table.box.y0 = std::min(table.box.y0, row.y0);
    table.box.y1 = std::max(table.box.y1, row.y1);
  }
  std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
}

void Prepend(TablePiece& table, std::vector<RowPiece> rows) {
  std::swap(table.rows, rows);
  Append(table, std::move(rows));
}

std::size_t FirstBelow(const std::vector<Line>& lines, double y) {
  return static_cast<std::size_t>(
      std::find_if(lines.begin(), lines.end(), [y](const Line& line) { return line.box.mid_y() > y; }) - lines.begin());
}

class OpenRows {
 public:
  explicit OpenRows(std::vector<Line>& lines) : lines_(lines), taken_(lines.size(), false) {}

  void Add(TablePiece table) {
    const std::size_t top = FirstBelow(lines_, table.box.y0);
    if (!tables_.empty() && Connect(table, top)) return;
    if (!tables_.empty()) ExtendDown(top);
    const std::size_t floor = tables_.empty() ? 0 : FirstBelow(lines_, tables_.back().box.y1);
    ExtendUp(table, std::min(floor, top), top);
    tables_.push_back(std::move(table));
  }

  std::vector<TablePiece> Take() {
    if (!tables_.empty()) ExtendDown(lines_.size());
    std::vector<Line> rest;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!taken_[i]) rest.push_back(std::move(lines_[i]));
    }
    lines_ = std::move(rest);
    return std::move(tables_);
  }

 private:
  // Joins `table` to the last one where lines in its columns fill the space between them.
  bool Connect(TablePiece& table, std::size_t top) {
    TablePiece& last = tables_.back();
    if (!SameColumns(last, table)) return false;
    const Follower follower(last, lines_);
    const std::size_t first = FirstBelow(lines_, last.box.y1);
    if (first >= top) {
      if (table.box.y0 - last.box.y1 > kSameBorder) return false;
    } else if (follower.Reach(first, top) < top || !follower.HasRowLine(first, top)) {
      return false;
    }
    Append(last, follower.Rows(first, top));
    Mark(first, top);
    last.box.y1 = std::max(last.box.y1, table.box.y1);
    std::move(table.rows.begin(), table.rows.end(), std::back_inserter(last.rows));
    return true;
  }

  void ExtendDown(std::size_t limit) {
    TablePiece& table = tables_.back();
    if (table.column_count() < 2) return;
    const Follower follower(table, lines_);
    const std::size_t first = FirstBelow(lines_, table.box.y1);
    if (first >= limit) return;
    const std::size_t end = follower.LastRowEnd(first, follower.Reach(first, limit));
    if (end == first) return;
    Append(table, follower.Rows(first, end));
    Mark(first, end);
  }

  void ExtendUp(TablePiece& table, std::size_t floor, std::size_t top) {
    if (table.column_count() < 2) return;
    const Follower follower(table, lines_);
    const std::size_t first = follower.ReachUp(floor, top);
    if (first == top || !follower.HasRowLine(first, first > 0 ? first + 1 : top)) return;
    Prepend(table, follower.Rows(first, top));
    Mark(first, top);
  }

  void Mark(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) taken_[i] = true;
  }

  std::vector<Line>& lines_;
  std::vector<bool> taken_;
  std::vector<TablePiece> tables_;
};

}  // namespace

void TakeUnruledRows(std::vector<TablePiece>& tables, std::vector<Line>& lines) {
  if (tables.empty() || lines.empty()) return;
  OpenRows open(lines);
  for (TablePiece& table : tables) open.Add(std::move(table));
  tables = open.Take();
}

}  // namespace acervo::layout
