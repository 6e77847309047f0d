#include "parsers/spanish/date_spans.h"

#include <algorithm>
#include <cstdlib>

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

std::vector<DateInterval> WeekAround(Date day) {
  if (!day.ok()) return {};
  const sys_days monday = sys_days(day) - days{WeekdayOf(day) - 1};
  return {{Date{monday}, Date{monday + days{kWeekDays - 1}}}};
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

// Week 1 is the one of 4 January (ISO 8601-1:2019, 5.2.3). Counted from the end: -1 is the one of 28 December.
std::vector<DateInterval> WeeksOfYear(const DateAtom& atom, std::chrono::year year) {
  constexpr unsigned kInFirst = 4;
  constexpr unsigned kInLast = 28;
  const sys_days first = WeekAround(Date{year, std::chrono::January, std::chrono::day{kInFirst}})[0].first;
  const sys_days last = WeekAround(Date{year, std::chrono::December, std::chrono::day{kInLast}})[0].first;
  const auto monday = [&](int ordinal) { return ordinal == -1 ? last : first + days{7 * (ordinal - 1)}; };
  const sys_days end = monday(atom.last_ordinal);
  if (end > last || monday(atom.ordinal) > end) return {};
  return {{Date{monday(atom.ordinal)}, Date{end + days{kWeekDays - 1}}}};
}

std::vector<DateInterval> LastWeek(Month month) {
  const Date last = LastDay(month);
  return DaysOfMonth(month, {static_cast<unsigned>(last.day()) - kWeekDays + 1, 0});
}

std::vector<DateInterval> UnitDays(const DateAtom& atom, MonthNumber month) {
  const auto* shape = std::find_if(std::begin(kUnitShapes), std::end(kUnitShapes),
                                   [&](const UnitShape& row) { return row.unit == atom.unit; });
  if (shape == std::end(kUnitShapes)) return {};
  if (atom.unit == Unit::kWeek && atom.of_year) return WeeksOfYear(atom, MonthOf(month).year());
  if (atom.unit == Unit::kWeek && atom.ordinal == -1) return LastWeek(MonthOf(month));
  const int first = atom.ordinal == -1 ? shape->count : atom.ordinal;
  const int last = atom.last_ordinal == -1 ? shape->count : atom.last_ordinal;
  if (first < 1 || last > shape->count || last < first) return {};
  if (shape->months > 0)
    return Months(month / 12 * 12 + (first - 1) * shape->months, (last - first + 1) * shape->months);
  const unsigned end = last == shape->count ? 0 : static_cast<unsigned>(last) * shape->days;
  return DaysOfMonth(MonthOf(month), {static_cast<unsigned>(first - 1) * shape->days + 1, end});
}

// 'primeros 10 días', 'últimas dos semanas' of a month; 'primeros 6 meses' of a year.
std::vector<DateInterval> CountedPart(const DateAtom& atom, MonthNumber month) {
  const bool from_end = atom.part == Part::kEnd;
  if (atom.of_year) {
    constexpr int kMonths = 12;
    if (atom.count > kMonths) return {};
    const MonthNumber january = month / kMonths * kMonths;
    return Months(from_end ? january + kMonths - atom.count : january, atom.count);
  }
  const auto last = static_cast<unsigned>(LastDay(MonthOf(month)).day());
  const auto count = static_cast<unsigned>(atom.count) * (atom.unit == Unit::kWeek ? kWeekDays : 1);
  if (count > last) return {};
  return from_end ? DaysOfMonth(MonthOf(month), {last - count + 1, 0}) : DaysOfMonth(MonthOf(month), {1, count});
}

std::vector<DateInterval> PartDays(const DateAtom& atom, MonthNumber month) {
  if (atom.count > 0) return CountedPart(atom, month);
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

Date DayIn(const DateAtom& atom, Month month) {
  if (atom.ordinal == -1) return LastDay(month);
  return {month.year(), month.month(), std::chrono::day{static_cast<unsigned>(atom.day)}};
}

// The weekday before or after today; without a direction the one to come, today included.
Date NearestWeekday(const DateAtom& atom, Date today) {
  if (atom.week_offset) {
    const sys_days monday = WeekAround(today)[0].first;
    return Date{monday + days{7 * *atom.week_offset + atom.weekday - 1}};
  }
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

// ---------------------------------------------------------------- units of the calendar around a day

struct UnitMonths {
  Unit unit;
  int months;
};
constexpr UnitMonths kUnitMonths[] = {
    {Unit::kMonth, 1},    {Unit::kTwoMonths, 2}, {Unit::kQuarter, 3},  {Unit::kFourMonths, 4},
    {Unit::kHalfYear, 6}, {Unit::kYear, 12},     {Unit::kDecade, 120}, {Unit::kCentury, 1200},
};

// 0: not counted in months.
int MonthsOf(Unit unit) {
  const auto* row = std::find_if(std::begin(kUnitMonths), std::end(kUnitMonths),
                                 [&](const UnitMonths& each) { return each.unit == unit; });
  return row == std::end(kUnitMonths) ? 0 : row->months;
}

std::vector<DateInterval> Weekend(Date day) {
  const auto week = WeekAround(day);
  if (week.empty()) return {};
  return {{Date{sys_days(week[0].last) - days{1}}, week[0].last}};
}

// 'quincena': the half of the month.
std::vector<DateInterval> Fortnight(Date today, int offset) {
  constexpr unsigned kFirstHalf = 15;
  const int half =
      NumberOf({today.year(), today.month()}) * 2 + (static_cast<unsigned>(today.day()) > kFirstHalf) + offset;
  return DaysOfMonth(MonthOf(half / 2), half % 2 == 0 ? MonthPart{1, kFirstHalf} : MonthPart{kFirstHalf + 1, 0});
}

// The first days of the week up to Wednesday, those in the middle of it, and those from Thursday on.
std::vector<DateInterval> PartOfWeek(const DateInterval& week, Part part) {
  const auto from = [&](int day) { return Date{sys_days(week.first) + days{day}}; };
  switch (part) {
    case Part::kBegin: return {{week.first, from(2)}};
    case Part::kMiddle: return {{from(1), from(4)}};
    case Part::kEnd: return {{from(3), week.last}};
    case Part::kNone: break;
  }
  return {week};
}

std::vector<DateInterval> WholeUnit(const DateAtom& atom, Date today) {
  const Date moved{sys_days(today) + days{7 * atom.offset}};
  if (atom.unit == Unit::kWeek) return PartOfWeek(WeekAround(moved)[0], atom.part);
  if (atom.unit == Unit::kWeekend) return Weekend(moved);
  if (atom.unit == Unit::kFortnight) return Fortnight(today, atom.offset);
  const int months = MonthsOf(atom.unit);
  if (months == 0) return {};
  const MonthNumber now = NumberOf({today.year(), today.month()});
  return Months((now / months + atom.offset) * months, months);
}

// The Date that lies a number of working days after (or before) today.
Date WorkingDays(Date today, int count) {
  constexpr int kFriday = 5;
  sys_days day = today;
  const days step{count > 0 ? 1 : -1};
  for (int left = std::abs(count); left > 0;) {
    day += step;
    if (WeekdayOf(Date{day}) <= kFriday) --left;
  }
  return Date{day};
}

std::vector<DateInterval> Running(const DateAtom& atom, Date today) {
  DateAtom step;
  step.months_offset = atom.count * MonthsOf(atom.unit);
  constexpr int kFortnightDays = 15;
  const int unit_days = atom.unit == Unit::kWeek ? 7 : atom.unit == Unit::kFortnight ? kFortnightDays : 1;
  step.offset = step.months_offset == 0 ? atom.count * unit_days : 0;
  const Date end = atom.working_days ? WorkingDays(today, atom.count) : Moved(step, today);
  if (atom.count > 0) return {{Date{sys_days(today) + days{1}}, end}};
  return {{end, Date{sys_days(today) - days{1}}}};
}

std::vector<DateInterval> RelativeSpan(const DateAtom& atom, Date today) {
  if (atom.reach == Reach::kRunning) return Running(atom, today);
  auto whole = WholeUnit(atom, today);
  if (atom.reach == Reach::kRest && !whole.empty()) whole[0].first = std::max(whole[0].first, today);
  return whole;
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
    case AtomKind::kYear: return Months(number / 12 * 12, 12 * atom.years);
    case AtomKind::kUnit: return UnitDays(atom, number);
    case AtomKind::kPart: return PartDays(atom, number);
    case AtomKind::kEveryWeekday: return EveryWeekday(atom, month);
    case AtomKind::kNthWeekday: return NthWeekday(atom, month);
    case AtomKind::kWeekOf: return atom.of_weekend ? Weekend(DayIn(atom, month)) : WeekAround(DayIn(atom, month));
    case AtomKind::kRelativeDay:
    case AtomKind::kRelativeSpan:
    case AtomKind::kRelativeWeekday: break;
  }
  return {};
}

std::vector<DateInterval> DaysFrom(const DateAtom& atom, Date today) {
  switch (atom.kind) {
    case AtomKind::kRelativeDay: return Single(Moved(atom, today));
    case AtomKind::kRelativeWeekday: return Single(NearestWeekday(atom, today));
    case AtomKind::kRelativeSpan: return RelativeSpan(atom, today);
    default: return {};
  }
}

bool WeekdayContradicts(const DateAtom& atom, Date day) { return atom.weekday != 0 && WeekdayOf(day) != atom.weekday; }

}  // namespace acervo::spanish
