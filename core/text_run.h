// Text in runs, those that matched a query apart.
//
// Shape:  the runs in order are the text; none is empty. Nothing is escaped: each presenter does it once.
#pragma once

#include <string>
#include <vector>

namespace acervo {

struct TextRun {
  std::string text;
  bool marked = false;
  friend bool operator==(const TextRun&, const TextRun&) = default;
};
using Snippet = std::vector<TextRun>;

}  // namespace acervo
