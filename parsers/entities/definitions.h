// Two names that a text says are one: "Nombre Largo (SIGLA)", "Nombre -SIGLA-", "Nombre – SIGLA", "Nombre, SIGLA,",
// "SIGLA (Nombre Largo)", "Nombre Largo (en adelante, Nombre)".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "parsers/entities/grammar.h"
#include "parsers/entities/people.h"

namespace acervo::entities {

// Tokens [begin, end) of the long name and of the short one; neither holds the brackets or dashes.
struct NamePair {
  std::size_t long_begin = 0, long_end = 0;
  std::size_t short_begin = 0, short_end = 0;
};

// In the order of their short names. A pair is one only where the short name may stand for the words of the long one.
std::vector<NamePair> FindPairs(std::span<const Token> tokens, const Grammar& grammar, const PeopleGrammar& people);

// The pairs of a text by where their names begin and end.
class Pairs {
 public:
  Pairs(std::span<const Token> tokens, const Grammar& grammar, const PeopleGrammar& people);

  // The end of a long name that begins at `at`, or of a short one that stands before its long one; `at`: neither.
  std::size_t NameEnd(std::size_t at) const;
  // Whether [begin, end) is the short name of the long one that ends at `long_end`.
  bool IsShortOf(std::size_t long_end, std::size_t begin, std::size_t end) const;
  // Whether the bracket or dash at `at` stands between the names of a pair.
  bool Parts(std::size_t at) const { return parted_.contains(at); }

 private:
  std::unordered_map<std::size_t, std::size_t> ends_;
  std::unordered_map<std::size_t, NamePair> by_short_;
  std::unordered_set<std::size_t> parted_;
};

// How far the letters of a short name can be taken, in order, from the beginnings of the words of a long one.
enum class Abbreviation { kNone, kLoose, kStrict };  // kStrict: each word that makes a difference gives a letter
Abbreviation AbbreviationOf(std::span<const Token> short_name, std::span<const Token> long_name);

// Whether two names share most of the words that tell what they are of: 0 none … 1 all.
double SharedWords(std::span<const Token> a, std::span<const Token> b);

}  // namespace acervo::entities
