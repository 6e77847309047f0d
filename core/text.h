// Spanish text primitives: normal form, folding, stems, words, order. ICU and libstemmer stay in text.cc.
//
// Shape:  all functions take and give UTF-8. Ill-formed input becomes U+FFFD, never an error.
// Thread use: all are safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace acervo {

// Unicode Normalization Form C (UAX #15). Ill-formed sequences become U+FFFD.
std::string Nfc(std::string_view text);
bool IsValidUtf8(std::string_view text);

// The text rules for one paragraph or cell: NFC; soft hyphens, zero-width characters and U+FEFF go; ligatures
// (U+FB00–FB06) are expanded; runs of white space, no-break spaces, tabs and line breaks become one space; trimmed.
std::string CleanText(std::string_view text);
// The same, but '\n' (a paragraph break inside a cell) is kept: each line is cleaned, empty lines go.
std::string CleanLines(std::string_view text);

// Lower case without accents or control characters; ñ becomes n: what search and lookups compare ("Unión Añil" → "union
// anil").
std::string Fold(std::string_view text);
// Lower case without accents but ñ stays ñ.
std::string FoldKeepingEnye(std::string_view text);

// A folded text that knows where each of its bytes came from.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> origin;  // text.size() + 1 entries: byte offset in the original; last is its size
  // The bytes of the original that a range of the folded text stands for.
  Span Original(Span folded) const;
};
FoldedText FoldWithOrigin(std::string_view text);

struct Word {
  std::string text;  // as written
  Span span;
};
// Maximal runs of letters, digits and combining marks. A dotted acronym is one word ("J.I.C.A.").
std::vector<Word> Words(std::string_view text);
// The first of them at or after `offset`, which moves past it; none at the end.
std::optional<Span> NextWord(std::string_view text, std::size_t& offset);

// Snowball Spanish stem of one word in its accented form, folded afterwards with ñ kept: "reuniones" → "reunion".
std::string Stem(std::string_view word);

// "Cancillería de Panamá" → "cancilleria-de-panama": folded, runs of anything else one hyphen, trimmed.
std::string Slug(std::string_view text);

// Compares as Spanish readers sort (ICU collation "es", primary strength first). <0, 0, >0.
int Collate(std::string_view a, std::string_view b);

std::size_t CodePointCount(std::string_view text);
// The code point index of a byte offset, and back. Offsets past the end give the end.
std::size_t CodePointIndex(std::string_view text, std::size_t byte_offset);
std::size_t ByteOffset(std::string_view text, std::size_t code_point_index);

// Decodes one code point at `offset` and moves past it; U+FFFD for ill-formed bytes. REQUIRES: offset < text.size()
char32_t NextCodePoint(std::string_view text, std::size_t& offset);
void AppendUtf8(std::string& out, char32_t code_point);

// Trims ASCII and Unicode white space (no-break spaces too) at both ends.
std::string_view Trim(std::string_view text);

}  // namespace acervo
