// Running headers, footers, page numbers and watermarks: told by repetition and place, taken out of the pages.
#pragma once

#include <vector>

#include "core/document.h"
#include "extractors/layout/grid.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// A page with everything that is known of it before its blocks are told apart.
struct PageLayout {
  int number = 0;
  double width = 0, height = 0;
  std::vector<Line> lines;  // from top to bottom; words of all columns in one line
  Rulings rulings;
  std::vector<Grid> grids;
  std::vector<Line> aside = {};  // watermarks, text up a margin: no part of the body
  bool scanned = false;          // a picture with recognised words
};

struct PageFurniture {
  std::vector<Paragraph> headers;  // each said once, on the page where it first stands
  std::vector<Paragraph> footers;
};

// Takes the running lines out of `pages`.
PageFurniture TakePageFurniture(std::vector<PageLayout>& pages);

}  // namespace acervo::layout
