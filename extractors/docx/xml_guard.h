// Looks over the markup of an untrusted part before a parser does.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/result.h"

namespace acervo::docx {

struct MarkupLimits {
  int max_depth = 256;                // elements within elements
  std::size_t max_attributes = 1000;  // of one element; parsers compare each with each
  // Of tags, comments and their like: libxml2 takes 512 bytes at a time and looks each time at all of what has not
  // ended. So many bytes looked at are a second or two: a tag of a megabyte, or a hundred of a hundred kilobytes.
  std::size_t max_looked_at = std::size_t{2} << 30;
  std::size_t max_text = std::size_t{8} << 20;  // bytes of character data that are taken from one part
};

// kCorrupt: a document type declaration, or an encoding that hides markup from this scan. kTooLarge: too deep, too
// many attributes, or tags too long. What is merely ill-formed passes: the parser tells. One pass. REQUIRES: an
// ASCII-compatible encoding.
Status CheckMarkup(std::string_view xml, const MarkupLimits& limits);

}  // namespace acervo::docx
