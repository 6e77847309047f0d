// The date reader reads the text once its English date words have been written in Spanish. Words beside what it finds
// bound the period. A month without a year is that month of any year; a number that the reader takes for no year, as in
// "convenios 2019", is one where the word before it counts things.
#include "parsers/question/asked_times.h"

#include <algorithm>

#include "core/text.h"
#include "parsers/question/date_text.h"
#include "parsers/question/date_wording.h"
#include "parsers/question/question_words.h"
#include "parsers/report/types.h"
#include "parsers/spanish/dates.h"

namespace acervo::question {
namespace {

constexpr int kFirstYear = 1950;       // of an office's life
constexpr int kFirstOfAnyYear = 2000;  // "mayo" is May of each year from here on

bool IsYear(const QuestionWord& word) {
  return word.is_number && word.folded.size() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20"));
}

Date Moved(Date day, int days) { return Date(std::chrono::sys_days(day) + std::chrono::days(days)); }

Date InYear(Date day, std::chrono::year year) {
  const Date moved = year / day.month() / day.day();
  return moved.ok() ? moved : Date(year / day.month() / std::chrono::last);
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

// "convenios 2019", "de 2019": all but a number of the thing before it, "Ley 2019".
bool IsAYear(const QuestionText& text, std::size_t at) {
  if (at == 0) return true;
  const std::string& before = text.folded[at - 1];
  if (!NumbersThings(before) || before.ends_with("s")) return true;
  const auto kind = report::KindPhraseAt(text.folded, at - 1);
  return kind && kind->strength != report::KindPhraseClass::kThing;
}

// "nota 245-|2019|": a part of a document's number.
bool IsGluedToNumber(const QuestionText& text, std::size_t first, std::size_t last) {
  const bool before = first > 0 && text.words[first].is_glued && text.words[first - 1].is_number;
  const bool after = last < text.size() && text.words[last].is_glued && text.words[last].is_number;
  return before || after;
}

void AddLabelledYears(const QuestionText& text, std::optional<Date> today, const std::vector<bool>& is_seen,
                      std::vector<Piece>& times) {
  const int latest = today ? static_cast<int>(today->year()) + 1 : 2100;
  for (std::size_t at = 0; at < text.understood(); ++at) {
    if (is_seen[at] || !IsYear(text.words[at]) || !IsAYear(text, at) || IsGluedToNumber(text, at, at + 1)) continue;
    const int year = std::stoi(text.folded[at]);
    if (year < kFirstYear || year > latest) continue;
    const auto y = std::chrono::year{year};
    std::size_t floor = 0;
    for (const Piece& one : times) floor = one.last <= at ? std::max(floor, one.last) : floor;
    const Bounds bounds = WithWordsAround(text, at, at + 1, floor);
    times.push_back(TimePiece(text, bounds, {Bounded({Date(y / 1 / 1), Date(y / 12 / 31)}, bounds.bound)}));
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

// "2018 2019": no record is of both.
bool AreApart(const AskedTime& first, const AskedTime& second) {
  const auto overlaps = [](const AskedPeriod& a, const AskedPeriod& b) {
    return (!a.from || !b.to || *a.from <= *b.to) && (!b.from || !a.to || *b.from <= *a.to);
  };
  return std::ranges::none_of(first.periods, [&](const AskedPeriod& a) {
    return std::ranges::any_of(second.periods, [&](const AskedPeriod& b) { return overlaps(a, b); });
  });
}

// Those that touch are one.
std::vector<AskedPeriod> InOne(std::vector<AskedPeriod> periods) {
  std::vector<DateInterval> closed;
  for (const AskedPeriod& one : periods) {
    if (!one.from || !one.to) return periods;
    closed.push_back({*one.from, *one.to});
  }
  periods.clear();
  for (const DateInterval& one : Joined(std::move(closed))) periods.push_back({one.first, one.last});
  return periods;
}

// "2015..2017", as a field of dates is written.
bool AreEndsOfRange(const QuestionText& text, const AskedTime& first, const AskedTime& second) {
  const std::size_t end = first.span.end();
  const std::string_view between = text.text.substr(end, second.span.begin - end);
  return Trim(between) == ".." && first.periods.size() == 1 && second.periods.size() == 1 && first.periods[0].from &&
         second.periods[0].to && *first.periods[0].from <= *second.periods[0].to;
}

void Unite(const QuestionText& text, std::vector<Piece>& times) {
  for (std::size_t i = 1; i < times.size();) {
    Piece& before = times[i - 1];
    const Piece& after = times[i];
    auto& first = std::get<AskedTime>(before.meaning);
    const auto& second = std::get<AskedTime>(after.meaning);
    const bool closes = before.last == after.first && Close(first, second);
    const bool goes_on = before.last == after.first && AreApart(first, second);
    const bool spans = AreEndsOfRange(text, first, second);
    if (!closes && !goes_on && !spans && !AreJoined(text, before.last, after.first)) {
      ++i;
      continue;
    }
    if (closes || spans)
      first.periods[0].to = second.periods[0].to;
    else
      first.periods.insert(first.periods.end(), second.periods.begin(), second.periods.end());
    first.periods = InOne(std::move(first.periods));
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
    if (one.intervals.empty() || IsDoubtful(one, wording) || IsOfNoOffice(one, today)) continue;
    if (IsGluedToNumber(text, first, last)) continue;
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
