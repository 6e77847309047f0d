#include "parsers/spanish/date_tokens.h"

#include <algorithm>

#include "core/characters.h"
#include "parsers/spanish/date_sieve.h"

namespace acervo::spanish {
namespace {

bool IsAlnum(char c) { return IsDigit(c) || IsAsciiLower(c); }

constexpr std::string_view kOf = "de";

// ---------------------------------------------------------------- cutting

struct MarkForm {
  char32_t code_point;
  char mark;
};
constexpr MarkForm kMarkForms[] = {
    {0xB0, 'o'},    {0xBA, 'o'},   {0xAA, 'o'}, {0x2BA, 'o'},  {0x2019, '\''},
    {0x2018, '\''}, {0x2212, '-'}, {0xAD, '-'}, {0xFF5E, '-'},
};

char MarkOf(char32_t c) {
  if (c == '~') return '-';
  if (c == '\\') return '/';  // '08\09\2024'
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0x2010 && c <= 0x2015) return '-';
  for (const MarkForm& form : kMarkForms) {
    if (form.code_point == c) return form.mark;
  }
  return '?';
}

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}

// Zero-width spaces and the marks of writing direction, which a copied date may carry anywhere.
bool IsInvisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x61C ||
         c == 0xFEFF;
}

// What a letter stands for that was typed for a digit: 'l5', '2o19'. -1: no digit.
int TypedDigit(char c) {
  if (IsDigit(c)) return c - '0';
  return c == 'o' ? 0 : c == 'l' || c == 'i' ? 1 : -1;
}

bool IsCapital(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z';
  return byte == 0xC3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x9E;
}

class Cutter {
 public:
  explicit Cutter(DateTokens& out) : out_(out), text_(out.folded.text) {}

  void Cut() {
    out_.tokens.reserve(text_.size() / 4 + 2);
    while (at_ < text_.size()) {
      if (CutTypedNumber()) continue;
      if (IsDigit(text_[at_])) {
        CutNumber();
      } else if (IsAsciiLower(text_[at_])) {
        CutWord();
      } else {
        CutMark();
      }
    }
    DateToken last;
    last.begin = last.end = static_cast<std::uint32_t>(text_.size());
    last.spaced = true;
    out_.tokens.push_back(last);
  }

 private:
  void Push(DateToken token, std::size_t end) {
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    token.spaced = spaced_;
    spaced_ = false;
    at_ = end;
    out_.tokens.push_back(token);
  }

  void CutNumber() {
    DateToken token;
    token.kind = DateToken::Kind::kNumber;
    std::size_t end = at_;
    for (; end < text_.size() && IsDigit(text_[end]); ++end) {
      if (end - at_ < 9) token.value = token.value * 10 + (text_[end] - '0');
    }
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at_, 99));
    const std::size_t ordinal_end = token.digits <= 2 ? OrdinalEnd(end) : end;
    token.ordinal = ordinal_end != end;
    Push(token, ordinal_end);
  }

  // 'l5', '2o19', 'l999': a day that begins with such a letter, a year that has one.
  bool CutTypedNumber() {
    if (!IsAlnum(text_[at_]) || (at_ > 0 && IsAlnum(text_[at_ - 1]))) return false;
    constexpr std::size_t kDay = 2;
    constexpr std::size_t kYear = 4;
    DateToken token;
    token.kind = DateToken::Kind::kNumber;
    std::size_t end = at_;
    int letters = 0;
    for (; end < text_.size() && IsAlnum(text_[end]); ++end) {
      const int digit = TypedDigit(text_[end]);
      if (digit < 0 || end - at_ == kYear) return false;
      letters += IsAsciiLower(text_[end]) ? 1 : 0;
      token.value = token.value * 10 + digit;
    }
    token.digits = static_cast<std::uint8_t>(end - at_);
    if (letters == 0 || letters == token.digits) return false;
    const bool day = token.digits == kDay && IsAsciiLower(text_[at_]) && token.value >= 1 && token.value <= 31;
    const bool year = token.digits == kYear && token.value >= 1900 && token.value <= 2099;
    if (!day && !year) return false;
    Push(token, end);
    return true;
  }

  // Where the ending that makes '1' an ordinal ends: '1°', '1.º', '1ro', '1er.'; `end` itself where there is none.
  std::size_t OrdinalEnd(std::size_t end) const {
    const std::size_t sign = end < text_.size() && text_[end] == '.' ? end + 1 : end;
    if (const std::size_t after = AfterOrdinalSign(sign); after != sign) return after;
    std::size_t word_end = end;
    while (word_end < text_.size() && IsAsciiLower(text_[word_end])) ++word_end;
    if (!IsOrdinalSuffix(text_.substr(end, word_end - end))) return end;
    if (word_end < text_.size() && IsDigit(text_[word_end])) return end;  // '3a5 de mayo'
    const bool dotted = word_end < text_.size() && text_[word_end] == '.';
    const bool goes_on = word_end + 1 < text_.size();
    return dotted && goes_on ? word_end + 1 : word_end;
  }

  std::size_t AfterOrdinalSign(std::size_t at) const {
    if (at + 1 >= text_.size() || text_[at] != '\xC2') return at;
    const char second = text_[at + 1];
    return second == '\xB0' || second == '\xBA' || second == '\xAA' ? at + 2 : at;
  }

  static bool IsOrdinalSuffix(std::string_view word) {
    if (word == "o" || word == "a") return true;
    const WordRoles* roles = word.empty() ? nullptr : RolesOf(word);
    return roles != nullptr && roles->beside == Beside::kOrdinalSuffix;
  }

  // 'demayo'
  static bool IsMonthRunIntoOf(std::string_view word) {
    constexpr std::size_t kLongestMonth = 10;
    if (!word.starts_with(kOf) || word.size() > kOf.size() + kLongestMonth) return false;
    const WordRoles* month = RolesOf(word.substr(kOf.size()));
    return month != nullptr && month->month_form == MonthForm::kName;
  }

  void CutWord() {
    DateToken token;
    token.kind = DateToken::Kind::kWord;
    std::size_t end = at_;
    while (end < text_.size() && IsAsciiLower(text_[end])) ++end;
    token.roles = RolesOf(text_.substr(at_, end - at_));
    if (token.roles == nullptr && IsMonthRunIntoOf(text_.substr(at_, end - at_))) {
      end = at_ + kOf.size();
      token.roles = RolesOf(kOf);
    }
    token.capital = IsCapital(out_.original, out_.folded.origin[at_]);
    Push(token, end);
  }

  void CutMark() {
    std::size_t end = at_;
    const char32_t c = NextCodePoint(text_, end);
    if (IsBlank(c)) {
      spaced_ = true;
      at_ = end;
      return;
    }
    if (IsInvisible(c)) {
      at_ = end;
      return;
    }
    DateToken token;
    token.mark = MarkOf(c);
    if (token.mark == 'o' && IsLateOrdinalSign(end)) {
      out_.tokens.back().ordinal = true;
      out_.tokens.back().end = static_cast<std::uint32_t>(end);
      at_ = end;
      return;
    }
    Push(token, end);
  }

  // The sign of '1 ° de junio', a space too late.
  bool IsLateOrdinalSign(std::size_t end) const {
    if (!spaced_ || out_.tokens.empty()) return false;
    const DateToken& number = out_.tokens.back();
    if (!number.IsNumber() || number.digits > 2 || number.ordinal) return false;
    std::size_t next = end;
    while (next < text_.size() && IsBlank(NextCodePoint(text_, next))) end = next;
    return text_.substr(end, kOf.size()) == kOf;
  }

  DateTokens& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool spaced_ = true;
};

}  // namespace

Span DateTokens::Original(std::size_t first, std::size_t last) const {
  const std::uint32_t begin = tokens[first].begin;
  return folded.Original({begin, tokens[last].end - begin});
}

std::string_view DateTokens::Folded(std::size_t i) const {
  const DateToken& token = tokens[std::min(i, tokens.size() - 1)];
  return std::string_view(folded.text).substr(token.begin, token.end - token.begin);
}

DateTokens TokenizeDates(std::string_view text) {
  DateTokens out;
  out.original = text;
  out.folded = FoldWithOrigin(text);
  Cutter(out).Cut();
  SetNumbersAside(out.folded.text, out.tokens);
  return out;
}

}  // namespace acervo::spanish
