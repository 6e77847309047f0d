#include "parsers/question/date_wording.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_set>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/spanish/dates.h"

namespace acervo::data {
extern const std::string_view kDateWords;
extern const std::string_view kMonths;
}  // namespace acervo::data

namespace acervo::question {
namespace {

using WordSet = std::unordered_set<std::string>;

WordSet WordsWith(std::initializer_list<std::string_view> roles) {
  WordSet words;
  for (const auto& row : data::TableRows("date_words", data::kDateWords, 3)) {
    if (std::ranges::find(roles, row[1]) != roles.end()) words.emplace(row[0]);
  }
  return words;
}

const WordSet& ShiftWords() {
  static const WordSet kWords = WordsWith({"shift", "month-shift", "relative"});
  return kWords;
}

const WordSet& MonthNames() {
  static const WordSet kNames = [] {
    WordSet names;
    for (const auto& row : data::TableRows("months", data::kMonths, 3)) {
      if (row[2] == "name") names.emplace(row[0]);
    }
    return names;
  }();
  return kNames;
}

// Without a year and a day only the month as it is written right is one: "mar", "may" and "género" are words. So are
// days of the week.
bool IsAWord(const DateExpression& one, const Wording& wording) {
  if (one.year_source == YearSource::kWritten) return false;
  if (!wording.has_month) return !wording.is_relative && !wording.is_ago;
  const std::vector<Word> words = Words(one.raw);
  return words.size() == 1 && !wording.has_number && !MonthNames().contains(Fold(one.raw));
}

// "27/05" is no date: it may as well be a number of something.
bool IsOnlyNumbers(const std::string& raw) {
  return std::ranges::all_of(
      Words(raw), [](const Word& word) { return word.text.find_first_not_of("0123456789") == std::string::npos; });
}

}  // namespace

Wording WordingOf(const std::string& raw) {
  Wording wording;
  for (const Word& word : Words(raw)) {
    const std::string folded = Fold(word.text);
    wording.has_month = wording.has_month || MonthFromName(folded) || folded.ends_with("estre");
    wording.is_relative =
        wording.is_relative || ShiftWords().contains(folded) || folded == "ultimos" || folded == "ultimas";
    wording.has_number = wording.has_number || folded.find_first_of("0123456789") != std::string::npos;
    wording.is_ago = wording.is_ago || folded == "hace";
    wording.is_range = wording.is_range || folded == "a" || folded == "al" || folded == "hasta" || folded == "entre";
  }
  wording.is_range = wording.is_range || raw.find("-") != std::string::npos || raw.find("–") != std::string::npos;
  return wording;
}

bool IsNumberOfThing(const DateExpression& one, const Wording& wording) {
  const auto words = Words(one.raw);
  const auto numbers = std::ranges::count_if(
      words, [](const Word& word) { return word.text.find_first_not_of("0123456789") == std::string::npos; });
  return one.precision == DatePrecision::kDay && one.year_source == YearSource::kWritten && !wording.has_month &&
         numbers == 2;
}

bool IsDoubtful(const DateExpression& one, const Wording& wording) {
  return IsAWord(one, wording) || (one.year_source != YearSource::kWritten && IsOnlyNumbers(one.raw));
}

std::string DayInWords(const std::string& day, const std::string& month) {
  constexpr std::size_t kDigits = 2;
  constexpr unsigned kLastDay = 31;
  if (day.size() > kDigits || month.size() > kDigits) return {};
  const auto number = static_cast<unsigned>(std::stoul(day));
  if (number == 0 || number > kLastDay) return {};
  for (const auto& row : data::TableRows("months", data::kMonths, 3)) {
    if (row[2] == "name" && std::stoul(std::string(row[1])) == std::stoul(month))
      return std::to_string(number) + " de " + std::string(row[0]);
  }
  return {};
}

bool NumbersThings(const std::string& folded_word) {
  static const WordSet kLabels = WordsWith({"label", "place"});
  return kLabels.contains(folded_word);
}

}  // namespace acervo::question
