// Runs of numbers are judged by their shape and by the words beside them; times of day in words come last.
#include "parsers/spanish/date_sieve.h"

#include <algorithm>

namespace acervo::spanish {
namespace {

// Marks the numbers that are no days: runs of glued numbers of no date's shape, times, amounts, numbers of things.
class Sieve {
 public:
  Sieve(std::string_view letters, std::vector<DateToken>& tokens) : letters_(letters), tokens_(tokens) {}

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
    if (!ShapeOfDates(first, last) || TouchesLetters(first, last) || IsAmount(first, last) || IsClock(first, last) ||
        IsOpeningHours(first, last)) {
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
      const bool runs_in = RunsIntoNumber(first - 1) || IsQuarterLetter(first - 1, last);
      if (before.IsNumber() || (before.IsWord() && !runs_in)) return true;
      for (const char c : {'#', '$', '+', '=', '*', '@', '_', 'o', '<', '>'}) {
        if (before.IsMark(c)) return true;
      }
      // 'A-21', 'x/3': joined to a word that is no month.
      const bool joined = before.IsMark('-') || before.IsMark('/') || before.IsMark('.');
      const bool word = first > 1 && Glued(first - 1) && At(first - 2).IsWord();
      if (joined && word && !MonthLike(At(first - 2)) && !EndsQuarterCode(first - 2)) return true;
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

  bool IsYearUnit(std::size_t i) const {
    return At(i).roles != nullptr && At(i).roles->unit >= Unit::kTwoMonths && At(i).roles->unit <= Unit::kHalfYear;
  }

  // The 'T' of '2T' in '2T-2019'.
  bool EndsQuarterCode(std::size_t i) const {
    return i > 0 && IsYearUnit(i) && Glued(i) && At(i - 1).IsNumber() && At(i - 1).digits == 1;
  }

  // The 'T' of 'T2-2019' and of '2T2019'.
  bool IsQuarterLetter(std::size_t i, std::size_t last) const {
    const bool before = At(i + 1).digits == 1 && last == i + 3 && At(last).digits == 4;
    return IsYearUnit(i) && (before || (EndsQuarterCode(i) && At(i + 1).digits == 4));
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
    // '6 de mayo Hora: 10:00', '12 Hora de inicio'
    const bool heads = At(i + 1).IsMark(':') || (At(i + 1).IsNumber() && word.spaced) ||
                       (WordAt(i) == "hora" && At(i + 1).Is(Glue::kDe));
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
    constexpr std::size_t kWholeDate = 4;  // tokens from the first number to the last of '04/03/19'
    if (last - first == kWholeDate || !IsMeridiem(last + 1)) return false;
    BlockHourBefore(first);
    return true;
  }

  // '08,30' and '14.00', as some write times of day.
  bool IsTimeShape(std::size_t first, std::size_t last) const {
    const DateToken& minutes = At(last);
    const bool joined = At(first + 1).IsMark(',') || At(first + 1).IsMark('.');
    return last == first + 2 && joined && At(first).digits <= 2 && At(first).value <= 24 && minutes.digits == 2 &&
           minutes.value <= 59 && minutes.value % 5 == 0;
  }

  // '08,30 – 14.00': from one time of day to another; '08.10 - 12.10' may be two days.
  bool IsOpeningHours(std::size_t first, std::size_t last) {
    const std::size_t next = last + 2;
    const bool to = At(last + 1).IsMark('-') || At(last + 1).Is(Glue::kA);
    if (!to || !At(next).IsNumber() || !IsTimeShape(first, last)) return false;
    const std::size_t end = LastOfRun(next);
    const auto is_month = [](int value) { return value >= 1 && value <= 12; };
    if (!IsTimeShape(next, end) || (is_month(At(last).value) && is_month(At(end).value))) return false;
    for (std::size_t i = next; i <= end; i += 2) tokens_[i].use = Use::kBlocked;
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

  // 'Av.', 'Ave.' right before a number.
  bool IsShortened(std::size_t word, std::size_t number) const {
    constexpr std::uint32_t kLongest = 4;
    return number == word + 2 && At(word + 1).IsMark('.') && At(word).end - At(word).begin <= kLongest;
  }

  Use UseByWordBefore(std::size_t first) const {
    std::size_t i = first;
    while (i > 0 && (At(i - 1).IsMark('.') || At(i - 1).IsMark(':') || At(i - 1).IsMark('#') || At(i - 1).IsMark('o')))
      --i;
    if (i != first && At(i).IsMark('o')) return Use::kBlocked;  // 'N° 28'
    if (i == 0 || At(i - 1).roles == nullptr) return Use::kFree;
    switch (At(i - 1).roles->beside) {
      case Beside::kPlace: return i == first || IsShortened(i - 1, first) ? Use::kNamed : Use::kFree;
      case Beside::kLabel: return Use::kLabelled;
      default: return Use::kFree;
    }
  }

  std::string_view letters_;
  std::vector<DateToken>& tokens_;
};

}  // namespace

void SetNumbersAside(std::string_view folded, std::vector<DateToken>& tokens) { Sieve(folded, tokens).Run(); }

}  // namespace acervo::spanish
