// Text that has white gutters without being a table: newspaper columns, and justified lines of few words.
#pragma once

#include <optional>
#include <vector>

#include "extractors/pdf/columns.h"

namespace acervo::pdf {

// The first run of lines that is set in two columns to be read one after the other; their baselines need not agree.
std::optional<ColumnRegion> FindNewspaper(const std::vector<Line>& lines);

// Whether the region's gaps are the stretched spaces of justified text.
bool IsJustified(const std::vector<Line>& lines, const ColumnRegion& region);

}  // namespace acervo::pdf
