#include "extractors/layout/sheet_boxes.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <tuple>

namespace acervo::layout {
namespace {

double InTenths(double points) { return std::round(points * 10) / 10; }

class SheetBoxes {
 public:
  void Add(const Line& line) {
    for (const Word& word : line.words) {
      if (word.sheet == Box()) continue;
      by_page_.try_emplace(line.page, word.sheet).first->second.Cover(word.sheet);
    }
  }
  bool empty() const { return by_page_.empty(); }

  std::vector<PageBox> Boxes() const {
    std::vector<PageBox> boxes;
    for (const auto& [page, box] : by_page_) {
      boxes.push_back({page, InTenths(box.x0), InTenths(box.y0), InTenths(box.x1), InTenths(box.y1)});
    }
    return boxes;
  }

 private:
  std::map<int, Box> by_page_;
};

// The row among those of a merged cell beside which a line of it stands: the first that ends below the line's middle,
// else the last.
std::size_t RowBeside(const std::vector<RowPiece>& rows, std::size_t first, std::size_t last, const Line& line) {
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(last);
  const auto is_above = [](const RowPiece& row, const Line& it) {
    return std::tuple(row.page, row.y1) < std::tuple(it.page, it.box.mid_y());
  };
  return static_cast<std::size_t>(std::lower_bound(begin, end, line, is_above) - rows.begin());
}

void AddCell(const std::vector<RowPiece>& rows, std::size_t row, const CellPiece& cell,
             std::vector<SheetBoxes>& boxes) {
  const std::size_t last = std::min(row + static_cast<std::size_t>(std::max(cell.row_span, 1)), rows.size()) - 1;
  for (const Line& line : cell.lines) {
    // A text that runs up along its rows belongs to none of them alone.
    if (last > row && line.words.front().turns != 0) continue;
    boxes[RowBeside(rows, row, last, line)].Add(line);
  }
}

}  // namespace

std::vector<PageBox> BoxesOf(const std::vector<Line>& lines) {
  SheetBoxes boxes;
  for (const Line& line : lines) boxes.Add(line);
  return boxes.Boxes();
}

std::vector<std::vector<PageBox>> RowBoxes(const TablePiece& table) {
  std::vector<SheetBoxes> boxes(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const CellPiece& cell : table.rows[row].cells) AddCell(table.rows, row, cell, boxes);
  }
  std::vector<std::vector<PageBox>> of_rows;
  of_rows.reserve(boxes.size());
  bool any = false;
  for (const SheetBoxes& row : boxes) {
    of_rows.push_back(row.Boxes());
    any = any || !row.empty();
  }
  if (!any) of_rows.clear();
  return of_rows;
}

}  // namespace acervo::layout
