// Tables nested in a cell whose lines touch those of the table around it.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// `mesh` first, without the rulings of the nested tables; then the rulings of each of those.
std::vector<Rulings> SplitNested(const Rulings& mesh);

}  // namespace acervo::layout
