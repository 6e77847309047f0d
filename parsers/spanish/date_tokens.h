// A text cut into numbers, words and marks, with the numbers that cannot be days set aside.
//
// Shape:  tokens in order; white space only shows in `spaced`. Ordinal endings ('1ro.', '1.º') are part of their
// number. Units:  begin and end are bytes of the folded text; `Original` gives those of the text itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "core/text.h"
#include "parsers/spanish/lexicon.h"

namespace acervo::spanish {

enum class Use : std::uint8_t {
  kFree,      // may be a day or a year
  kLabelled,  // 'Acuerdo 5': a day only where a month's name follows
  kNamed,     // 'Plaza 5 de Mayo': a day only where a year follows
  kBlocked,   // a telephone, an amount, a time of day …
};

struct DateToken {
  enum class Kind : std::uint8_t { kNumber, kWord, kMark };
  Kind kind = Kind::kMark;
  char mark = 0;         // kMark: ',', '-' for any dash, '°' as 'o', '\n' for a paragraph break, '?' for any other
  bool spaced = false;   // white space (or the beginning) before it
  bool capital = false;  // kWord: begins with a capital letter
  bool ordinal = false;  // kNumber: written as one
  Use use = Use::kFree;  // kNumber
  std::uint8_t digits = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int value = 0;                     // kNumber, cut at nine digits
  const WordRoles* roles = nullptr;  // kWord: nullptr where the word means nothing to dates

  bool IsNumber() const { return kind == Kind::kNumber; }
  bool IsWord() const { return kind == Kind::kWord; }
  bool IsMark(char c) const { return kind == Kind::kMark && mark == c; }
  bool Is(Glue glue) const { return roles != nullptr && roles->glue == glue; }
};

struct DateTokens {
  std::string_view original;
  FoldedText folded;
  std::vector<DateToken> tokens;  // ends with one kMark of mark 0

  Span Original(std::size_t first, std::size_t last) const;  // last is inclusive
  std::string_view Folded(std::size_t i) const;
};

DateTokens TokenizeDates(std::string_view text);

}  // namespace acervo::spanish
