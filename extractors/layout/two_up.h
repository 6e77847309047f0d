// Two pages on one sheet.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// The pages of a sheet from left to right: the two halves of a broad one between which nothing stands or runs, where
// both hold a table or a running line of their own; else the sheet as it is. Each has its place from its own edge.
std::vector<PageText> PagesOf(PageText sheet);

}  // namespace acervo::layout
