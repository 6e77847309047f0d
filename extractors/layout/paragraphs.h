// Lines of the body to paragraphs and list items.
#pragma once

#include <variant>
#include <vector>

#include "core/document.h"
#include "extractors/hyphens.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// A line of the body and where its column's text wraps.
struct BodyLine {
  Line line;
  double left = 0;  // of the column
  double right = 0;
};

// The body in reading order, over all pages.
using Flow = std::vector<std::variant<BodyLine, TablePiece>>;

// Blocks in the order of `flow`: lines joined to paragraphs, list levels told by the markers' places.
std::vector<Block> BuildBlocks(Flow flow, const Hyphenation& hyphenation);

}  // namespace acervo::layout
