// Pages to one flow of lines and tables in reading order.
#pragma once

#include <vector>

#include "extractors/hyphens.h"
#include "extractors/layout/page_furniture.h"
#include "extractors/layout/paragraphs.h"

namespace acervo::layout {

// The body of all pages end to end: ruled, half-ruled and unruled tables found, pieces of one table joined, newspaper
// columns one after the other.
Flow BuildFlow(std::vector<PageLayout> pages);

// What the document's words tell about its hyphens.
Hyphenation LearnHyphenation(const std::vector<PageLayout>& pages);

}  // namespace acervo::layout
