// Every month that the dates make possible is given the sum of what each date says for or against it. A date cell says
// most: a report's table holds the days of its month. Texts look ahead and back; they tell the year, and what 'del año
// en curso' stands beside. A weekday with its day fits one month in seven.
#include "parsers/report/period_dates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "parsers/spanish/period_text.h"

namespace acervo::report {
namespace {

constexpr std::size_t kTextsRead = 200;       // enough to tell; a report of thousands of rows needs no more
constexpr std::size_t kBytesRead = 64 << 10;  // of texts

// Weights, set against each other: two plain cells outweigh any text, a cell in the month before or after is common.
constexpr double kCellFull = 3.0;
constexpr double kCellFullBeside = 0.6;
constexpr double kCellFullElsewhere = -1.0;
constexpr double kCellMonth = 2.0;
constexpr double kCellMonthBeside = 0.3;
constexpr double kCellMonthElsewhere = -0.5;
constexpr double kCellImpossible = -3.0;
constexpr double kWeekday = 1.5;
constexpr double kTextYear = 0.3;
constexpr double kTextNear = 0.4;
constexpr double kTextCurrentSeen = 2.0;  // 'el 21 de marzo del año en curso', and the table has a day 21
constexpr double kTextCurrent = 1.0;
constexpr double kTextMonth = 0.2;
constexpr double kFolderYear = 0.3;
constexpr double kMakingYear = 0.2;
constexpr double kNamedYear = 0.5;  // a title line has this year
constexpr double kLeastScore = 1.0;

constexpr std::size_t kLeastWeekdays = 2;  // different days that tell a month
constexpr int kMonthsBack = 2;             // a report is written this long after its month at most

int Index(Month month) {
  return static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
}

int MonthsApart(Month a, Month b) { return std::abs(Index(a) - Index(b)); }

// On the circle of twelve.
int MonthsApart(std::chrono::month a, std::chrono::month b) {
  const int apart = std::abs(static_cast<int>(static_cast<unsigned>(a)) - static_cast<int>(static_cast<unsigned>(b)));
  return std::min(apart, 12 - apart);
}

struct Hints {
  std::vector<DateHint> cells;
  std::vector<DateHint> texts;
  std::set<int> cell_days;
};

bool FitsWeekday(const DateHint& hint, Month month) {
  const Date date = month / std::chrono::day(static_cast<unsigned>(*hint.day));
  return date.ok() && std::chrono::weekday(std::chrono::sys_days(date)) == *hint.weekday;
}

// The month of that name nearest to the candidate.
Month Nearest(std::chrono::month month, Month candidate) {
  Month best = candidate.year() / month;
  for (const std::chrono::years shift : {std::chrono::years(-1), std::chrono::years(1)}) {
    const Month other = (candidate.year() + shift) / month;
    if (MonthsApart(other, candidate) < MonthsApart(best, candidate)) best = other;
  }
  return best;
}

double ByWeekday(const DateHint& hint, Month candidate) {
  if (!hint.weekday || !hint.day || hint.year) return 0;
  const Month month = hint.month ? Nearest(*hint.month, candidate) : candidate;
  return FitsWeekday(hint, month) ? kWeekday : -kWeekday;
}

double ByCell(const DateHint& hint, Month candidate) {
  double score = ByWeekday(hint, candidate);
  if (hint.month && hint.year) {
    const int apart = MonthsApart(*hint.year / *hint.month, candidate);
    return score + (apart == 0 ? kCellFull : apart == 1 ? kCellFullBeside : kCellFullElsewhere);
  }
  if (hint.month) {
    const int apart = MonthsApart(*hint.month, candidate.month());
    return score + (apart == 0 ? kCellMonth : apart == 1 ? kCellMonthBeside : kCellMonthElsewhere);
  }
  if (hint.year) score += *hint.year == candidate.year() ? kTextYear : -kTextYear;
  if (hint.day && !hint.year && !(candidate / std::chrono::day(static_cast<unsigned>(*hint.day))).ok())
    score += kCellImpossible;
  return score;
}

double ByCurrentYear(const DateHint& hint, Month candidate, const std::set<int>& cell_days) {
  if (*hint.month == candidate.month())
    return hint.day && cell_days.contains(*hint.day) ? kTextCurrentSeen : kTextCurrent;
  return *hint.month > candidate.month() ? kTextNear * std::exp(-MonthsApart(*hint.month, candidate.month()) / 3.0) : 0;
}

double ByText(const DateHint& hint, Month candidate, const std::set<int>& cell_days) {
  double score = ByWeekday(hint, candidate);
  if (hint.month && hint.year) {
    score += kTextNear * std::exp(-MonthsApart(*hint.year / *hint.month, candidate) / 6.0);
  } else if (hint.month && hint.current_year) {
    score += ByCurrentYear(hint, candidate, cell_days);
  } else if (hint.month) {
    score += kTextMonth * std::exp(-MonthsApart(*hint.month, candidate.month()) / 2.0);
  }
  if (hint.year) score += *hint.year == candidate.year() ? kTextYear : 0;
  return score;
}

double ScoreOf(const Hints& hints, Month candidate) {
  double score = 0;
  for (const DateHint& hint : hints.cells) score += ByCell(hint, candidate);
  for (const DateHint& hint : hints.texts) score += ByText(hint, candidate, hints.cell_days);
  return score;
}

Hints ReadHints(const std::vector<std::string>& date_cells, const std::vector<std::string_view>& texts) {
  Hints hints;
  for (std::size_t i = 0; i < std::min(date_cells.size(), kTextsRead); ++i) {
    for (DateHint& hint : FindDateHints(date_cells[i], true)) {
      if (hint.day) hints.cell_days.insert(*hint.day);
      hints.cells.push_back(hint);
    }
  }
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < std::min(texts.size(), kTextsRead) && bytes < kBytesRead; ++i) {
    bytes += texts[i].size();
    for (DateHint& hint : FindDateHints(texts[i], false)) hints.texts.push_back(hint);
  }
  return hints;
}

std::set<std::chrono::year> PossibleYears(const Hints& hints, const DatesBounds& bounds) {
  if (bounds.year) return {*bounds.year};
  std::set<std::chrono::year> years(bounds.possible_years.begin(), bounds.possible_years.end());
  years.insert(bounds.named_years.begin(), bounds.named_years.end());
  if (bounds.made_in) years.insert(bounds.made_in->year());
  for (const std::vector<DateHint>* list : {&hints.cells, &hints.texts}) {
    for (const DateHint& hint : *list) {
      if (hint.year) years.insert(*hint.year);
    }
  }
  // A report of December announces next year's days alone.
  const std::set<std::chrono::year> named = years;
  for (const std::chrono::year year : named) years.insert(year - std::chrono::years(1));
  return years;
}

bool IsIn(const std::vector<std::chrono::year>& years, std::chrono::year year) {
  return std::find(years.begin(), years.end(), year) != years.end();
}

// Years that stand outside the dates decide between years alone: they are little beside what a date says.
double ByBounds(const DatesBounds& bounds, Month candidate) {
  double score = IsIn(bounds.named_years, candidate.year()) ? kNamedYear : 0;
  if (IsIn(bounds.possible_years, candidate.year())) score += kFolderYear;
  if (bounds.made_in && candidate <= *bounds.made_in && Index(*bounds.made_in) - Index(candidate) < 12)
    score += kMakingYear;
  return score;
}

bool TellsYear(const Hints& hints, const DatesBounds& bounds, std::chrono::year year) {
  const auto tells = [&](const DateHint& hint) { return hint.year == year; };
  return bounds.year || IsIn(bounds.named_years, year) || std::any_of(hints.cells.begin(), hints.cells.end(), tells) ||
         std::any_of(hints.texts.begin(), hints.texts.end(), tells);
}

// A month must be told by something that names one: bare days and years alone do not.
bool NamesMonth(const Hints& hints, const DatesBounds& bounds) {
  if (bounds.month) return true;
  const auto tells = [](const DateHint& hint) { return hint.month.has_value(); };
  return std::any_of(hints.cells.begin(), hints.cells.end(), tells) ||
         std::any_of(hints.texts.begin(), hints.texts.end(),
                     [](const DateHint& hint) { return hint.month && hint.current_year; }) ||
         std::count_if(hints.texts.begin(), hints.texts.end(), tells) >= 2;
}

}  // namespace

std::optional<DatesVerdict> MonthByDates(const std::vector<std::string>& date_cells,
                                         const std::vector<std::string_view>& texts, const DatesBounds& bounds) {
  const Hints hints = ReadHints(date_cells, texts);
  if (!NamesMonth(hints, bounds)) return std::nullopt;
  std::optional<DatesVerdict> best;
  double second = 0;
  for (const std::chrono::year year : PossibleYears(hints, bounds)) {
    for (unsigned number = 1; number <= 12; ++number) {
      const std::chrono::month month{number};
      if (bounds.month && *bounds.month != month) continue;
      const double score = ScoreOf(hints, year / month) + ByBounds(bounds, year / month);
      if (!best || score > best->score) {
        second = best ? best->score : 0;
        best = DatesVerdict{year / month, score, 0, false};
      } else {
        second = std::max(second, score);
      }
    }
  }
  if (!best || best->score < kLeastScore) return std::nullopt;
  best->margin = best->score - second;
  best->year_told = TellsYear(hints, bounds, best->month.year());
  return best->margin > 0 ? best : std::nullopt;
}

NamedTimes TimesNamedBy(const std::vector<std::string>& date_cells, const std::vector<std::string_view>& texts) {
  const Hints hints = ReadHints(date_cells, texts);
  NamedTimes named;
  for (const DateHint& hint : hints.cells) {
    if (hint.month) named.months.insert(*hint.month);
    if (hint.year) named.years.insert(*hint.year);
    named.bare_days = named.bare_days || (hint.day && !hint.month);
  }
  for (const DateHint& hint : hints.texts) {
    if (hint.year) named.years.insert(*hint.year);
  }
  return named;
}

std::optional<Month> MonthByWeekdays(const std::vector<std::string>& date_cells, Month made_in) {
  const Hints hints = ReadHints(date_cells, {});
  std::set<int> days;
  for (const DateHint& hint : hints.cells) {
    if (hint.day && hint.weekday && !hint.month) days.insert(*hint.day);
  }
  if (days.size() < kLeastWeekdays) return std::nullopt;
  std::optional<Month> only;
  for (int back = 0; back <= kMonthsBack; ++back) {
    const Month month = made_in - std::chrono::months(back);
    const bool fits = std::all_of(hints.cells.begin(), hints.cells.end(), [&](const DateHint& hint) {
      return !hint.day || !hint.weekday || hint.month || FitsWeekday(hint, month);
    });
    if (!fits) continue;
    if (only) return std::nullopt;
    only = month;
  }
  return only;
}

}  // namespace acervo::report
