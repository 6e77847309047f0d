// How the words of two readings differ, and what of it is how they were read. Private to store/.
//
// Shape:  words are folded, as fingerprints have them, and views into those.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/words/vocabulary.h"

namespace acervo::store {

using WordViews = std::vector<std::string_view>;

// The words that either of two readings writes with a capital.
class Names {
 public:
  // Hashes of words, sorted; both outlive it.
  Names(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) : a_(a), b_(b) {}
  bool Has(std::string_view word) const;

 private:
  const std::vector<std::uint64_t>& a_;
  const std::vector<std::uint64_t>& b_;
};

// Words of `a` beyond those of `b`, in order.
WordViews Beyond(const WordViews& a, const WordViews& b);
// Takes out each word of `whole` that a run of words of `broken` makes up, and the run: a word broken at a line's end.
void CancelBroken(WordViews& whole, WordViews& broken);
// Takes out the words of which a recognised picture may show the one where the paper has the other.
void CancelMisread(WordViews& lost, WordViews& won, const Names& names);
std::string Concatenated(const WordViews& words);

// Whether a word says how many, which one or when: another such word is never a misreading of it.
bool IsNumberOrMonth(std::string_view word);
bool IsOrdinal(std::string_view word);
// 1 … 12; 0: the word is no month.
int MonthNumber(std::string_view word);
// "borrador", "final", "version": what tells an issue from another of one report.
bool IsWordOfAnEdition(std::string_view word);

}  // namespace acervo::store
