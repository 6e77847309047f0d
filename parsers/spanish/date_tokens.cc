#include "parsers/spanish/date_tokens.h"

#include <algorithm>

namespace acervo::spanish {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

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
      if (IsDigit(text_[at_])) {
        CutNumber();
      } else if (IsLetter(text_[at_])) {
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

  // Where the ending that makes '1' an ordinal ends: '1°', '1.º', '1ro', '1er.'; `end` itself where there is none.
  std::size_t OrdinalEnd(std::size_t end) const {
    const std::size_t sign = end < text_.size() && text_[end] == '.' ? end + 1 : end;
    if (const std::size_t after = AfterOrdinalSign(sign); after != sign) return after;
    std::size_t word_end = end;
    while (word_end < text_.size() && IsLetter(text_[word_end])) ++word_end;
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
    while (end < text_.size() && IsLetter(text_[end])) ++end;
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
    DateToken token;
    token.mark = MarkOf(c);
    Push(token, end);
  }

  DateTokens& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool spaced_ = true;
};

// ---------------------------------------------------------------- setting aside

// Marks the numbers that are no days: runs of glued numbers of no date's shape, times, amounts, numbers of things.
class Sieve {
 public:
  explicit Sieve(std::vector<DateToken>& tokens) : tokens_(tokens) {}

  void Run() {
    for (std::size_t i = 0; i + 1 < tokens_.size();) {
      if (!tokens_[i].IsNumber()) {
        ++i;
        continue;
      }
      const std::size_t last = LastOfRun(i);
      Judge(i, last);
      KeepLabel(i, last);
      i = last + 1;
    }
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) BlockClockAt(i);
  }

 private:
  const DateToken& At(std::size_t i) const { return tokens_[std::min(i, tokens_.size() - 1)]; }
  bool Glued(std::size_t i) const { return i < tokens_.size() && !tokens_[i].spaced; }

  static bool Joins(const DateToken& mark) {
    return mark.IsMark('-') || mark.IsMark('/') || mark.IsMark('.') || mark.IsMark(',') || mark.IsMark(':');
  }

  // The last number of a run of numbers with one joining mark and no space between each two.
  std::size_t LastOfRun(std::size_t i) const {
    while (Glued(i + 1) && Joins(At(i + 1)) && Glued(i + 2) && At(i + 2).IsNumber()) i += 2;
    return i;
  }

  void Judge(std::size_t first, std::size_t last) {
    Use use = Use::kFree;
    if (!ShapeOfDates(first, last) || TouchesLetters(first, last) || IsAmount(first, last) || IsClock(first, last)) {
      use = Use::kBlocked;
    } else {
      use = UseByWordBefore(first);
    }
    if (first == last && use == Use::kFree) return;
    for (std::size_t i = first; i <= last; i += 2) tokens_[i].use = std::max(tokens_[i].use, use);
  }

  // 'ODS 5, 11 y 17': the label holds for what is enumerated after it.
  void KeepLabel(std::size_t first, std::size_t last) {
    const DateToken& link = first >= 2 ? At(first - 1) : At(tokens_.size());
    const bool linked = link.Is(Glue::kY) || link.Is(Glue::kA) || link.Is(Glue::kAl) || link.IsMark(',');
    const bool goes_on = linked && At(first - 2).IsNumber() && At(first - 2).use == Use::kLabelled;
    if (!goes_on) return;
    for (std::size_t i = first; i <= last; i += 2) tokens_[i].use = std::max(tokens_[i].use, Use::kLabelled);
  }

  // Whether a run could hold dates: days and months have one or two digits, years two or four.
  bool ShapeOfDates(std::size_t first, std::size_t last) const {
    const std::size_t count = (last - first) / 2 + 1;
    if (count == 1) return At(first).digits <= 2 || At(first).digits == 4 || At(first).digits == 8;
    bool mixed = false;
    for (std::size_t i = first; i <= last; i += 2) {
      if (At(i).digits != 1 && At(i).digits != 2 && At(i).digits != 4) return false;
      if (i == last) break;
      if (At(i + 1).IsMark(':')) return false;
      mixed = mixed || !At(i + 1).IsMark(At(first + 1).mark);
    }
    if (count == 2) return ShapeOfTwo(first);
    if (count == 3 && !mixed) return ShapeOfThree(first);
    if (count == 6 && !mixed) return ShapeOfThree(first) && ShapeOfThree(first + 6);  // '1-10-2018-7-10-2018'
    return mixed || At(first + 1).IsMark(',');
  }

  bool ShapeOfTwo(std::size_t i) const {
    const DateToken& a = At(i);
    const DateToken& b = At(i + 2);
    if (At(i + 1).IsMark('.') && b.digits != 4) return a.digits <= 2 && b.digits == 2 && b.value >= 1 && b.value <= 12;
    if (a.digits == 4 || b.digits == 4) return !At(i + 1).IsMark(',');
    return a.value > 0 && b.value > 0;
  }

  bool ShapeOfThree(std::size_t i) const {
    const DateToken& a = At(i);
    const DateToken& b = At(i + 2);
    const DateToken& c = At(i + 4);
    if (At(i + 1).IsMark(',')) return a.digits <= 2 && b.digits <= 2;
    if (b.digits > 2) return false;
    return (a.digits == 4 && c.digits <= 2) || (a.digits <= 2 && (c.digits == 4 || c.digits == 2));
  }

  bool TouchesLetters(std::size_t first, std::size_t last) const {
    if (first > 0 && Glued(first)) {
      const DateToken& before = At(first - 1);
      if (before.IsNumber() || (before.IsWord() && !RunsIntoNumber(first - 1))) return true;
      for (const char c : {'#', '$', '+', '=', '*', '@', '_', 'o', '<', '>'}) {
        if (before.IsMark(c)) return true;
      }
      // 'A-21', 'x/3': joined to a word that is no month.
      const bool joined = before.IsMark('-') || before.IsMark('/') || before.IsMark('.');
      if (joined && first > 1 && Glued(first - 1) && At(first - 2).IsWord() && !MonthLike(At(first - 2))) return true;
    }
    const DateToken& after = At(last + 1);
    if (!Glued(last + 1) || !after.IsWord() || At(last).ordinal) return false;
    const bool iso_time = Letter(last + 1) == 't' && Glued(last + 2) && At(last + 2).IsNumber();
    return !MonthLike(after) && !iso_time && !IsMeridiem(last + 1);
  }

  // 'el15 de mayo', 'mayo15', '3y4': a space was forgotten.
  bool RunsIntoNumber(std::size_t i) const {
    const DateToken& word = At(i);
    if (word.roles == nullptr) return false;
    if (word.end - word.begin == 1) return word.roles->glue != Glue::kNone && i > 0 && At(i - 1).IsNumber();
    return word.roles->glue != Glue::kNone || word.roles->month != 0 || word.roles->weekday != 0;
  }

  static bool MonthLike(const DateToken& word) {
    return word.roles != nullptr && (word.roles->month != 0 || word.roles->roman != 0 || word.roles->weekday != 0 ||
                                     word.roles->glue != Glue::kNone);
  }

  bool IsAmount(std::size_t first, std::size_t last) const {
    const DateToken& after = At(last + 1);
    if (after.IsMark('%') || (after.Is(Glue::kPor) && At(last + 2).Is(Glue::kCiento))) return true;
    if (after.roles != nullptr && after.roles->beside == Beside::kMoney) return true;
    if (first == 0) return false;
    const DateToken& before = At(first - 1);
    if (before.IsMark('$') || (before.roles != nullptr && before.roles->beside == Beside::kMoney)) return true;
    const bool balboas = before.IsMark('.') && first > 2 && At(first - 2).IsMark('/') && At(first - 3).IsWord();
    return balboas && At(first - 3).end - At(first - 3).begin == 1;
  }

  // 'a.m.', 'p. m.', 'm.', 'h', 'hrs', 'horas', 'de la mañana' at i.
  bool IsMeridiem(std::size_t i) const {
    const DateToken& word = At(i);
    const bool heads = At(i + 1).IsMark(':') || (At(i + 1).IsNumber() && word.spaced);  // '6 de mayo Hora: 10:00'
    if (word.roles != nullptr && word.roles->beside == Beside::kClock) return !heads;
    if (word.Is(Glue::kDe) && At(i + 1).Is(Glue::kLa)) return IsDayTime(At(i + 2));
    if (!word.IsWord() || word.end - word.begin != 1) return false;
    if (Letter(i) == 'm') return At(i + 1).IsMark('.');
    if (Letter(i) != 'a' && Letter(i) != 'p') return false;
    const std::size_t m = At(i + 1).IsMark('.') ? i + 2 : i + 1;
    return At(m).IsWord() && At(m).end - At(m).begin == 1 && Letter(m) == 'm';
  }

  static bool IsDayTime(const DateToken& word) {
    return word.Is(Glue::kNoche) || word.Is(Glue::kTarde) ||
           (word.roles != nullptr && word.roles->relative && *word.roles->relative == 1);
  }

  char Letter(std::size_t i) const { return letters_[At(i).begin]; }

  bool IsClock(std::size_t first, std::size_t last) {
    if (first > 0 && (At(first - 1).Is(Glue::kLas) || At(first - 1).Is(Glue::kLa))) return true;
    if (!IsMeridiem(last + 1)) return false;
    BlockHourBefore(first);
    return true;
  }

  // The '8' of '8 a 10 a.m.'.
  void BlockHourBefore(std::size_t first) {
    if (first < 2 || !At(first - 2).IsNumber()) return;
    const DateToken& between = At(first - 1);
    if (between.Is(Glue::kA) || between.IsMark('-')) tokens_[first - 2].use = Use::kBlocked;
  }

  // ---------------------------------------------------------------- clock times in words

  int CountAt(std::size_t i) const {
    const DateToken& token = At(i);
    if (token.IsNumber()) return token.digits <= 2 && !token.ordinal ? token.value : 0;
    return token.roles == nullptr ? 0 : token.roles->cardinal;
  }

  std::string_view WordAt(std::size_t i) const {
    return At(i).IsWord() ? letters_.substr(At(i).begin, At(i).end - At(i).begin) : std::string_view{};
  }

  void Block(std::size_t i) {
    if (i < tokens_.size()) tokens_[i].use = Use::kBlocked;
  }

  // 'las tres y cuarto', 'la una y treinta', 'doce menos cinco', 'dos cuarenta y cinco'.
  void BlockClockAt(std::size_t i) {
    const bool one = WordAt(i) == "una" && At(i + 1).Is(Glue::kY);
    const bool after_article = At(i).Is(Glue::kLas) || one;
    const std::size_t hour = after_article && !one ? i + 1 : i;
    const int count = CountAt(hour);
    if (!after_article && (count < 1 || count > 24)) return;
    if (after_article && count > 0) Block(hour);
    if (At(hour).IsWord() && count > 0 && IsMeridiem(hour + 1)) BlockHours(hour);
    const std::size_t end = MinutesAfter(hour, after_article);
    for (std::size_t k = hour; end != hour + 1 && k < end; ++k) Block(k);
  }

  // 'dos a cuatro' of 'dos a cuatro de la tarde'.
  void BlockHours(std::size_t last) {
    Block(last);
    if (last < 2 || !(At(last - 1).Is(Glue::kA) || At(last - 1).Is(Glue::kY))) return;
    if (At(last - 2).IsWord() && CountAt(last - 2) > 0) Block(last - 2);
  }

  // The token after the minutes that follow an hour; hour + 1 where none do.
  std::size_t MinutesAfter(std::size_t hour, bool after_article) const {
    const std::size_t none = hour + 1;
    const std::size_t j = hour + 1;
    const bool minus = WordAt(j) == "menos";
    if (minus || At(j).Is(Glue::kY)) {
      const std::string_view word = WordAt(j + 1);
      if (word == "media" || word == "cuarto") return j + 2;
      const int minutes = CountAt(j + 1);
      if (minutes < 1 || minutes > 59 || !(minus || after_article)) return none;
      // 'a las 10 y 14 a las 11' of two days: only quarters in figures are minutes.
      const bool figures = At(j + 1).IsNumber();
      if (figures && (minutes % 15 != 0 || At(j + 2).Is(Glue::kDe) || At(j + 2).Is(Glue::kA))) return none;
      return UnitsAfter(j + 1);
    }
    const bool words = At(hour).IsWord() && At(j).IsWord();
    const int minutes = CountAt(j);
    return words && minutes >= 10 && minutes <= 59 ? UnitsAfter(j) : none;
  }

  // 'cuarenta y cinco'
  std::size_t UnitsAfter(std::size_t tens) const {
    const int value = CountAt(tens);
    const int units = CountAt(tens + 2);
    const bool compound = At(tens).IsWord() && value >= 20 && value % 10 == 0 && At(tens + 1).Is(Glue::kY);
    return compound && At(tens + 2).IsWord() && units >= 1 && units <= 9 ? tens + 3 : tens + 1;
  }

  Use UseByWordBefore(std::size_t first) const {
    std::size_t i = first;
    while (i > 0 && (At(i - 1).IsMark('.') || At(i - 1).IsMark(':') || At(i - 1).IsMark('#') || At(i - 1).IsMark('o')))
      --i;
    if (i != first && At(i).IsMark('o')) return Use::kBlocked;  // 'N° 28'
    if (i == 0 || At(i - 1).roles == nullptr) return Use::kFree;
    switch (At(i - 1).roles->beside) {
      case Beside::kPlace: return i == first ? Use::kNamed : Use::kFree;
      case Beside::kLabel: return Use::kLabelled;
      default: return Use::kFree;
    }
  }

 public:
  std::string_view letters_;  // the folded text

 private:
  std::vector<DateToken>& tokens_;
};

}  // namespace

Span DateTokens::Original(std::size_t first, std::size_t last) const {
  const std::uint32_t begin = tokens[first].begin;
  return folded.Original({begin, tokens[last].end - begin});
}

std::string_view DateTokens::Folded(std::size_t i) const {
  const DateToken& token = tokens[i];
  return std::string_view(folded.text).substr(token.begin, token.end - token.begin);
}

DateTokens TokenizeDates(std::string_view text) {
  DateTokens out;
  out.original = text;
  out.folded = FoldWithOrigin(text);
  Cutter(out).Cut();
  Sieve sieve(out.tokens);
  sieve.letters_ = out.folded.text;
  sieve.Run();
  return out;
}

}  // namespace acervo::spanish
