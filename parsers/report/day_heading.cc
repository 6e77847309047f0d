// A date expression, read against any month (only where it stands matters), and the words on both sides of it.
#include "parsers/report/day_heading.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/dates.h"

namespace acervo::data {
extern const std::string_view kDayHeadings;
}  // namespace acervo::data

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 120;  // code points
constexpr int kLongestSpan = 7;               // days: a week has a heading too, a month's report has a title
constexpr std::size_t kLongestPhrase = 4;     // words

struct Tables {
  std::unordered_set<std::string> before, label, after, minutes;
};

const Tables& Phrases() {
  static const Tables* const tables = [] {
    auto* built = new Tables;
    for (const auto& row : data::TableRows("day_headings", data::kDayHeadings, 2)) {
      if (row[0] == "before") built->before.emplace(row[1]);
      if (row[0] == "label") built->label.emplace(row[1]);
      if (row[0] == "after") built->after.emplace(row[1]);
      if (row[0] == "minutes") built->minutes.emplace(row[1]);
    }
    return built;
  }();
  return *tables;
}

bool IsNumber(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

std::string JoinedWords(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string phrase;
  for (std::size_t i = begin; i < begin + count; ++i) phrase += (phrase.empty() ? "" : " ") + words[i];
  return phrase;
}

// How many of the words, from the first one on, are numbers and phrases of the set.
std::size_t WordsKnown(const std::vector<std::string>& words, const std::unordered_set<std::string>& phrases) {
  std::size_t at = 0;
  while (at < words.size()) {
    std::size_t count = std::min(kLongestPhrase, words.size() - at);
    while (count > 0 && !phrases.contains(JoinedWords(words, at, count))) --count;
    if (count == 0 && IsNumber(words[at])) count = 1;
    if (count == 0) break;
    at += count;
  }
  return at;
}

int DaysIn(const DateInterval& interval) {
  return static_cast<int>((std::chrono::sys_days(interval.last) - std::chrono::sys_days(interval.first)).count()) + 1;
}

bool IsOneDay(const DateExpression& expression) {
  if (expression.precision != DatePrecision::kDay && expression.precision != DatePrecision::kInterval) return false;
  return expression.intervals.size() == 1 && DaysIn(expression.intervals.front()) <= kLongestSpan;
}

// The first expression of a line that could be a heading.
std::optional<DateExpression> FirstDay(std::string_view line) {
  if (line.empty() || line.find('\n') != std::string_view::npos || CodePointCount(line) > kLongestHeading)
    return std::nullopt;
  if (line.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const DateReference any{Month(std::chrono::year(2000), std::chrono::month(1)), std::nullopt};
  for (DateExpression& found : FindDates(line, any, DateContext::kText)) {
    if (IsNumber(found.raw)) continue;  // 'Día 3: 6 de marzo'
    return IsOneDay(found) ? std::optional(std::move(found)) : std::nullopt;
  }
  return std::nullopt;
}

bool EndsLikeSentence(std::string_view line) {
  return line.ends_with(';') || line.ends_with(',') || (line.ends_with('.') && FoldedWords(line).size() > 8);
}

// What separates a day from the title behind it: a sentence goes on with a word or a comma.
bool BeginsTitle(std::string_view rest) {
  static constexpr std::string_view kSeparators[] = {":", "-", "–", "—", "|", "/", "("};
  return std::any_of(std::begin(kSeparators), std::end(kSeparators),
                     [&](std::string_view separator) { return rest.starts_with(separator); });
}

bool IsWeekday(const std::string& word) {
  static const std::unordered_set<std::string> weekdays = {"lunes",   "martes", "miercoles", "jueves",
                                                           "viernes", "sabado", "domingo"};
  return weekdays.contains(word);
}

// Of the words before the day; nullopt: they are those of a sentence.
std::optional<DayWords> Before(std::string_view text) {
  std::vector<std::string> words = FoldedWords(text);
  while (!words.empty() && IsSmallWord(words.front())) words.erase(words.begin());
  if (words.empty()) return DayWords::kBare;
  if (words.size() == 1 && IsWeekday(words.front())) return DayWords::kWeekday;
  if (Phrases().label.contains(JoinedWords(words, 0, words.size()))) return DayWords::kLabel;
  return WordsKnown(words, Phrases().before) == words.size() ? std::optional(DayWords::kSure) : std::nullopt;
}

bool BeginsWithWeekday(std::string_view expression) {
  const std::vector<std::string> words = FoldedWords(expression);
  return !words.empty() && IsWeekday(words.front());
}

}  // namespace

DayWords DayWordsOf(std::string_view line) {
  line = Trim(line);
  const auto day = FirstDay(line);
  if (!day) return DayWords::kNone;
  const auto before = Before(line.substr(0, day->span.begin));
  if (!before) return DayWords::kNone;
  const std::string_view rest = Trim(line.substr(day->span.end()));
  const std::vector<std::string> words = FoldedWords(rest);
  if (WordsKnown(words, Phrases().after) < words.size())
    return BeginsTitle(rest) && !EndsLikeSentence(line) ? DayWords::kTitled : DayWords::kNone;
  if (*before == DayWords::kSure || *before == DayWords::kLabel) return *before;
  if (!words.empty() || rest.ends_with(':')) return DayWords::kSure;
  return BeginsWithWeekday(day->raw) ? DayWords::kWeekday : *before;
}

bool IsMinutesWord(const std::string& word) { return Phrases().minutes.contains(word); }

std::string DayIn(std::string_view heading) {
  const auto day = FirstDay(Trim(heading));
  return day ? day->raw : std::string();
}

namespace {

// 'Ciudad de Panamá,' before the date.
bool IsPlace(std::string_view before) {
  if (!before.ends_with(',') || before.find(',') + 1 != before.size()) return false;
  for (const std::string_view word : data::Split(before, ' ')) {
    if (BeginsLower(word) && !IsSmallWord(Fold(word))) return false;
  }
  return true;
}

}  // namespace

bool NamesOneDay(std::string_view heading) {
  heading = Trim(heading);
  const auto day = FirstDay(heading);
  if (!day) return false;
  const std::string_view before = Trim(heading.substr(0, day->span.begin));
  return !IsPlace(before) || Before(before) == DayWords::kSure;
}

}  // namespace acervo::report
