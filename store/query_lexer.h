// What a person types, cut into words, phrases, fields and operators. Private to store/.
//
// Shape:  spans are bytes of the query. Nothing is an error: what only looks like syntax is listed in `read_as_words`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace acervo::store {

enum class TokenKind { kWord, kPhrase, kField, kOpen, kClose, kMinus, kNot, kOr, kAnd };
enum class FieldKind { kEntity, kType, kDate, kReport, kKind };

struct QueryToken {
  TokenKind kind = TokenKind::kWord;
  std::string text;                      // a word or phrase as typed, the value of a field, an operator
  FieldKind field = FieldKind::kEntity;  // of kField
  bool is_prefix = false;                // word*
  bool is_near = false;                  // word~
  Span span;                             // of a word: without its signs
  std::string raw;                       // of a field: all of it, as typed
};

struct Lexed {
  std::vector<QueryToken> tokens;
  std::vector<std::string> read_as_words;
};
Lexed LexQuery(std::string_view query);

}  // namespace acervo::store
