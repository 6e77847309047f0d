// How far the words of a recognition may be from those of the paper. Private to store/.
//
// Shape:  `lost` are words of the one reading beyond the other's, `won` those of the other beyond it; pairs go from both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/likeness/word_difference.h"

namespace acervo::store {

// Hashes of the words that each reading is unsure of, sorted.
struct UnsureWords {
  const std::vector<std::uint64_t>& lost;
  const std::vector<std::uint64_t>& won;
};

// Takes out numbers that stand for one another where the reading that has the one is unsure of it. Gives how many.
std::size_t CancelUnsureNumbers(WordViews& lost, WordViews& won, const UnsureWords& unsure);

// Takes out words of which pieces with a few letters gone are on the other side ("s retaria"), and small words for
// small words ("aa", "a"). Numbers and names of few letters stay.
void CancelCutWords(WordViews& lost, WordViews& won, const Names& names);

}  // namespace acervo::store
