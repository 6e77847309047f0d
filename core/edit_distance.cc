#include "core/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace acervo {
namespace {

// Row i of the table holds the errors between the first i letters of `a` and each beginning of `b`.
template <typename Text>
std::size_t Distance(Text a, Text b, std::size_t most) {
  const std::size_t n = a.size(), m = b.size();
  if (std::max(n, m) - std::min(n, m) > most || n > kLongestCompared || m > kLongestCompared) return most + 1;
  std::array<std::array<std::size_t, kLongestCompared + 1>, 3> rows;
  auto *two_above = &rows[0], *above = &rows[1], *row = &rows[2];
  for (std::size_t j = 0; j <= m; ++j) (*above)[j] = j;
  for (std::size_t i = 1; i <= n; ++i) {
    std::size_t least = (*row)[0] = i;
    for (std::size_t j = 1; j <= m; ++j) {
      const std::size_t replaced = (*above)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      (*row)[j] = std::min({(*above)[j] + 1, (*row)[j - 1] + 1, replaced});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) (*row)[j] = std::min((*row)[j], (*two_above)[j - 2] + 1);
      least = std::min(least, (*row)[j]);
    }
    if (least > most) return most + 1;
    std::swap(two_above, above);
    std::swap(above, row);
  }
  return std::min((*above)[m], most + 1);
}

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t most) { return Distance(a, b, most); }

std::size_t EditDistance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  return Distance(a, b, most);
}

CommonEnds CommonEndsOf(std::string_view a, std::string_view b) {
  CommonEnds ends;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (ends.head < shorter && a[ends.head] == b[ends.head]) ++ends.head;
  const std::size_t left = shorter - ends.head;
  while (ends.tail < left && a[a.size() - 1 - ends.tail] == b[b.size() - 1 - ends.tail]) ++ends.tail;
  return ends;
}

bool WithinOneError(std::string_view a, std::string_view b) {
  const CommonEnds ends = CommonEndsOf(a, b);
  const std::size_t left_a = a.size() - ends.head - ends.tail, left_b = b.size() - ends.head - ends.tail;
  if (left_a <= 1 && left_b <= 1) return true;
  return left_a == 2 && left_b == 2 && a[ends.head] == b[ends.head + 1] && a[ends.head + 1] == b[ends.head];
}

}  // namespace acervo
