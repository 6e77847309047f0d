// A text as names are read from it: words with what their spelling tells, and the separators between them.
//
// Shape:  tokens in the order of the text; white space is no token, but a line break is. A dotted acronym is one word
//         ("O.E.A." reads "oea"); words joined by a hyphen or an apostrophe are words of their own, the later ones
//         `glued`. The full stop of an abbreviation or an initial is no token.
// Units:  spans are bytes of the text as written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace acervo::entities {

class Vocabulary;

enum class TokenKind : std::uint8_t {
  kWord,
  kComma,
  kSemicolon,
  kColon,
  kSlash,
  kDash,
  kStop,
  kNewline,
  kOpen,
  kClose,
  kQuoteOpen,
  kQuoteClose,
  kQuote,
  kOther,
};

struct Token {
  TokenKind kind = TokenKind::kOther;
  Span span;
  std::string_view text;      // folded; empty for separators
  std::uint32_t word = 0;     // in the vocabulary; 0: unknown. A misspelling may be given its word later.
  bool capital = false;       // begins with a capital letter
  bool all_caps = false;      // two letters or more, none of them small
  bool mixed = false;         // a capital letter after a small one: "MiAmbiente", "AmCham"
  bool numeric = false;       // digits alone
  bool dotted = false;        // written with dots between the letters
  bool abbreviated = false;   // a full stop follows that ends no sentence
  bool glued = false;         // no white space, but a hyphen, dot or apostrophe before it
  bool stressed_end = false;  // ends in "ó" or "é", as verbs do that tell what was done
  bool office_end = false;    // ends in "ía", as "Secretaría" does and no word for whoever heads it
  bool shouted = false;       // in a run of capitals: they tell nothing of it
  bool space_before = false;
  bool plus = false;    // "+"
  bool quoted = false;  // inside quotation marks
};

// Owns what its tokens point into.
struct TokenText {
  TokenText() = default;
  TokenText(const TokenText&) = delete;
  TokenText& operator=(const TokenText&) = delete;

  std::string folded;
  std::vector<Token> tokens;
  bool shouted = false;  // more words in capitals than not: capitals tell nothing
};

// REQUIRES: `out` is new.
void Tokenize(std::string_view text, const Vocabulary& vocabulary, TokenText& out);

// A name with the quotation mark or bracket beside it whose partner it holds: Grupo "Los Reyes".
Span WithQuotes(Span name, std::string_view text);

}  // namespace acervo::entities
