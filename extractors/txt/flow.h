// Paragraphs and list items out of the lines between the tables.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/document.h"
#include "extractors/txt/table.h"

namespace acervo::txt {

// The blocks of each range of lines without tables, in order. All ranges are read together: how wide the text was
// wrapped and which markers are in use is told by all of them.
std::vector<std::vector<Paragraph>> ReadFlow(const TextContext& context, std::span<const LineRange> ranges);

}  // namespace acervo::txt
