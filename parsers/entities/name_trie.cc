#include "parsers/entities/name_trie.h"

namespace acervo::entities {
namespace {

constexpr std::uint32_t kSeparators = 1u << 31;

// What a token is to a trie; 0: nothing that a name holds.
std::uint32_t Symbol(const Token& token) {
  switch (token.kind) {
    case TokenKind::kWord: return token.word;
    case TokenKind::kComma:
    case TokenKind::kDash:
    case TokenKind::kSlash:
    case TokenKind::kOpen:
    case TokenKind::kClose: return kSeparators | static_cast<std::uint32_t>(token.kind);
    default: return 0;
  }
}

std::uint64_t Edge(std::uint32_t node, std::uint32_t symbol) { return static_cast<std::uint64_t>(node) << 32 | symbol; }

bool Skips(const Token& token, const Vocabulary& vocabulary) {
  return token.kind == TokenKind::kWord && !token.glued && (vocabulary.Flags(token.word) & kSkips) != 0;
}

}  // namespace

int NameTrie::Add(std::span<const Token> name, int value, const Vocabulary& vocabulary) {
  std::uint32_t node = 0;
  for (const Token& token : name) {
    if (Skips(token, vocabulary) || Symbol(token) == 0) continue;
    const auto [edge, added] =
        edges_.try_emplace(Edge(node, Symbol(token)), static_cast<std::uint32_t>(values_.size()));
    if (added) values_.push_back(-1);
    node = edge->second;
  }
  if (node != 0 && values_[node] < 0) values_[node] = value;
  return values_[node];
}

NameTrie::Match NameTrie::LongestAt(std::span<const Token> tokens, std::size_t at, const Vocabulary& vocabulary) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < tokens.size(); ++i) {
    if (i > at && Skips(tokens[i], vocabulary)) continue;
    const std::uint32_t symbol = Symbol(tokens[i]);
    if (symbol == 0) break;
    const auto edge = edges_.find(Edge(node, symbol));
    if (edge == edges_.end()) break;
    node = edge->second;
    if (values_[node] >= 0) best = {i + 1, values_[node]};
  }
  return best;
}

NameTrie::Match NameTrie::Whole(std::span<const Token> tokens, const Vocabulary& vocabulary) const {
  std::size_t first = 0;
  while (first < tokens.size() && Skips(tokens[first], vocabulary)) ++first;
  const Match match = LongestAt(tokens, first, vocabulary);
  return match.end == tokens.size() ? match : Match{};
}

}  // namespace acervo::entities
