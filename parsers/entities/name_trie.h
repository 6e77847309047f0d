// Names as sequences of words, found at a place of a text by the longest match.
//
// Shape:  words that make no difference (kSkips) are left out of names and passed over in texts; commas, dashes,
//         slashes and brackets inside a name have to be there. A match costs time in the length of what it reads.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "parsers/entities/tokens.h"
#include "parsers/entities/vocabulary.h"

namespace acervo::entities {

class NameTrie {
 public:
  // Gives what stood under this name before, or `value`. REQUIRES: value >= 0
  int Add(std::span<const Token> name, int value, const Vocabulary& vocabulary);

  struct Match {
    std::size_t end = 0;  // index of the token after the name
    int value = -1;       // -1: no match
    explicit operator bool() const { return value >= 0; }
  };
  Match LongestAt(std::span<const Token> tokens, std::size_t at, const Vocabulary& vocabulary) const;
  // The name that is just these tokens.
  Match Whole(std::span<const Token> tokens, const Vocabulary& vocabulary) const;

 private:
  std::uint32_t Next(std::uint32_t node, std::uint32_t symbol) const;  // 0: no edge

  std::vector<std::uint32_t> first_;  // node after the first word, by word; 0: no name begins with it
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<int> values_ = {-1};
};

}  // namespace acervo::entities
