// Text that has white gutters without being a table: newspaper columns, and justified lines of few words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "extractors/layout/columns.h"

namespace acervo::layout {

// A column that is read from top to bottom. Its text begins at `left`, or at the page's margin, and wraps at `right`.
struct TextColumn {
  std::vector<Line> lines;
  double left = 0, right = 0;
};

// Columns to be read one after the other. Their baselines need not agree: each has lines of its own.
struct NewspaperColumns {
  std::size_t first = 0, last = 0;  // of the lines that they take the place of, half-open
  std::vector<TextColumn> columns;  // at least two, from left to right
};

// The first two columns of prose among `lines`.
std::optional<NewspaperColumns> FindNewspaperColumns(std::span<const Line> lines);

// Whether the region's gaps are the stretched spaces of justified text.
bool IsJustified(const std::vector<Line>& lines, const ColumnRegion& region);

}  // namespace acervo::layout
