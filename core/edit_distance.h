// Counts the typing errors between two words.
//
// Shape:  a letter more, less or other is one error, two neighbours exchanged as well (optimal string alignment).
// Units:  what is compared is what is counted: bytes of folded words, or code points.
#pragma once

#include <cstddef>
#include <string_view>

namespace acervo {

// Words of more letters than that are not compared: they differ by more than any `most`.
inline constexpr std::size_t kLongestCompared = 96;

// `most` + 1 where there are more errors than `most`.
std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t most);
std::size_t EditDistance(std::u32string_view a, std::u32string_view b, std::size_t most);

// What two words have in common at their beginnings, and behind that at their ends.
struct CommonEnds {
  std::size_t head = 0;
  std::size_t tail = 0;
};
CommonEnds CommonEndsOf(std::string_view a, std::string_view b);

// Whether one typing error at most makes one word of the other: EditDistance(a, b, 1) <= 1 in linear time.
bool WithinOneError(std::string_view a, std::string_view b);

}  // namespace acervo
