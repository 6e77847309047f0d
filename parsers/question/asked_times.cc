// The date reader reads the text once its English date words have been written in Spanish. Words beside what it finds
// bound the period. A month without a year is that month of any year; a number that the reader takes for no year, as in
// "convenios 2019", is one where the word before it counts things.
#include "parsers/question/asked_times.h"

#include <algorithm>
#include <unordered_set>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/question/question_words.h"
#include "parsers/report/types.h"
#include "parsers/spanish/dates.h"

namespace acervo::data {
extern const std::string_view kDateWords;
}

namespace acervo::question {
namespace {

constexpr int kFirstYear = 1950;       // of an office's life
constexpr int kFirstOfAnyYear = 2000;  // "mayo" is May of each year from here on

// The text with English date words in Spanish, and which word each piece of it comes from.
struct SpanishText {
  struct Stretch {
    std::size_t end = 0;              // in `text`
    std::size_t first = 0, last = 0;  // words
  };
  std::string text;
  std::vector<Stretch> stretches;
};

bool IsYear(const QuestionWord& word) {
  return word.is_number && word.folded.size() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20"));
}

bool HasRole(const QuestionText& text, std::size_t at, Role role) {
  const auto phrase = DatePhrases().LongestAt(text.folded, at);
  return phrase && phrase->role == role;
}

bool IsDateLike(const QuestionText& text, std::size_t at) {
  return at < text.size() && (text.words[at].is_number || HasRole(text, at, Role::kDate) ||
                              HasRole(text, at, Role::kMonth) || MonthFromName(text.folded[at]));
}

// The Spanish of the words at a place; nullopt: they stand as they are.
std::optional<RolePhrase> TranslatedAt(const QuestionText& text, std::size_t at) {
  const auto phrase = DatePhrases().LongestAt(text.folded, at);
  if (!phrase) return std::nullopt;
  const std::size_t after = at + phrase->words;
  const bool between_dates = at > 0 && IsDateLike(text, at - 1) && IsDateLike(text, after);
  switch (phrase->role) {
    case Role::kDate: return phrase;
    case Role::kMonth:
      if (IsDateLike(text, after) || (at > 0 && (text.words[at - 1].is_number || text.folded[at - 1] == "in" ||
                                                 HasRole(text, at - 1, Role::kFrom))))
        return phrase;
      break;
    case Role::kDateAnd:
      if (between_dates) return phrase;
      break;
    default: break;
  }
  return std::nullopt;
}

// "2019 |excepto| talleres": no part of a date.
bool Excludes(const QuestionText& text, std::size_t at) {
  const auto phrase = QuestionPhrases().LongestAt(text.folded, at);
  return phrase && (phrase->role == Role::kWithout || phrase->role == Role::kWithoutLoose);
}

SpanishText InSpanish(const QuestionText& text, const std::vector<bool>& is_taken) {
  SpanishText spanish;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto phrase = TranslatedAt(text, at);
    const std::size_t last = at + (phrase ? phrase->words : 1);
    const Span span = text.SpanOf(at, last);
    spanish.text += text.text.substr(copied, span.begin - copied);
    spanish.text += is_taken[at] || Excludes(text, at) ? ";" : phrase ? phrase->value : span.In(text.text);
    spanish.stretches.push_back({spanish.text.size(), at, last});
    copied = span.end();
    at = last;
  }
  return spanish;
}

// The words that a span of the Spanish text touches.
std::pair<std::size_t, std::size_t> WordsOf(const SpanishText& spanish, Span span) {
  std::pair<std::size_t, std::size_t> words{0, 0};
  std::size_t begin = 0;
  for (const SpanishText::Stretch& one : spanish.stretches) {
    if (one.end > span.begin && begin < span.end()) {
      if (words.second == 0) words.first = one.first;
      words.second = one.last;
    }
    begin = one.end;
  }
  return words;
}

Date Moved(Date day, int days) { return Date(std::chrono::sys_days(day) + std::chrono::days(days)); }

Date InYear(Date day, std::chrono::year year) {
  const Date moved = year / day.month() / day.day();
  return moved.ok() ? moved : Date(year / day.month() / std::chrono::last);
}

const std::unordered_set<std::string>& ShiftWords() {
  static const auto kWords = [] {
    std::unordered_set<std::string> words;
    for (const auto& row : data::TableRows("date_words", data::kDateWords, 3)) {
      if (row[1] == "shift" || row[1] == "month-shift" || row[1] == "relative") words.emplace(row[0]);
    }
    return words;
  }();
  return kWords;
}

// What a date expression is, by its words.
struct Wording {
  bool has_month = false;    // or a part of a year
  bool is_relative = false;  // to today
  bool has_number = false;
  bool is_ago = false;
  bool is_range = false;  // "2019 a 2021"
};

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

// "mar", "may", "sab" alone are words; so are days of the week and "27/05".
bool IsTooShort(const DateExpression& one, const Wording& wording) {
  constexpr std::size_t kAbbreviation = 4;
  if (one.year_source == YearSource::kWritten) return false;
  if (!wording.has_month) return !wording.is_relative && !wording.is_ago;
  return !wording.has_number && Fold(one.raw).size() < kAbbreviation;
}

// "Resolución 28 de 2017": a number and a year name no day.
bool IsNumberOfThing(const DateExpression& one, const Wording& wording) {
  const auto words = Words(one.raw);
  const auto numbers = std::ranges::count_if(
      words, [](const Word& word) { return word.text.find_first_not_of("0123456789") == std::string::npos; });
  return one.precision == DatePrecision::kDay && one.year_source == YearSource::kWritten && !wording.has_month &&
         numbers == 2;
}

// "hace dos años" is a year, "hace tres meses" a month.
DateInterval Widened(DateInterval days, const std::string& raw) {
  const std::string folded = Fold(raw);
  if (folded.ends_with("ano") || folded.ends_with("anos"))
    return {Date(days.first.year() / 1 / 1), Date(days.first.year() / 12 / 31)};
  if (folded.ends_with("mes") || folded.ends_with("meses"))
    return {FirstDay(MonthOf(days.first)), LastDay(MonthOf(days.first))};
  if (folded.ends_with("semana") || folded.ends_with("semanas")) {
    const std::chrono::weekday day{std::chrono::sys_days(days.first)};
    const Date monday = Moved(days.first, -static_cast<int>(day.iso_encoding()) + 1);
    return {monday, Moved(monday, 6)};
  }
  return days;
}

enum class Bound { kNone, kFrom, kTo, kBefore, kAfter };

AskedPeriod Bounded(AskedPeriod days, Bound bound) {
  switch (bound) {
    case Bound::kFrom: return {days.from, std::nullopt};
    case Bound::kTo: return {std::nullopt, days.to};
    case Bound::kBefore: return {std::nullopt, Moved(*days.from, -1)};
    case Bound::kAfter: return {Moved(*days.to, 1), std::nullopt};
    case Bound::kNone: break;
  }
  return days;
}

Bound BoundOf(Role role) {
  switch (role) {
    case Role::kFrom:
    case Role::kOnward: return Bound::kFrom;
    case Role::kTo:
    case Role::kBackward: return Bound::kTo;
    case Role::kBefore: return Bound::kBefore;
    case Role::kAfter: return Bound::kAfter;
    default: return Bound::kNone;
  }
}

// One expression with the words around it that belong to it.
struct Bounds {
  std::size_t first = 0, last = 0;
  Bound bound = Bound::kNone;
};

bool IsArticle(const std::string& word) {
  return word == "el" || word == "la" || word == "los" || word == "las" || word == "del" || word == "the" ||
         word == "de";
}

// "el |año| 2019", "desde el año |2019".
Bounds WithWordsAround(const QuestionText& text, std::size_t first, std::size_t last, std::size_t floor) {
  Bounds bounds{first, last};
  const PhraseTable& phrases = DatePhrases();
  const auto role_before = [&](std::size_t end) {
    auto phrase = phrases.LongestBefore(text.folded, end);
    if (phrase && end - phrase->words < floor) phrase.reset();
    return phrase;
  };
  if (const auto unit = role_before(first); unit && unit->role == Role::kUnit)
    bounds.first = first - unit->words;
  else if (first > floor + 1 && IsArticle(text.folded[first - 1])) {
    if (const auto far = role_before(first - 1); far && far->role == Role::kUnit) bounds.first = first - 1 - far->words;
  }
  for (const std::size_t skipped : {std::size_t{0}, std::size_t{1}}) {
    if (bounds.first < floor + skipped || (skipped == 1 && !IsArticle(text.folded[bounds.first - 1]))) break;
    const auto phrase = role_before(bounds.first - skipped);
    if (!phrase || BoundOf(phrase->role) == Bound::kNone) continue;
    bounds.bound = BoundOf(phrase->role);
    bounds.first -= skipped + phrase->words;
    break;
  }
  const auto after = phrases.LongestAt(text.folded, last);
  if (after && (after->role == Role::kOnward || after->role == Role::kBackward)) {
    bounds.bound = BoundOf(after->role);
    bounds.last = last + after->words;
  }
  return bounds;
}

std::vector<AskedPeriod> OfAnyYear(const DateExpression& one, Date today) {
  std::vector<AskedPeriod> periods;
  for (auto year = std::chrono::year{kFirstOfAnyYear}; year <= today.year(); ++year) {
    for (const DateInterval& days : one.intervals) {
      const auto span = days.last.year() - days.first.year();
      periods.push_back({InYear(days.first, year), InYear(days.last, year + span)});
    }
  }
  return periods;
}

std::vector<AskedPeriod> PeriodsOf(const DateExpression& one, const Wording& wording, Bound bound,
                                   std::optional<Date> today) {
  std::vector<AskedPeriod> periods;
  const bool is_yearless = one.year_source != YearSource::kWritten && wording.has_month && !wording.is_relative;
  if (is_yearless && bound == Bound::kNone && today) return OfAnyYear(one, *today);
  DateInterval all{one.start(), one.end()};
  if (is_yearless && today && all.first > *today) {
    all = {InYear(all.first, all.first.year() - std::chrono::years{1}),
           InYear(all.last, all.last.year() - std::chrono::years{1})};
  }
  if (bound != Bound::kNone) return {Bounded({all.first, all.last}, bound)};
  if (wording.is_ago && one.precision == DatePrecision::kDay) all = Widened(all, one.raw);
  if (one.intervals.size() < 2) return {{all.first, all.last}};
  for (const DateInterval& days : one.intervals) periods.push_back({days.first, days.last});
  return periods;
}

Piece TimePiece(const QuestionText& text, const Bounds& bounds, std::vector<AskedPeriod> periods) {
  AskedTime time;
  time.span = text.SpanOf(bounds.first, bounds.last);
  time.raw = time.span.In(text.text);
  time.periods = std::move(periods);
  return {bounds.first, bounds.last, std::move(time)};
}

// "27/05" is no date: it may as well be a number of something.
bool IsOnlyNumbers(const std::string& raw) {
  return std::ranges::all_of(
      Words(raw), [](const Word& word) { return word.text.find_first_not_of("0123456789") == std::string::npos; });
}

// "convenios 2019", "de 2019": the word before a year is in the plural, a kind of activity or a small word.
bool CountsThings(const QuestionText& text, std::size_t at) {
  if (at == 0) return true;
  const std::string& before = text.folded[at - 1];
  const auto phrase = QuestionPhrases().LongestAt({before}, 0);
  if (phrase && phrase->role == Role::kSmall) return true;
  const auto kind = report::KindPhraseAt(text.folded, at - 1);
  return before.ends_with("s") || (kind && kind->strength != report::KindPhraseClass::kThing);
}

void AddLabelledYears(const QuestionText& text, std::optional<Date> today, const std::vector<bool>& is_seen,
                      std::vector<Piece>& times) {
  const int latest = today ? static_cast<int>(today->year()) + 1 : 2100;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_seen[at] || !IsYear(text.words[at]) || !CountsThings(text, at)) continue;
    const int year = std::stoi(text.folded[at]);
    if (year < kFirstYear || year > latest) continue;
    const auto y = std::chrono::year{year};
    const Bounds bounds = WithWordsAround(text, at, at + 1, at);
    times.push_back(TimePiece(text, bounds, {{Date(y / 1 / 1), Date(y / 12 / 31)}}));
  }
}

// "Horizonte 2030"
bool IsOfNoOffice(const DateExpression& one, std::optional<Date> today) {
  if (one.start().year() < std::chrono::year{1900}) return true;
  return today && one.precision == DatePrecision::kYear && one.start().year() > today->year() + std::chrono::years{1};
}

// "desde 2019 hasta 2021": two open ends that face each other.
bool Close(const AskedTime& from, const AskedTime& to) {
  return from.periods.size() == 1 && to.periods.size() == 1 && from.periods[0].from && !from.periods[0].to &&
         !to.periods[0].from && to.periods[0].to && *from.periods[0].from <= *to.periods[0].to;
}

// "en mayo de 2019 y en junio de 2020": whether only small words and a joint stand between.
bool AreJoined(const QuestionText& text, std::size_t first, std::size_t last) {
  bool joined = false;
  for (std::size_t at = first; at < last; ++at) {
    const auto phrase = QuestionPhrases().LongestAt(text.folded, at);
    if (!phrase || phrase->words != 1 || (phrase->role != Role::kSmall && phrase->role != Role::kJoin)) return false;
    joined = joined || phrase->role == Role::kJoin;
  }
  return joined || (first == last && first < text.size() && text.words[first].after_comma);
}

void Unite(const QuestionText& text, std::vector<Piece>& times) {
  for (std::size_t i = 1; i < times.size();) {
    Piece& before = times[i - 1];
    const Piece& after = times[i];
    auto& first = std::get<AskedTime>(before.meaning);
    const auto& second = std::get<AskedTime>(after.meaning);
    const bool closes = before.last == after.first && Close(first, second);
    if (!closes && !AreJoined(text, before.last, after.first)) {
      ++i;
      continue;
    }
    if (closes)
      first.periods[0].to = second.periods[0].to;
    else
      first.periods.insert(first.periods.end(), second.periods.begin(), second.periods.end());
    before.last = after.last;
    first.span = text.SpanOf(before.first, before.last);
    first.raw = first.span.In(text.text);
    times.erase(times.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::vector<Piece> FindTimes(const QuestionText& text, std::optional<Date> today, const std::vector<bool>& is_taken) {
  std::vector<Piece> times;
  std::vector<bool> is_seen = is_taken;
  const SpanishText spanish = InSpanish(text, is_taken);
  const DateReference reference = today ? DateReference{MonthOf(*today), *today} : DateReference{};
  std::size_t floor = 0;
  for (const DateExpression& one : FindDates(spanish.text, reference, DateContext::kCell)) {
    const auto [first, last] = WordsOf(spanish, one.span);
    if (first >= last || first < floor) continue;
    const Wording wording = WordingOf(one.raw);
    if (IsNumberOfThing(one, wording)) continue;
    std::fill(is_seen.begin() + static_cast<std::ptrdiff_t>(first), is_seen.begin() + static_cast<std::ptrdiff_t>(last),
              true);
    if (one.intervals.empty() || IsTooShort(one, wording) || IsOfNoOffice(one, today)) continue;
    if (one.year_source != YearSource::kWritten && IsOnlyNumbers(one.raw)) continue;
    Bounds bounds = WithWordsAround(text, first, last, floor);
    if (wording.is_range && bounds.bound == Bound::kFrom && bounds.last == last) bounds.bound = Bound::kNone;
    times.push_back(TimePiece(text, bounds, PeriodsOf(one, wording, bounds.bound, today)));
    floor = bounds.last;
  }
  AddLabelledYears(text, today, is_seen, times);
  std::ranges::sort(times, {}, &Piece::first);
  Unite(text, times);
  return times;
}

}  // namespace acervo::question
