// The styles part cut into its elements without parsing it: a document uses a handful of the hundreds that programs
// write, and parsing all of them took most of the time of reading it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::docx {

struct StyleSlice {
  std::string id;
  bool default_paragraph = false;  // w:type="paragraph" w:default="1"
  std::string_view xml;            // the w:style element
};

// The views live as long as the part.
struct StyleSlices {
  std::string_view root;      // the start tag of w:styles, which binds the prefixes
  std::string_view defaults;  // the w:docDefaults element; may be empty
  std::vector<StyleSlice> styles;

  // One element as a part of its own.
  std::string Wrapped(std::string_view element) const;
};

// nullopt: written in a way (another prefix, comments, another encoding) that only a parser reads right. Styles of
// tables say nothing that is read here and are left out.
std::optional<StyleSlices> SliceStyles(std::string_view xml);

}  // namespace acervo::docx
