// How words are compared: folded, without punctuation, small misspellings allowed where a caller asks for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::report {

// "Actividad / Gestión:" → {"actividad", "gestion"}.
std::vector<std::string> FoldedWords(std::string_view text);
// The same as one text: "actividad gestion".
std::string FoldedPhrase(std::string_view text);

// Whether a word may be a slip of the pen for `right`: same first letter, at most one edit (two from nine letters on;
// an edit inserts, drops, changes or swaps neighbours). Words under six letters are never taken for another.
bool IsMisspellingOf(std::string_view word, std::string_view right);

// Whether the first character is a small letter.
bool BeginsLower(std::string_view text);

// Every letter that has a case is upper case, and there are at least two.
bool IsAllCaps(std::string_view text);

// 'de', 'y', 'la': an article, preposition or conjunction, folded.
bool IsSmallWord(std::string_view word);

// The text up to `bytes`, never cut inside a character.
std::string_view Prefix(std::string_view text, std::size_t bytes);

// "ALL CAPS" becomes "All Caps" with small words small ("Oficina de Cooperación"); other texts stay as written.
std::string Capitalised(std::string_view text);

}  // namespace acervo::report
