#include "store/search/query_lexer.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/text.h"
#include "store/words/index_words.h"

namespace acervo::store {
namespace {

struct FieldName {
  std::string_view name;  // folded
  FieldKind kind;
};
constexpr FieldName kFieldNames[] = {
    {"entidad", FieldKind::kEntity}, {"entity", FieldKind::kEntity}, {"tipo", FieldKind::kType},
    {"type", FieldKind::kType},      {"fecha", FieldKind::kDate},    {"date", FieldKind::kDate},
    {"informe", FieldKind::kReport}, {"report", FieldKind::kReport}, {"clase", FieldKind::kKind},
    {"kind", FieldKind::kKind},
};

struct Operator {
  std::string_view text;  // in capitals only: "no" and "o" are words
  TokenKind kind;
};
constexpr Operator kOperators[] = {
    {"OR", TokenKind::kOr},  {"O", TokenKind::kOr},    {"NOT", TokenKind::kNot},
    {"NO", TokenKind::kNot}, {"SIN", TokenKind::kNot}, {"AND", TokenKind::kAnd},
};

// Straight, typographic and angled quotes open and close alike.
constexpr std::string_view kQuotes[] = {"\"", "“", "”", "„", "«", "»"};

std::size_t QuoteAt(std::string_view text, std::size_t at) {
  for (const std::string_view quote : kQuotes) {
    if (text.compare(at, quote.size(), quote) == 0) return quote.size();
  }
  return 0;
}

std::size_t SpaceAt(std::string_view text, std::size_t at) {
  std::size_t next = at;
  NextCodePoint(text, next);
  return Trim(text.substr(at, next - at)).empty() ? next - at : 0;
}

class Lexer {
 public:
  Lexer(std::string_view query, const ReadDates& read) : query_(query), read_(read) {}

  Lexed Run() {
    while (at_ < query_.size()) Step();
    return std::move(lexed_);
  }

 private:
  void Step() {
    if (const std::size_t space = SpaceAt(query_, at_))
      at_ += space;
    else if (query_[at_] == '(')
      Sign(TokenKind::kOpen);
    else if (query_[at_] == ')')
      Sign(TokenKind::kClose);
    else if (QuoteAt(query_, at_) != 0)
      Quoted();
    else if (query_[at_] == '-')
      Dash();
    else if (const std::size_t digits = NumberSignEnd(query_, at_))
      at_ = digits;  // "N° 28" is "28"
    else
      Chunk();
  }

  void Sign(TokenKind kind) { Add({kind, std::string(1, query_[at_]), {}, false, false, {at_, 1}, {}}, at_ + 1); }

  void Add(QueryToken token, std::size_t next) {
    lexed_.tokens.push_back(std::move(token));
    at_ = next;
  }

  // The span between a quote at `from` and the next one.
  std::optional<Span> QuotedSpan(std::size_t from) const {
    const std::size_t begin = from + QuoteAt(query_, from);
    for (std::size_t end = begin; end < query_.size(); ++end) {
      if (QuoteAt(query_, end) != 0) return Span{begin, end - begin};
    }
    return std::nullopt;
  }

  void Quoted() {
    const std::optional<Span> inside = QuotedSpan(at_);
    if (!inside) {
      const std::size_t size = QuoteAt(query_, at_);
      lexed_.left_out.emplace_back(query_.substr(at_, size));
      at_ += size;
      return;
    }
    QueryToken token{TokenKind::kPhrase, std::string(inside->In(query_)), {}, false, false, *inside, {}};
    std::size_t next = inside->end() + QuoteAt(query_, inside->end());
    if (next < query_.size() && query_[next] == '*') {
      token.is_prefix = true;
      ++next;
    }
    Add(std::move(token), next);
  }

  // A dash excludes what follows only where a word could begin; within a word it is part of it.
  void Dash() {
    const bool begins = at_ == 0 || query_[at_ - 1] == '(' || SpaceBefore();
    const std::size_t next = at_ + 1;
    const bool has_word =
        next < query_.size() && SpaceAt(query_, next) == 0 && query_[next] != '-' && query_[next] != ')';
    if (begins && has_word)
      Sign(TokenKind::kMinus);
    else
      ++at_;
  }

  bool SpaceBefore() const {
    std::size_t start = at_ - 1;
    while (start > 0 && (static_cast<unsigned char>(query_[start]) & 0xC0) == 0x80) --start;
    return SpaceAt(query_, start) != 0;
  }

  std::size_t ChunkEnd(std::size_t from) const {
    std::size_t end = from;
    while (end < query_.size() && query_[end] != '(' && query_[end] != ')' && QuoteAt(query_, end) == 0 &&
           SpaceAt(query_, end) == 0) {
      NextCodePoint(query_, end);
    }
    return end;
  }

  void Chunk() {
    const std::size_t end = ChunkEnd(at_);
    const std::string_view chunk = query_.substr(at_, end - at_);
    if (Field(chunk, end)) return;
    for (const Operator& op : kOperators) {
      if (chunk == op.text) {
        Add({op.kind, std::string(chunk), {}, false, false, {at_, chunk.size()}, {}}, end);
        return;
      }
    }
    PlainWord(chunk, end);
  }

  void PlainWord(std::string_view chunk, std::size_t end) {
    QueryToken token;
    std::string_view word = chunk;
    const std::size_t tilde = word.find_last_of('~');
    const bool is_near = tilde != word.npos && tilde > 0 && word.find_first_not_of("~0123456789", tilde) == word.npos;
    if (is_near) word = word.substr(0, tilde);
    token.is_near = is_near;
    token.is_prefix = !is_near && word.size() > 1 && word.ends_with('*');
    while (word.ends_with('*')) word.remove_suffix(1);
    token.text = word;
    token.span = {at_, word.size()};
    Add(std::move(token), end);
  }

  bool Field(std::string_view chunk, std::size_t end) {
    const std::size_t colon = chunk.find(':');
    if (colon == chunk.npos || colon == 0) return false;
    const std::string name = Fold(chunk.substr(0, colon));
    const auto* const known = std::ranges::find(kFieldNames, name, &FieldName::name);
    if (known == std::end(kFieldNames)) {
      NoteUnknownField(chunk, name, colon);
      return false;
    }
    QueryToken token{TokenKind::kField, "", known->kind, false, false, {}, {}};
    const std::size_t begin = at_;
    std::size_t value = at_ + colon + 1;
    if (value == end) {  // "fecha: 2019", "entidad:"UNESCO""
      while (value < query_.size() && SpaceAt(query_, value) != 0) value += SpaceAt(query_, value);
    }
    const std::size_t next = FieldValue(value, token);
    token.span = {begin, next - begin};
    token.raw = token.span.In(query_);
    if (Trim(token.text).empty()) return false;
    Add(std::move(token), next);
    return true;
  }

  std::size_t FieldValue(std::size_t value, QueryToken& token) const {
    if (value < query_.size() && QuoteAt(query_, value) != 0) {
      if (const auto inside = QuotedSpan(value)) {
        token.text = inside->In(query_);
        return inside->end() + QuoteAt(query_, inside->end());
      }
    }
    const std::size_t end = token.field == FieldKind::kDate ? DateEnd(value) : ChunkEnd(value);
    token.text = query_.substr(value, end - value);
    return end;
  }

  // The end of the shortest run of words that is a date; of the first word where none is.
  std::size_t DateEnd(std::size_t value) const {
    constexpr int kMostWords = 8;  // "10 de mayo a 3 de junio de" 2019
    std::size_t end = ChunkEnd(value);
    for (int words = 0; words < kMostWords; ++words) {
      if (!ReadPeriods(query_.substr(value, end - value), read_).empty()) return end;
      std::size_t next = end;
      while (next < query_.size() && SpaceAt(query_, next) != 0) next += SpaceAt(query_, next);
      if (ChunkEnd(next) == next) break;
      end = ChunkEnd(next);
    }
    return ChunkEnd(value);
  }

  // "autor:Pérez" looks like a field, "10:30" and "https://…" do not.
  void NoteUnknownField(std::string_view chunk, const std::string& name, std::size_t colon) {
    const bool is_name = std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool has_value = colon + 1 < chunk.size() && chunk[colon + 1] != '/';
    if (is_name && has_value) lexed_.read_as_words.emplace_back(chunk);
  }

  std::string_view query_;
  const ReadDates& read_;
  std::size_t at_ = 0;
  Lexed lexed_;
};

}  // namespace

Lexed LexQuery(std::string_view query, const ReadDates& read) { return Lexer(query, read).Run(); }

}  // namespace acervo::store
