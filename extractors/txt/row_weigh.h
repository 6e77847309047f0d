// Which lines of a table's body are one row: all lines weighed at once.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/txt/row_split.h"
#include "extractors/txt/wrap.h"

namespace acervo::txt {

// The first line of each row, ascending from 0. `widths`: of the columns. REQUIRES: lines not empty
std::vector<std::size_t> WeighRows(const std::vector<CellLine>& lines, const std::vector<WrapWidth>& widths);

}  // namespace acervo::txt
