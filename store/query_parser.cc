#include "store/query_parser.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "core/text.h"
#include "store/search.h"

namespace acervo::store {
namespace {

constexpr int kMostTerms = 64;
constexpr int kMostDepth = 16;

struct KindWord {
  std::string_view word;  // folded
  std::string_view kind;
};
constexpr KindWord kKindWords[] = {
    {"actividad", "actividad"},
    {"actividades", "actividad"},
    {"activity", "actividad"},
    {"activities", "actividad"},
    {"coordinacion", "coordinacion"},
    {"coordinaciones", "coordinacion"},
    {"coordination", "coordinacion"},
    {"coordinations", "coordinacion"},
    {"text", "text"},
    {"texto", "text"},
    {"textos", "text"},
};

int Number(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string TwoDigits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// Also "05/2019" and "27/05/2019", as people write them.
std::optional<DateInterval> Period(std::string_view text) {
  if (auto period = PeriodFromText(text)) return period;
  const std::size_t last = text.rfind('/');
  if (last == text.npos || text.size() - last != 5) return std::nullopt;
  std::string iso(text.substr(last + 1));
  const std::string_view before = text.substr(0, last);
  const std::size_t first = before.find('/');
  const int month = Number(first == before.npos ? before : before.substr(first + 1));
  if (month < 1) return std::nullopt;
  iso += "-" + TwoDigits(month);
  if (first != before.npos) iso += "-" + TwoDigits(std::max(0, Number(before.substr(0, first))));
  return PeriodFromText(iso);
}

bool ReadRange(std::string_view text, QueryNode& node) {
  const std::size_t dots = text.find("..");
  if (dots == text.npos) {
    const auto period = Period(text);
    if (!period) return false;
    node.from = period->first;
    node.to = period->last;
    return true;
  }
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  const auto first = Period(left), last = Period(right);
  if ((!left.empty() && !first) || (!right.empty() && !last) || (!first && !last)) return false;
  if (first) node.from = first->first;
  if (last) node.to = last->last;
  if (node.from && node.to && *node.to < *node.from) {
    node.from = last->first;
    node.to = first->last;
  }
  return true;
}

class Parser {
 public:
  explicit Parser(Lexed lexed) : tokens_(std::move(lexed.tokens)) { parsed_.read_as_words = lexed.read_as_words; }

  ParsedQuery Run() {
    parsed_.root.kind = NodeKind::kAnd;
    while (at_ < tokens_.size()) {
      AppendTo(parsed_.root, Or());
      if (at_ < tokens_.size()) {  // a ')' that closes nothing
        Notice(tokens_[at_].text);
        ++at_;
      }
    }
    return std::move(parsed_);
  }

 private:
  static bool IsEmpty(const QueryNode& node) { return node.kind == NodeKind::kAnd && node.children.empty(); }

  static void AppendTo(QueryNode& list, QueryNode node) {
    if (IsEmpty(node)) return;
    if (node.kind == list.kind)
      std::ranges::move(node.children, std::back_inserter(list.children));
    else
      list.children.push_back(std::move(node));
  }

  static QueryNode Simplified(QueryNode list) {
    return list.children.size() == 1 ? QueryNode(std::move(list.children.front())) : std::move(list);
  }

  bool Is(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  void Notice(const std::string& text) { parsed_.read_as_words.push_back(text); }

  QueryNode Or() {
    QueryNode list;
    list.kind = NodeKind::kOr;
    while (true) {
      const QueryNode side = And();
      const bool has_left = !IsEmpty(side);
      AppendTo(list, side);
      if (!Is(TokenKind::kOr)) break;
      const QueryToken& op = tokens_[at_++];
      const bool has_right = at_ < tokens_.size() && !Is(TokenKind::kClose) && !Is(TokenKind::kOr);
      if (!has_left || !has_right) AppendTo(list, OperatorAsWord(op));
    }
    if (list.children.empty()) return QueryNode();
    return Simplified(std::move(list));
  }

  QueryNode And() {
    QueryNode list;
    while (at_ < tokens_.size() && !Is(TokenKind::kOr) && !Is(TokenKind::kClose)) {
      if (Is(TokenKind::kAnd))
        ++at_;
      else
        AppendTo(list, Unary());
    }
    return Simplified(std::move(list));
  }

  QueryNode Unary() {
    bool is_negated = false;
    while (Is(TokenKind::kMinus) || Is(TokenKind::kNot)) {
      const QueryToken& op = tokens_[at_++];
      const bool has_operand = at_ < tokens_.size() && !Is(TokenKind::kClose) && !Is(TokenKind::kOr);
      if (!has_operand) return OperatorAsWord(op);
      is_negated = !is_negated;
    }
    QueryNode operand = Primary();
    if (!is_negated || IsEmpty(operand)) return operand;
    QueryNode negation;
    negation.kind = NodeKind::kNot;
    negation.children.push_back(std::move(operand));
    return negation;
  }

  QueryNode Primary() {
    if (Is(TokenKind::kOpen)) return Parenthesis();
    if (Is(TokenKind::kAnd)) {
      ++at_;
      return QueryNode();
    }
    const QueryToken& token = tokens_[at_++];
    if (++terms_ > kMostTerms) {
      Notice(token.text);
      return QueryNode();
    }
    return token.kind == TokenKind::kField ? FieldNode(token) : Term(token);
  }

  QueryNode Parenthesis() {
    const std::string sign = tokens_[at_++].text;
    if (depth_ >= kMostDepth) {
      Notice(sign);
      return QueryNode();
    }
    ++depth_;
    QueryNode inside = Or();
    --depth_;
    if (Is(TokenKind::kClose))
      ++at_;
    else
      Notice(sign);
    return inside;
  }

  // "O" and "NO" are words of their own where they join nothing; the English ones are only half a thought.
  QueryNode OperatorAsWord(const QueryToken& op) {
    Notice(op.text);
    const bool is_word = op.text == "O" || op.text == "NO" || tokens_.size() == 1;
    return is_word ? Term(op) : QueryNode();
  }

  static QueryNode Term(const QueryToken& token) {
    QueryNode node;
    for (const Word& word : Words(Nfc(token.text))) node.words.push_back(word.text);
    if (node.words.empty()) return QueryNode();
    node.kind = token.kind == TokenKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord;
    node.text = token.text;
    node.is_prefix = token.is_prefix;
    node.is_near = token.is_near;
    node.span = token.span;
    return node;
  }

  QueryNode FieldNode(const QueryToken& token) {
    QueryNode node;
    node.kind = NodeKind::kField;
    node.field = token.field;
    node.text = Trim(token.text);
    bool is_read = true;
    if (token.field == FieldKind::kDate) is_read = ReadRange(node.text, node);
    if (token.field == FieldKind::kKind) is_read = !KindFromWord(node.text).empty();
    if (Words(node.text).empty()) is_read = false;
    return is_read ? node : FieldAsWords(token);
  }

  QueryNode FieldAsWords(const QueryToken& token) {
    Notice(token.raw);
    QueryNode list;
    for (const Word& word : Words(Nfc(token.raw))) {
      QueryToken plain;
      plain.text = word.text;
      AppendTo(list, Term(plain));
    }
    return Simplified(std::move(list));
  }

  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  int terms_ = 0;
  int depth_ = 0;
  ParsedQuery parsed_;
};

}  // namespace

ParsedQuery ParseQuery(std::string_view query) { return Parser(LexQuery(query)).Run(); }

std::string_view KindFromWord(std::string_view word) {
  const std::string folded = Fold(word);
  const auto* const found = std::ranges::find(kKindWords, folded, &KindWord::word);
  return found == std::end(kKindWords) ? std::string_view() : found->kind;
}

}  // namespace acervo::store
