// Under which indexed words and stems a typed word is found. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

struct WordForms {
  std::vector<std::string> words;  // folded, ñ kept; the typed one first
  std::vector<std::string> stems;
  std::vector<std::string> stemmed_otherwise;  // those of `words` that none of the stems finds
};

// Case and accents make no difference; a typed ñ means ñ, a typed n either. Stems are those of the accented words that
// the typed one may stand for.
Result<WordForms> FormsOf(Connection& connection, std::string_view typed);
// Whether the archive has learned one of the words, or of the stems.
Result<bool> StandsInRecords(Connection& connection, const WordForms& forms);
// The words of their stems, and those found apart, that are not `exact`: at most 64.
Result<std::vector<std::string>> InflectionsOf(Connection& connection, const WordForms& forms,
                                               const std::vector<std::string>& exact);
// The same without stems: how each word of a phrase may stand in the index.
Result<std::vector<std::string>> SpellingsOf(Connection& connection, std::string_view typed);
// The prefix as typed, and with ñ where the archive has words that begin so.
Result<std::vector<std::string>> PrefixesOf(Connection& connection, std::string_view typed);

// Indexed words that begin so, at most so many.
Result<std::vector<std::string>> WordsWithPrefix(Connection& connection, std::string_view prefix, int most);

struct NearWord {
  std::string word;  // folded, ñ kept
  int distance = 0;
};
// Words of the archive within one or two typing errors of it, the nearest first; the word itself included.
Result<std::vector<NearWord>> NearWords(Connection& connection, std::string_view typed, int most);
// How a folded word is written, accented where some form is.
Result<std::string> WrittenForm(Connection& connection, std::string_view word);
// In how many records it stands.
Result<std::int64_t> RecordsWith(Connection& connection, std::string_view word);

// Insertions, deletions, replacements and exchanges of neighbours (optimal string alignment), in code points; more than
// `most` gives `most` + 1.
int EditDistance(std::u32string_view a, std::u32string_view b, int most);
std::u32string CodePoints(std::string_view text);
// Which letters a folded text has, a bit each; all of them where it has other characters than ASCII.
std::uint32_t LettersOf(std::string_view folded);
// False: so many typing errors do not make one of the other, as each changes at most two letters of those they have.
bool MayBeNear(std::uint32_t wanted, std::string_view folded, int errors);
// How many typing errors a word of this length may have.
int ForgivenErrors(std::size_t code_points);

}  // namespace acervo::store
