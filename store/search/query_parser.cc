#include "store/search/query_parser.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "store/search.h"
#include "store/words/index_words.h"

namespace acervo::store {
namespace {

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

class Parser {
 public:
  Parser(Lexed lexed, const ReadDates& read) : tokens_(std::move(lexed.tokens)), read_(read) {
    parsed_.read_as_words = std::move(lexed.read_as_words);
    parsed_.left_out = std::move(lexed.left_out);
  }

  ParsedQuery Run() {
    parsed_.root.kind = NodeKind::kAnd;
    while (at_ < tokens_.size()) {
      AppendTo(parsed_.root, Or());
      if (at_ < tokens_.size()) {  // a ')' that closes nothing
        LeaveOut(tokens_[at_].text);
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
  void ReadAsWords(const std::string& text) { parsed_.read_as_words.push_back(text); }
  void LeaveOut(const std::string& text) { parsed_.left_out.push_back(text); }

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
    if (!HasRoomFor(token)) return QueryNode();
    return token.kind == TokenKind::kField ? FieldNode(token) : Term(token);
  }

  // Beyond the limit a word that was typed before adds nothing, another one is left out.
  bool HasRoomFor(const QueryToken& token) {
    const bool is_new = said_.insert(token.kind == TokenKind::kField ? token.raw : token.text).second;
    if (++terms_ <= kMostTerms) return true;
    if (is_new) LeaveOut(token.text);
    parsed_.is_too_long = parsed_.is_too_long || is_new;
    return false;
  }

  QueryNode Parenthesis() {
    const std::string sign = tokens_[at_++].text;
    if (depth_ >= kMostDepth) {
      LeaveOut(sign);
      return QueryNode();
    }
    ++depth_;
    QueryNode inside = Or();
    --depth_;
    if (Is(TokenKind::kClose))
      ++at_;
    else
      LeaveOut(sign);
    return inside;
  }

  // "O", "NO" and "SIN" are words of their own where they join nothing; the English ones are only half a thought.
  QueryNode OperatorAsWord(const QueryToken& op) {
    const bool is_word = op.text == "O" || op.text == "NO" || op.text == "SIN" || tokens_.size() == 1;
    if (is_word)
      ReadAsWords(op.text);
    else
      LeaveOut(op.text);
    return is_word ? Term(op) : QueryNode();
  }

  QueryNode Term(const QueryToken& token) {
    QueryNode node;
    for (const Word& word : IndexWords(Nfc(token.text))) node.words.push_back(word.text);
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
    node.span = token.span;
    bool is_read = true;
    if (token.field == FieldKind::kDate) {
      node.periods = ReadPeriods(node.text, read_);
      is_read = !node.periods.empty();
    }
    if (token.field == FieldKind::kKind) is_read = !KindFromWord(node.text).empty();
    if (IndexWords(node.text).empty()) is_read = false;
    if (is_read) return node;
    parsed_.unread_fields.push_back(std::move(node));
    return FieldAsWords(token);
  }

  QueryNode FieldAsWords(const QueryToken& token) {
    ReadAsWords(token.raw);
    QueryNode list;
    for (const Word& word : IndexWords(Nfc(token.raw))) {
      QueryToken plain;
      plain.text = word.text;
      AppendTo(list, Term(plain));
    }
    return Simplified(std::move(list));
  }

  std::vector<QueryToken> tokens_;
  const ReadDates& read_;
  std::set<std::string> said_;
  std::size_t at_ = 0;
  int terms_ = 0;
  int depth_ = 0;
  ParsedQuery parsed_;
};

}  // namespace

ParsedQuery ParseQuery(std::string_view query, const ReadDates& read) {
  ParsedQuery parsed = Parser(LexQuery(query, read), read).Run();
  const bool is_empty = parsed.root.kind == NodeKind::kAnd && parsed.root.children.empty();
  parsed.is_only_signs = is_empty && !Trim(query).empty();
  if (parsed.is_only_signs) parsed.left_out.clear();  // all of it is, which is said once
  return parsed;
}

std::string_view KindFromWord(std::string_view word) {
  const std::string folded = Fold(word);
  const auto* const found = std::ranges::find(kKindWords, folded, &KindWord::word);
  return found == std::end(kKindWords) ? std::string_view() : found->kind;
}

std::vector<std::string> KindWords() {
  std::vector<std::string> words;
  for (const KindWord& known : kKindWords) words.emplace_back(known.word);
  return words;
}

}  // namespace acervo::store
