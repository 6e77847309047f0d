#include "store/likeness/recognised_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/characters.h"
#include "store/db/hash.h"
#include "store/likeness/fingerprint.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostCompared = 400;  // words; what differs by more is not the same paper

bool IsUnsure(std::string_view word, const std::vector<std::uint64_t>& unsure) {
  return std::ranges::binary_search(unsure, Hash(word));
}

bool AreNear(std::string_view a, std::string_view b, int most) {
  return EditDistance(CodePoints(a), CodePoints(b), most) <= most;
}

// "2025" for "2015": half of the figures at most.
bool AreNearNumbers(std::string_view a, std::string_view b) {
  if (!HasNumeral(a) || !HasNumeral(b)) return false;
  return AreNear(a, b, static_cast<int>(std::max<std::size_t>(1, std::max(a.size(), b.size()) / 2)));
}

std::string Figures(std::string_view word) {
  std::string figures(word);
  std::erase_if(figures, [](char c) { return !IsDigit(c); });
  return figures;
}

// "cc40" for "c40": a letter more or less beside the same figures.
bool HaveOneFigure(std::string_view a, std::string_view b) {
  return HasNumeral(a) && a.size() != b.size() && AreNear(a, b, 1) && Figures(a) == Figures(b);
}

// Takes out each word of `lost` and the first of `won` that may be the same, and gives how many.
template <typename MayBeSame>
std::size_t CancelEach(WordViews& lost, WordViews& won, const MayBeSame& may_be_same) {
  return std::erase_if(lost, [&](std::string_view word) {
    const auto other = std::ranges::find_if(won, [&](std::string_view w) { return may_be_same(word, w); });
    if (other == won.end()) return false;
    won.erase(other);
    return true;
  });
}

// Takes out `whole` words that a run of `pieces` makes up but for a third of their letters, and the runs.
void CancelCut(WordViews& whole, WordViews& pieces) {
  constexpr std::size_t kLeastLetters = 5, kMostPieces = 4;
  std::erase_if(whole, [&](std::string_view word) {
    if (word.size() < kLeastLetters || IsNumberOrMonth(word)) return false;
    const int gone = static_cast<int>(word.size() / 3);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::string joined;
      for (std::size_t end = i; end < pieces.size() && end - i < kMostPieces && !IsNumberOrMonth(pieces[end]); ++end) {
        joined += pieces[end];
        if (joined.size() > word.size() + 1) break;
        if (end == i || !AreNear(joined, word, gone)) continue;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i),
                     pieces.begin() + static_cast<std::ptrdiff_t>(end + 1));
        return true;
      }
    }
    return false;
  });
}

bool IsSmallWord(std::string_view word, const Names& names) {
  constexpr std::size_t kMostLetters = 2;
  return word.size() <= kMostLetters && !HasNumeral(word) && !names.Has(word);
}

}  // namespace

std::size_t CancelUnsureNumbers(WordViews& lost, WordViews& won, const UnsureWords& unsure) {
  if (lost.size() > kMostCompared || won.size() > kMostCompared) return 0;
  CancelEach(lost, won, HaveOneFigure);
  return CancelEach(lost, won, [&](std::string_view a, std::string_view b) {
    return AreNearNumbers(a, b) && (IsUnsure(a, unsure.lost) || IsUnsure(b, unsure.won));
  });
}

void CancelCutWords(WordViews& lost, WordViews& won, const Names& names) {
  if (lost.size() > kMostCompared || won.size() > kMostCompared) return;
  CancelCut(won, lost);
  CancelCut(lost, won);
  CancelEach(lost, won, [&](std::string_view a, std::string_view b) {
    return IsSmallWord(a, names) && IsSmallWord(b, names) && AreNear(a, b, 1);
  });
}

}  // namespace acervo::store
