// A word that a title has ('mes', 'informe'), then a number or a month's name, then a year: what may stand between them
// are marks and a few words. Linear: each step looks at the next few tokens only.
#include "parsers/spanish/period_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "parsers/spanish/lexicon.h"

namespace acervo::spanish {
namespace {

constexpr double kOfMonth = 0.85;    // 'Mes: 05 Año: 2019'
constexpr double kMonthAlone = 0.6;  // 'Mes: 05'
constexpr double kName = 0.8;        // 'January 2020'
constexpr double kNameAlone = 0.5;   // 'January'
constexpr double kMonthly = 0.65;    // 'Informe mensual 05-2019'
constexpr double kNumber = 0.5;      // 'Informe N° 5/2019' may as well be the fifth of the year
constexpr double kShortYear = 0.6;   // 'may/19'
constexpr double kShortNumber = 0.45;

constexpr std::size_t kMostBetween = 4;  // tokens
constexpr std::array<std::string_view, 6> kBeforeNumber = {"no", "n", "nro", "num", "numero", "o"};
constexpr std::array<std::string_view, 6> kBeforeYear = {"de", "del", "ano", "of", "the", "fiscal"};

template <std::size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Finder {
 public:
  explicit Finder(const DateTokens& text) : text_(text), end_(text.tokens.size() - 1) {}

  std::vector<NumberedMonth> Find() {
    for (std::size_t i = 0; i < end_;) {
      const auto found = At(i);
      if (found) found_.push_back(*found);
      i = found ? found->last + 1 : i + 1;
    }
    return std::move(found_);
  }

 private:
  struct Year {
    int year = 0;
    bool is_short = false;
    std::size_t at = 0;
  };

  std::optional<NumberedMonth> At(std::size_t i) const {
    if (!text_.tokens[i].IsWord()) return std::nullopt;
    if (const int month = NamedMonth(i); month != 0) return Named(i, month);
    if (TitleWordOf(text_.Folded(i)) != TitleWord::kTitle) return std::nullopt;
    return Labelled(i);
  }

  int NamedMonth(std::size_t i) const {
    const std::string_view word = text_.Folded(i);
    if (const unsigned month = TitleMonthOf(word); month != 0) return static_cast<int>(month);
    const WordRoles* roles = text_.tokens[i].roles;
    return roles != nullptr ? roles->month : 0;
  }

  // 'January 2020', 'may/19'. What the grammar of dates reads as well is left to it by the caller.
  std::optional<NumberedMonth> Named(std::size_t i, int month) const {
    const bool only_title = TitleMonthOf(text_.Folded(i)) != 0;
    if (const auto year = YearAfter(i + 1); year && (only_title || year->is_short))
      return NumberedMonth{month, year->year, i, year->at, year->is_short ? kShortYear : kName};
    if (!only_title || text_.Folded(i).size() <= 3) return std::nullopt;
    return NumberedMonth{month, 0, i, i, kNameAlone};
  }

  std::optional<NumberedMonth> Labelled(std::size_t i) const {
    const std::string_view label = text_.Folded(i);
    const bool of_month = label == "mes" || label == "month";
    const std::size_t at = SkipBetween(i + 1, kBeforeNumber);
    const int month = MonthNumber(at);
    if (month == 0) return std::nullopt;
    const auto year = YearAfter(at + 1);
    if (!year) {
      if (!of_month || !text_.tokens[at].IsNumber()) return std::nullopt;
      return NumberedMonth{month, 0, i, at, kMonthAlone};
    }
    const bool monthly = label == "mensual" || label == "monthly" || label == "periodo";
    const double confidence = of_month                     ? kOfMonth
                              : year->is_short && !monthly ? kShortNumber
                              : monthly                    ? kMonthly
                                                           : kNumber;
    return NumberedMonth{month, year->year, i, year->at, confidence};
  }

  int MonthNumber(std::size_t at) const {
    if (at >= end_) return 0;
    const DateToken& token = text_.tokens[at];
    if (token.IsNumber()) return token.digits <= 2 && token.value >= 1 && token.value <= 12 ? token.value : 0;
    return token.roles != nullptr && token.roles->roman <= 12 ? token.roles->roman : 0;
  }

  // Marks and the words given, a few of them.
  template <std::size_t N>
  std::size_t SkipBetween(std::size_t at, const std::array<std::string_view, N>& words) const {
    const std::size_t limit = std::min(end_, at + kMostBetween);
    while (at < limit) {
      const DateToken& token = text_.tokens[at];
      const bool skipped = token.IsWord() ? IsOneOf(text_.Folded(at), words) : !token.IsNumber();
      if (!skipped) break;
      ++at;
    }
    return at;
  }

  // 'de 2019', '/2019', ', año: 2019'; '/19', "-19", "'19".
  std::optional<Year> YearAfter(std::size_t from) const {
    const std::size_t at = SkipBetween(from, kBeforeYear);
    if (at >= end_ || !text_.tokens[at].IsNumber()) return std::nullopt;
    const DateToken& token = text_.tokens[at];
    if (token.digits == 4 && token.value >= 1980 && token.value <= 2099) return Year{token.value, false, at};
    const bool joined = at == from + 1 && !token.spaced && !text_.tokens[from].spaced;
    const bool sign = joined && (text_.tokens[from].IsMark('/') || text_.tokens[from].IsMark('-') ||
                                 text_.tokens[from].IsMark('.') || text_.tokens[from].IsMark('\''));
    if (!sign || token.digits != 2 || token.value < 13 || token.value > 49) return std::nullopt;
    return Year{2000 + token.value, true, at};
  }

  const DateTokens& text_;
  std::size_t end_;  // of the tokens, without the last mark
  std::vector<NumberedMonth> found_;
};

}  // namespace

std::vector<NumberedMonth> FindNumberedMonths(const DateTokens& text) { return Finder(text).Find(); }

}  // namespace acervo::spanish
