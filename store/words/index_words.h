// Cuts texts into the words of the index, and spells them in plain letters. Private to store/.
//
// Shape:  the words of core/text.h, but that º, ª and ° are signs and no letters ("Nº28" is N and 28, "4.ª" is 4), and
//         that sub- and superscript digits belong to the word they stand at ("CO₂", "m²"); a superscript at a longer
//         word is the mark of a footnote. Spans are bytes of the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "core/text.h"

namespace acervo::store {

struct IndexWord {
  Span span;
  bool is_number_sign = false;  // "N°", "No.", "Núm." before digits: it says no more than "#"
};
// The first at or after `offset`, which moves past it; none at the end.
std::optional<IndexWord> NextIndexWord(std::string_view text, std::size_t& offset);
// All of them without the number signs, as written.
std::vector<Word> IndexWords(std::string_view text);

// Where the digits stand before which "N°", "No.", "Nro" … begins at `begin`; 0: there is no number sign.
std::size_t NumberSignEnd(std::string_view text, std::size_t begin);

// Ligatures, letters with strokes, sub- and superscripts, full-width and mathematical letters in plain ones, case and
// accents kept: "œuvre" → "oeuvre", "Łódź" → "Lódź", "CO₂" → "CO2".
std::string PlainLetters(std::string_view word);

// The number of an ordinal that ends in letters, of a folded word: "1er", "2da", "10mo"; with `a` or `o` alone ("2a")
// it may be something else. Empty: none.
std::string_view OrdinalNumber(std::string_view folded);
std::string_view ShortOrdinalNumber(std::string_view folded);

}  // namespace acervo::store
