// What a person types, cut into words, phrases, fields and operators. Private to store/.
//
// Shape:  spans are bytes of the query. Nothing is an error: what only looks like syntax is listed in `read_as_words`,
//         signs that are none in `left_out`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "store/search.h"

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
  std::vector<std::string> left_out;
};
// A date field takes the words that follow as far as `read` makes a date of them: fecha:10 de mayo de 2019.
Lexed LexQuery(std::string_view query, const ReadDates& read);

}  // namespace acervo::store
