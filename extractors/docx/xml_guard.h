// Looks over the markup of an untrusted part before a parser does.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/result.h"

namespace acervo::docx {

struct MarkupLimits {
  int max_depth = 256;                // elements within elements
  std::size_t max_attributes = 1000;  // of one element; parsers compare each with each
};

// kCorrupt: a document type declaration, or an encoding that hides markup from this scan. kTooLarge: too deep, or too
// many attributes. What is merely ill-formed passes: the parser tells. One pass. REQUIRES: an ASCII-compatible
// encoding.
Status CheckMarkup(std::string_view xml, const MarkupLimits& limits);

}  // namespace acervo::docx
