// Lists whose bullets a page drew as pictures: printed as text they keep their indentation alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "extractors/txt/table.h"

namespace acervo::txt {

struct UnmarkedItem {
  std::size_t line;  // where the item begins
  int level;
};

// The items of indented blocks below headings, in order; none where the text is no printed page or shows any bullet.
// `width` is the width the text was wrapped at.
std::vector<UnmarkedItem> FindUnmarkedItems(const TextContext& context, std::span<const LineRange> ranges,
                                            std::optional<int> width);

}  // namespace acervo::txt
