// The tree that a query means. Private to store/.
//
// Shape:  kWord and kPhrase have words (a word typed with signs inside, such as "27/05", has several); kAnd, kOr and
//         kNot have children. kAsked stands for a run of words that was read as a question
//         (store/search/question_runs.h). An empty query is a kAnd without children: everything.
// Source: docs/guia.md. What stands side by side binds closer than OR: `a b OR c` is `(a b) OR c`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "store/search.h"
#include "store/search/query_lexer.h"

namespace acervo::store {

enum class NodeKind { kAnd, kOr, kNot, kWord, kPhrase, kField, kAsked };

struct QueryNode {
  NodeKind kind = NodeKind::kAnd;
  std::vector<QueryNode> children;
  std::vector<std::string> words;  // as typed
  std::string text;                // as typed; of a field: its value
  FieldKind field = FieldKind::kEntity;
  std::vector<AskedPeriod> periods;  // of FieldKind::kDate
  bool is_prefix = false, is_near = false;
  Span span;              // of a word or a field, in the query
  std::size_t asked = 0;  // of kAsked: the place of its question
};

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> read_as_words;
  std::vector<std::string> left_out;  // signs that join nothing, parentheses more than 16 deep, words beyond the limit
  std::vector<QueryNode> unread_fields;  // dates and kinds that were read as words
  bool is_too_long = false;              // more than `kMostTerms` words
  bool is_only_signs = false;            // something was typed, and nothing of it can be looked for
};
inline constexpr int kMostTerms = 500;
ParsedQuery ParseQuery(std::string_view query, const ReadDates& read);

// "actividad", "coordinaciones", "activity", "texto" …: the kind as the archive writes it. Empty: none.
std::string_view KindFromWord(std::string_view word);
// All of those words.
std::vector<std::string> KindWords();

}  // namespace acervo::store
