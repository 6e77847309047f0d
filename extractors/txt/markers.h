// List markers: what stands before the text of a list item.
//
// Shape:  `style` tells markers of one kind apart: the glyph itself ("•", "-"), or for numbers and letters the shape
//         ("1.", "1)", "(1)", "1.-", "a)", "I."). `shown` is the marker as a reader sees it.
// Units:  `begin` and `text` are bytes of the line: where marker and item text begin.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acervo::txt {

struct Marker {
  std::string shown;
  std::string style;
  int number = 0;    // of a numbered marker (letters count too: a is 1), else 0
  int depth = 0;     // of a decimal marker: 1 for "1.", 2 for "1.1."
  bool sure = true;  // false: a glyph that may as well belong to running text ("-", "o", "5.")
  std::size_t begin = 0;
  std::size_t text = 0;  // the line's size where the marker stands alone
};

std::optional<Marker> ReadMarker(std::string_view line);

}  // namespace acervo::txt
