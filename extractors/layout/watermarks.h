// Text that stands beside or across the body of a page: watermarks, text up a margin.
#pragma once

#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Takes large words that lie across others, letters that climb a diagonal, and turned words outside the body's width
// out of the page: a line each, its words in their own reading order. Turned words within the body (a table's upright
// headings) are joined to one word a run, so that they read in order wherever they belong.
std::vector<Line> TakeWatermarks(PageText& page);

}  // namespace acervo::layout
