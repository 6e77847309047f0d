// The rows of a table with their spans, from cells that say how they are merged (ECMA-376-1 5th ed., 17.4).
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/document.h"
#include "extractors/docx/story.h"

namespace acervo::docx {

class TableBuilder {
 public:
  void BeginRow();
  // Grid columns that the row leaves out at its beginning or end: an empty cell of that width.
  void SkipColumns(int count);
  // Whether the cell is covered by the one above or before it, which then grows; it has no text of its own.
  bool Covers(const StoryCell& cell);
  // A cell that is not covered.
  void AddCell(const StoryCell& cell, std::string text);

  // Where the cell that was added last stands. REQUIRES: one was
  std::size_t last_row() const { return table_.rows.size() - 1; }
  std::size_t last_cell() const { return table_.rows.back().size() - 1; }

  // Columns times rows so far.
  std::size_t area() const { return static_cast<std::size_t>(width_) * table_.rows.size(); }
  Table Take() && { return std::move(table_); }

 private:
  struct Origin {
    std::size_t row;
    std::size_t cell;
  };

  Table table_;
  std::map<int, Origin> above_;  // cells merged downwards that reach the row above, by their first column
  std::map<int, Origin> here_;   // those that reach this row
  int column_ = 0;
  int width_ = 0;
};

}  // namespace acervo::docx
