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

// Most words begin no name: those are told without a hash.
std::uint32_t NameTrie::Next(std::uint32_t node, std::uint32_t symbol) const {
  if (node == 0) return symbol < first_.size() ? first_[symbol] : 0;
  const auto edge = edges_.find(Edge(node, symbol));
  return edge == edges_.end() ? 0 : edge->second;
}

int NameTrie::Add(std::span<const Token> name, int value, const Vocabulary& vocabulary) {
  std::uint32_t node = 0;
  for (const Token& token : name) {
    const std::uint32_t symbol = Symbol(token);
    if (Skips(token, vocabulary) || symbol == 0) continue;
    if (node == 0 && symbol >= kSeparators) continue;  // no name begins with a separator
    std::uint32_t next = Next(node, symbol);
    if (next == 0) {
      next = static_cast<std::uint32_t>(values_.size());
      values_.push_back(-1);
      if (node == 0 && symbol >= first_.size()) first_.resize(symbol + 1);
      (node == 0 ? first_[symbol] : edges_[Edge(node, symbol)]) = next;
    }
    node = next;
  }
  if (node != 0 && values_[node] < 0) values_[node] = value;
  return values_[node];
}

NameTrie::Match NameTrie::LongestAt(std::span<const Token> tokens, std::size_t at, const Vocabulary& vocabulary) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < tokens.size(); ++i) {
    // A line break inside a name is only where its cell was too narrow.
    if (i > at && (Skips(tokens[i], vocabulary) || tokens[i].kind == TokenKind::kNewline)) continue;
    const std::uint32_t symbol = Symbol(tokens[i]);
    if (symbol == 0) break;
    node = Next(node, symbol);
    if (node == 0) break;
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
