// One pass over the folded text; each token remembers where it stands in the original, and the original tells the case.
#include "parsers/entities/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "parsers/entities/vocabulary.h"

namespace acervo::entities {
namespace {

constexpr std::size_t kLongestQuote = 60;  // tokens; a quotation mark without its partner must not mute a whole text

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  return u_isalnum(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xB4 || c == '`'; }
bool IsHyphen(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

std::optional<TokenKind> SeparatorKind(char32_t c) {
  if (IsHyphen(c)) return TokenKind::kDash;
  switch (c) {
    case ',': return TokenKind::kComma;
    case ';':
    case '|':
    case 0x2022:
    case 0xB7: return TokenKind::kSemicolon;
    case ':': return TokenKind::kColon;
    case '/': return TokenKind::kSlash;
    case '.':
    case '!':
    case '?':
    case 0x2026: return TokenKind::kStop;
    case '\n': return TokenKind::kNewline;
    case '(':
    case '[': return TokenKind::kOpen;
    case ')':
    case ']': return TokenKind::kClose;
    case 0x201C:
    case 0xAB: return TokenKind::kQuoteOpen;
    case 0x201D:
    case 0xBB: return TokenKind::kQuoteClose;
    case '"': return TokenKind::kQuote;
    default: return std::nullopt;
  }
}

bool EndsIn(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Vocabulary& vocabulary, TokenText& out)
      : text_(text), vocabulary_(vocabulary), out_(out) {
    FoldedText folded = FoldWithOrigin(text);
    out_.folded = std::move(folded.text);
    origin_ = std::move(folded.origin);
    out_.tokens.reserve(text.size() / 5 + 2);
  }

  void Run() {
    while (pos_ < out_.folded.size()) Step();
  }

 private:
  void Step() {
    std::size_t next = pos_;
    const char32_t c = NextCodePoint(out_.folded, next);
    if (IsWordCharacter(c)) return ReadWord();
    if (c == '&') {
      Push(TokenKind::kWord, pos_, next);
      out_.tokens.back().text = "y";
      out_.tokens.back().word = vocabulary_.Find("y");
    } else if (const std::optional<TokenKind> kind = SeparatorKind(c)) {
      ReadSeparator(*kind, c, next);
    } else if (u_isspace(static_cast<UChar32>(c))) {
      space_ = true;
    } else if (IsApostrophe(c)) {
      glue_ = AfterWord() && WordFollows(next);
    } else {
      Push(TokenKind::kOther, pos_, next);
      out_.tokens.back().plus = c == '+';
    }
    pos_ = next;
  }

  void Push(TokenKind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.span = {origin_[begin], origin_[end] - origin_[begin]};
    token.space_before = space_;
    out_.tokens.push_back(token);
    space_ = false;
  }

  bool WordFollows(std::size_t at) const {
    if (at >= out_.folded.size()) return false;
    return IsWordCharacter(NextCodePoint(out_.folded, at));
  }

  bool AfterWord() const { return !out_.tokens.empty() && out_.tokens.back().kind == TokenKind::kWord && !space_; }

  // A hyphen between two words without white space glues them; a full stop may be part of the word before it.
  void ReadSeparator(TokenKind kind, char32_t c, std::size_t next) {
    if (kind == TokenKind::kDash && AfterWord() && WordFollows(next)) {
      glue_ = true;
      return;
    }
    if (c == '.' && AfterWord()) {
      if (WordFollows(next)) {
        glue_ = true;
        return;
      }
      if (IsAbbreviation(out_.tokens.back())) {
        Token& word = out_.tokens.back();
        word.abbreviated = true;
        word.span.length = origin_[next] - word.span.begin;
        return;
      }
    }
    if (kind == TokenKind::kNewline && !out_.tokens.empty()) {
      const Token& last = out_.tokens.back();
      if (last.kind == kind || IsSmallWord(last)) return;
    }
    Push(kind, pos_, next);
  }

  // "Embajada de | Japón": no name ends in such a word, and none begins with one in small letters.
  bool IsSmallWord(const Token& token) const {
    return token.kind == TokenKind::kWord && (!token.capital || token.all_caps) &&
           (vocabulary_.Flags(token.word) & (kSkips | kArticle | kAnd | kJoins)) != 0;
  }

  void DropNewlineInsideName() {
    std::vector<Token>& tokens = out_.tokens;
    const std::size_t size = tokens.size();
    if (size < 3 || !IsSmallWord(tokens.back()) || tokens[size - 2].kind != TokenKind::kNewline) return;
    if (tokens[size - 3].kind == TokenKind::kWord) tokens.erase(tokens.end() - 2);
  }

  bool IsAbbreviation(const Token& token) const {
    if (token.dotted || token.numeric) return token.dotted;
    if (token.text.size() == 1) return token.capital;
    const bool doubled = token.text.size() == 2 && token.text[0] == token.text[1] && token.all_caps;  // EE. UU.
    return doubled || (vocabulary_.Flags(token.word) & kAbbreviates) != 0;
  }

  std::size_t WordEnd(std::size_t at) const {
    while (at < out_.folded.size()) {
      std::size_t next = at;
      if (!IsWordCharacter(NextCodePoint(out_.folded, next))) break;
      at = next;
    }
    return at;
  }

  // "o.e.a." from `at`: its end, with the last dot; 0: none here.
  std::size_t DottedEnd(std::size_t at) const {
    const std::string& folded = out_.folded;
    std::size_t letters = 0;
    while (at + 1 < folded.size() && folded[at] >= 'a' && folded[at] <= 'z' && folded[at + 1] == '.') {
      ++letters;
      at += 2;
    }
    const bool last_without_dot =
        letters > 0 && at < folded.size() && folded[at] >= 'a' && folded[at] <= 'z' && WordEnd(at) == at + 1;
    if (last_without_dot) ++letters, ++at;
    return letters >= 2 && !WordFollows(at) ? at : 0;
  }

  // "Embajadade Japón", "Embajada deJapón": a known word and "de" written together, or "de" and a name; 0: neither.
  std::size_t MissingSpace(std::size_t begin, std::size_t end) const {
    const std::string_view word = std::string_view(out_.folded).substr(begin, end - begin);
    if (word.size() < 5 || vocabulary_.Find(word) != 0) return 0;
    for (const std::string_view small : {"de", "del", "dela"}) {
      if (!word.ends_with(small) || word.size() < small.size() + 6) continue;
      const std::uint32_t known = vocabulary_.Find(word.substr(0, word.size() - small.size()));
      if ((vocabulary_.Flags(known) & kNameWord) != 0) return end - small.size();
    }
    for (const std::string_view small : {"de", "del", "la", "y"}) {
      if (!word.starts_with(small) || word.size() < small.size() + 3) continue;
      const std::string_view rest = text_.substr(origin_[begin + small.size()]);
      const std::uint32_t known = vocabulary_.Find(word.substr(small.size()));
      std::size_t at = 0;
      const bool capital = !rest.empty() && u_isupper(static_cast<UChar32>(NextCodePoint(rest, at)));
      const bool small_first = text_[origin_[begin]] == small[0];
      if (small_first && capital && (vocabulary_.Flags(known) & kNameWord) != 0) return begin + small.size();
    }
    return 0;
  }

  void ReadWord() {
    const std::size_t begin = pos_;
    const std::size_t dotted_end = glue_ ? 0 : DottedEnd(begin);
    std::size_t end = dotted_end != 0 ? dotted_end : WordEnd(begin);
    if (dotted_end == 0) {
      if (const std::size_t cut = MissingSpace(begin, end); cut != 0) end = cut;
    }
    Push(TokenKind::kWord, begin, end);
    Token& token = out_.tokens.back();
    token.dotted = dotted_end != 0;
    token.glued = glue_;
    glue_ = false;
    // The letters move together over their dots: what is read already is not read again.
    std::size_t length = end - begin;
    if (token.dotted) {
      const auto first = out_.folded.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = out_.folded.begin() + static_cast<std::ptrdiff_t>(end);
      length = static_cast<std::size_t>(std::remove(first, last, '.') - first);
    }
    token.text = std::string_view(out_.folded).substr(begin, length);
    token.word = vocabulary_.Find(token.text);
    ReadCase(token);
    DropNewlineInsideName();
    pos_ = end;
  }

  void ReadCase(Token& token) const {
    const std::string_view written = token.span.In(text_);
    int letters = 0, capitals = 0, digits = 0;
    bool first = true, after_small = false;
    for (std::size_t i = 0; i < written.size();) {
      const UChar32 c = static_cast<UChar32>(NextCodePoint(written, i));
      const bool upper = c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0;
      const bool letter = c < 0x80 ? upper || (c >= 'a' && c <= 'z') : u_isalpha(c) != 0;
      if (first) token.capital = upper;
      first = false;
      token.mixed |= upper && after_small;
      after_small = letter && !upper;
      letters += letter;
      capitals += upper;
      digits += c >= '0' && c <= '9';
    }
    token.capital |= capitals > 0 && written.front() >= '0' && written.front() <= '9';  // "100RC"
    token.stressed_end = EndsIn(written, {"ó", "é", "Ó", "É"});
    token.office_end = EndsIn(written, {"ía", "ÍA"});
    token.numeric = letters == 0 && digits > 0;
    token.all_caps = capitals == letters && capitals + (capitals > 0 ? digits : 0) >= 2;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  TokenText& out_;
  std::vector<std::uint32_t> origin_;
  std::size_t pos_ = 0;
  bool space_ = false;
  bool glue_ = false;
};

bool Opens(const Token& token) { return token.kind == TokenKind::kQuoteOpen || token.kind == TokenKind::kQuote; }

bool Closes(const Token& opening, const Token& token) {
  return opening.kind == TokenKind::kQuote ? token.kind == TokenKind::kQuote : token.kind == TokenKind::kQuoteClose;
}

std::size_t ClosingQuote(const std::vector<Token>& tokens, std::size_t open) {
  const std::size_t last = std::min(tokens.size(), open + kLongestQuote);
  for (std::size_t i = open + 1; i < last && tokens[i].kind != TokenKind::kNewline; ++i) {
    if (Closes(tokens[open], tokens[i])) return i;
  }
  return open;
}

void MarkQuoted(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!Opens(tokens[i])) continue;
    const std::size_t close = ClosingQuote(tokens, i);
    for (; i < close; ++i) tokens[i].quoted = true;
  }
}

bool IsShouted(const std::vector<Token>& tokens) {
  std::size_t words = 0, shouted = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord || token.numeric || token.text.size() < 2) continue;
    ++words;
    shouted += token.all_caps;
  }
  return words >= 4 && shouted * 3 >= words * 2;
}

bool InCapitals(const Token& token) {
  return token.kind == TokenKind::kWord &&
         (token.all_caps || token.numeric || (token.capital && token.text.size() == 1));
}

// "SECRETARÍA DE CULTURA" amid small letters: three words or more, one of them a small word.
void MarkShoutedRuns(std::vector<Token>& tokens, const Vocabulary& vocabulary) {
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    std::size_t end = begin;
    bool joined = false;
    for (; end < tokens.size() && InCapitals(tokens[end]); ++end) {
      const bool small = (vocabulary.Flags(tokens[end].word) & (kSkips | kArticle | kAnd | kJoins)) != 0;
      joined |= small && end > begin && !tokens[end].dotted && !tokens[end].glued;
    }
    const bool shouted = joined && end - begin >= 3;
    for (; begin < end; ++begin) tokens[begin].shouted = shouted;
  }
}

void MarkShouted(TokenText& text, const Vocabulary& vocabulary) {
  text.shouted = IsShouted(text.tokens);
  if (!text.shouted) return MarkShoutedRuns(text.tokens, vocabulary);
  for (Token& token : text.tokens) token.shouted = InCapitals(token) && !token.numeric;
}

}  // namespace

void Tokenize(std::string_view text, const Vocabulary& vocabulary, TokenText& out) {
  Tokenizer(text, vocabulary, out).Run();
  MarkQuoted(out.tokens);
  MarkShouted(out, vocabulary);
}

}  // namespace acervo::entities
