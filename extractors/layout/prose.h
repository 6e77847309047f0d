// Text that has white gutters without being a table: newspaper columns, and justified lines of few words.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/layout/columns.h"

namespace acervo::layout {

// Two columns to be read one after the other. Their baselines need not agree: each has lines of its own.
struct Newspaper {
  std::size_t first = 0, last = 0;  // of the lines that they take the place of, half-open
  std::vector<Line> left, right;
  Gutter gutter;
};

// The first columns among `lines`.
std::optional<Newspaper> FindNewspaper(const std::vector<Line>& lines);

// Whether the region's gaps are the stretched spaces of justified text.
bool IsJustified(const std::vector<Line>& lines, const ColumnRegion& region);

}  // namespace acervo::layout
