// The tree that a query means. Private to store/.
//
// Shape:  kWord and kPhrase have words (a word typed with signs inside, such as "27/05", has several); kAnd, kOr and
// kNot
//         have children. An empty query is a kAnd without children: everything.
// Source: docs/guia.md. What stands side by side binds closer than OR: `a b OR c` is `(a b) OR c`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "store/query_lexer.h"

namespace acervo::store {

enum class NodeKind { kAnd, kOr, kNot, kWord, kPhrase, kField };

struct QueryNode {
  NodeKind kind = NodeKind::kAnd;
  std::vector<QueryNode> children;
  std::vector<std::string> words;  // as typed
  std::string text;                // as typed; of a field: its value
  FieldKind field = FieldKind::kEntity;
  std::optional<Date> from, to;  // of FieldKind::kDate
  bool is_prefix = false, is_near = false;
  Span span;  // of a word, in the query
};

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> read_as_words;
};
// Keeps at most 64 terms, and parentheses 16 deep; the rest is told in `read_as_words`.
ParsedQuery ParseQuery(std::string_view query);

// "actividad", "coordinaciones", "activity", "texto" …: the kind as the archive writes it. Empty: none.
std::string_view KindFromWord(std::string_view word);

}  // namespace acervo::store
