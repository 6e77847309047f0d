#include "parsers/spanish/date_spans.h"

#include <algorithm>

namespace acervo::spanish {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct MonthPart {
  unsigned first = 1;
  unsigned last = 0;  // 0: the end of the month
};

constexpr unsigned kWeekDays = 7;

int WeekdayOf(Date day) { return static_cast<int>(std::chrono::weekday(sys_days(day)).iso_encoding()); }

std::vector<DateInterval> DaysOfMonth(Month month, MonthPart part) {
  const Date last = LastDay(month);
  const Date first{month.year(), month.month(), std::chrono::day{part.first}};
  const Date end{month.year(), month.month(), part.last == 0 ? last.day() : std::chrono::day{part.last}};
  if (!first.ok() || !end.ok() || first > end) return {};
  return {{first, end}};
}

std::vector<DateInterval> Months(MonthNumber first, int count) {
  return {{FirstDay(MonthOf(first)), LastDay(MonthOf(first + count - 1))}};
}

// ---------------------------------------------------------------- what an ordinal counts

struct UnitShape {
  Unit unit;
  int count;      // in a month, or in a year
  int months;     // 0: counted in a month
  unsigned days;  // of one, where counted in a month
};
constexpr UnitShape kUnitShapes[] = {
    {Unit::kWeek, 5, 0, 7},      {Unit::kTenDays, 3, 0, 10}, {Unit::kFortnight, 2, 0, 15}, {Unit::kHalf, 2, 0, 15},
    {Unit::kTwoMonths, 6, 2, 0}, {Unit::kQuarter, 4, 3, 0},  {Unit::kFourMonths, 3, 4, 0}, {Unit::kHalfYear, 2, 6, 0},
};

std::vector<DateInterval> LastWeek(Month month) {
  const Date last = LastDay(month);
  return DaysOfMonth(month, {static_cast<unsigned>(last.day()) - kWeekDays + 1, 0});
}

std::vector<DateInterval> UnitDays(const DateAtom& atom, MonthNumber month) {
  const auto* shape = std::find_if(std::begin(kUnitShapes), std::end(kUnitShapes),
                                   [&](const UnitShape& row) { return row.unit == atom.unit; });
  if (shape == std::end(kUnitShapes)) return {};
  if (atom.unit == Unit::kWeek && atom.ordinal == -1) return LastWeek(MonthOf(month));
  const int first = atom.ordinal == -1 ? shape->count : atom.ordinal;
  const int last = atom.last_ordinal == -1 ? shape->count : atom.last_ordinal;
  if (first < 1 || last > shape->count || last < first) return {};
  if (shape->months > 0)
    return Months(month / 12 * 12 + (first - 1) * shape->months, (last - first + 1) * shape->months);
  const unsigned end = last == shape->count ? 0 : static_cast<unsigned>(last) * shape->days;
  return DaysOfMonth(MonthOf(month), {static_cast<unsigned>(first - 1) * shape->days + 1, end});
}

std::vector<DateInterval> PartDays(const DateAtom& atom, MonthNumber month) {
  const int third = static_cast<int>(atom.part) - static_cast<int>(Part::kBegin);
  if (atom.of_year) return Months(month / 12 * 12 + third * 4, 4);
  static constexpr MonthPart kThirds[] = {{1, 10}, {11, 20}, {21, 0}};
  return DaysOfMonth(MonthOf(month), kThirds[third]);
}

// ---------------------------------------------------------------- weekdays

std::vector<DateInterval> EveryWeekday(const DateAtom& atom, Month month) {
  std::vector<DateInterval> intervals;
  const sys_days last = LastDay(month);
  for (sys_days day = FirstDay(month); day <= last; day += days{1}) {
    const Date date{day};
    if ((atom.weekdays >> WeekdayOf(date) & 1U) != 0) intervals.push_back({date, date});
  }
  return intervals;
}

std::vector<DateInterval> NthWeekday(const DateAtom& atom, Month month) {
  const std::chrono::weekday weekday{static_cast<unsigned>(atom.weekday)};  // 7 is Sunday too
  const Date day = atom.ordinal == -1 ? Date{sys_days{month / weekday[std::chrono::last]}}
                                      : Date{sys_days{month / weekday[static_cast<unsigned>(atom.ordinal)]}};
  if (day.month() != month.month()) return {};  // a fifth one that is not there
  return {{day, day}};
}

std::vector<DateInterval> Single(Date day) {
  return day.ok() ? std::vector<DateInterval>{{day, day}} : std::vector<DateInterval>{};
}

std::vector<DateInterval> WeekAround(Date day) {
  if (!day.ok()) return {};
  const sys_days monday = sys_days(day) - days{WeekdayOf(day) - 1};
  return {{Date{monday}, Date{monday + days{kWeekDays - 1}}}};
}

Date DayIn(const DateAtom& atom, Month month) {
  if (atom.ordinal == -1) return LastDay(month);
  return {month.year(), month.month(), std::chrono::day{static_cast<unsigned>(atom.day)}};
}

// The weekday before or after today; without a direction the one to come, today included.
Date NearestWeekday(const DateAtom& atom, Date today) {
  const int direction = atom.direction.value_or(0);
  int distance = (atom.weekday - WeekdayOf(today) + 7) % 7;
  if (direction > 0 && distance == 0) distance = 7;
  if (direction < 0) distance -= 7;
  return Date{sys_days(today) + days{distance}};
}

Date Moved(const DateAtom& atom, Date today) {
  Date day = Date{sys_days(today) + days{atom.offset}};
  if (atom.months_offset == 0) return day;
  day += std::chrono::months{atom.months_offset};
  return day.ok() ? day : LastDay({day.year(), day.month()});
}

}  // namespace

MonthNumber NumberOf(Month month) {
  return static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
}

Month MonthOf(MonthNumber number) {
  return {std::chrono::year{number / 12}, std::chrono::month{static_cast<unsigned>(number % 12) + 1}};
}

std::vector<DateInterval> DaysOf(const DateAtom& atom, MonthNumber number) {
  const Month month = MonthOf(number);
  switch (atom.kind) {
    case AtomKind::kDay: return Single(DayIn(atom, month));
    case AtomKind::kMonth: return Months(number, 1);
    case AtomKind::kYear: return Months(number / 12 * 12, 12);
    case AtomKind::kUnit: return UnitDays(atom, number);
    case AtomKind::kPart: return PartDays(atom, number);
    case AtomKind::kEveryWeekday: return EveryWeekday(atom, month);
    case AtomKind::kNthWeekday: return NthWeekday(atom, month);
    case AtomKind::kWeekOf: return WeekAround(DayIn(atom, month));
    case AtomKind::kRelativeDay:
    case AtomKind::kRelativeWeek:
    case AtomKind::kRelativeWeekday: break;
  }
  return {};
}

std::vector<DateInterval> DaysFrom(const DateAtom& atom, Date today) {
  switch (atom.kind) {
    case AtomKind::kRelativeDay: return Single(Moved(atom, today));
    case AtomKind::kRelativeWeekday: return Single(NearestWeekday(atom, today));
    case AtomKind::kRelativeWeek: return WeekAround(Date{sys_days(today) + days{7 * atom.offset}});
    default: return {};
  }
}

bool WeekdayContradicts(const DateAtom& atom, Date day) { return atom.weekday != 0 && WeekdayOf(day) != atom.weekday; }

}  // namespace acervo::spanish
