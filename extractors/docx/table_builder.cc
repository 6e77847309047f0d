#include "extractors/docx/table_builder.h"

#include <algorithm>
#include <utility>

namespace acervo::docx {

void TableBuilder::BeginRow() {
  table_.rows.emplace_back();
  above_ = std::exchange(here_, {});
  column_ = 0;
}

void TableBuilder::SkipColumns(int count) {
  if (count <= 0) return;
  table_.rows.back().push_back({{}, 1, count});
  column_ += count;
  width_ = std::max(width_, column_);
}

bool TableBuilder::Covers(const StoryCell& cell) {
  std::vector<Cell>& row = table_.rows.back();
  if (cell.merged_left && !row.empty()) {
    row.back().col_span += cell.span;
  } else if (cell.vertical == VerticalMerge::kContinue && above_.contains(column_)) {
    const Origin origin = above_.at(column_);
    Cell& above = table_.rows[origin.row][origin.cell];
    ++above.row_span;
    here_.emplace(column_, origin);
    // Wider than what it goes on: the rest is a cell of its own, so that the columns after it stay where they are.
    if (cell.span > above.col_span) row.push_back({{}, 1, cell.span - above.col_span});
  } else {
    return false;
  }
  column_ += cell.span;
  width_ = std::max(width_, column_);
  return true;
}

void TableBuilder::AddCell(const StoryCell& cell, std::string text) {
  std::vector<Cell>& row = table_.rows.back();
  if (cell.vertical != VerticalMerge::kNone) here_.emplace(column_, Origin{table_.rows.size() - 1, row.size()});
  row.push_back({std::move(text), 1, cell.span});
  column_ += cell.span;
  width_ = std::max(width_, column_);
}

}  // namespace acervo::docx
