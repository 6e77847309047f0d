// The words of texts as the archive indexes them. Private to store/.
//
// Shape:  a `Term` is what the index holds for one word as written: `form` lower case with its accents and without the
//         dots of an acronym, in plain letters (œ is oe, CO₂ is CO2); `word` folded, ñ kept; `folded` without; `stem`
//         of the accented form, ñ kept; `stem_folded` without. An ordinal ("1er", "2da") is its number.
// Use:    folding and stemming a word again and again is what indexing would cost most, so terms are remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/span.h"
#include "store/words/index_words.h"

namespace acervo::store {

struct Term {
  std::string form;
  std::string word;
  std::string folded;
  std::string stem;
  std::string stem_folded;
  std::string also;  // another stem that finds the word: "2" of "2a", "m" of "m²"; mostly empty
  friend bool operator==(const Term&, const Term&) = default;
};

// No word is as long: what is longer is a flood of letters, of which the beginning stands in the index.
inline constexpr std::size_t kLongestWord = 256;  // bytes
// At most so many bytes of it, whole characters.
std::string_view Beginning(std::string_view word);

// Lower case with accents kept: Latin letters alone.
std::string LowerLatin(std::string_view text);

Term MakeTerm(std::string_view word_as_written);

// The folded words of a name with one space between them: under this key entity names are compared.
std::string NameKey(std::string_view name);

class TermCache {
 public:
  struct Use {
    const Term* term;  // lives as long as the term_cache is not cleared
    Span span;         // in the text
    bool is_number_sign = false;
  };
  const Term& Of(std::string_view word_as_written);
  // The first term at or after `offset`, which moves past it; none at the end.
  std::optional<Use> Next(std::string_view text, std::size_t& offset);
  // All but the number signs.
  std::vector<Use> Terms(std::string_view text);
  // Forgets everything when it has grown large. No `Use` may be held.
  void Trim();
  void Clear();
  // True the first time for a form: it is to be written into the vocabulary. After a rollback, `Clear`.
  bool IsFirstUse(const Term& term) { return !learned_.contains(term.form) && learned_.insert(term.form).second; }

 private:
  std::unordered_map<std::string, Term> terms_;
  std::unordered_set<std::string> learned_;
};

}  // namespace acervo::store
