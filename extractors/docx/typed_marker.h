// Markers that an author typed in front of a paragraph: "• ", "- ", "1. ", "a) ".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acervo::docx {

// How much a marker proves by itself.
enum class MarkerStrength {
  kSure,     // "•", "➢", "✓": begins nothing but a list item
  kDash,     // "-", "–", "*": begins a list item where something else says so too
  kWeak,     // "o": a word of the language
  kOrdinal,  // "1.", "a)", "iv.": an item where its neighbours count on
};

struct TypedMarker {
  std::string marker;  // "•", "1."
  MarkerStrength strength = MarkerStrength::kSure;
  std::size_t text_begin = 0;  // byte offset of the item's text
  bool tab_after = false;
  // Ordinals: what stands around the number ("#." for "1.", "(#)" for "(1)"), and the readings of it; 0 for none.
  // "i" may be the ninth letter or the first Roman number.
  std::string shape;
  int number = 0;
  int letter = 0;
  int roman = 0;
};

// The marker at the beginning of a text (leading white space is passed over), or nullopt. What follows a marker that is
// not sure must be white space and then text.
std::optional<TypedMarker> ParseTypedMarker(std::string_view text);

// Whether `next` counts on from `before`: the same shape, and the successor in one reading.
bool CountsOn(const TypedMarker& before, const TypedMarker& next);

// Whether an ordinal could be the first of its list.
bool IsFirst(const TypedMarker& marker);

}  // namespace acervo::docx
