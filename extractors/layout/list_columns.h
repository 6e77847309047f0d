// Lists that are set in columns.
#pragma once

#include <optional>
#include <vector>

#include "extractors/layout/text_columns.h"

namespace acervo::layout {

// The first list among `lines` whose items run down two columns or more. Each column's `left` stands as far before its
// outermost items as the first column's stands before its own.
std::optional<NewspaperColumns> FindListColumns(const std::vector<Line>& lines);

// The first columns among `lines`, of prose or of a list.
std::optional<NewspaperColumns> FindTextColumns(const std::vector<Line>& lines);

}  // namespace acervo::layout
