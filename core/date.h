// Days, months and the intervals that an expression names.
//
// Shape:  a `Date` is a valid day of the proleptic Gregorian calendar; an interval is closed (both ends belong to
//         it) and never runs backwards. Intervals of one expression ascend and do not touch: consecutive ones
//         have been joined.
// Source: ISO 8601-1:2019, 5.2.2.1 (calendar date) for what is printed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/span.h"

namespace acervo {

using Date = std::chrono::year_month_day;
using Month = std::chrono::year_month;

struct DateInterval {
  Date first;
  Date last;
  friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

enum class DatePrecision {
  kDay,
  kMonth,
  kYear,
  kInterval,  // a week, a fortnight, a quarter, 'mediados de mayo'
  kNone,      // no date: 'Pendiente'
};
std::string_view Token(DatePrecision precision);  // "day", "month", "year", "interval", "none"
std::optional<DatePrecision> DatePrecisionFromToken(std::string_view token);

// Why an expression's year is the year it is.
enum class YearSource {
  kWritten,  // the expression has it
  kPeriod,   // the report's
  kTense,    // the verb or the words beside it look ahead or back: 'se celebrará', 'próximo'
  kNearest,  // the one that brings the day nearest to the report's month
};
std::string_view Token(YearSource source);  // "written", "period", "tense", "nearest"
std::optional<YearSource> YearSourceFromToken(std::string_view token);

// One expression found in a text.
struct DateExpression {
  std::string raw;  // as written
  Span span;        // where, in bytes of the text it was found in
  std::vector<DateInterval> intervals;
  DatePrecision precision = DatePrecision::kDay;
  std::vector<DiagnosticCode> doubts;  // kImpossibleDate, kDayMonthOrder, kWeekdayMismatch, kFarFromPeriod, …
  YearSource year_source = YearSource::kWritten;

  // REQUIRES: !intervals.empty()
  Date start() const { return intervals.front().first; }
  Date end() const { return intervals.back().last; }
  friend bool operator==(const DateExpression&, const DateExpression&) = default;
};

std::string ToIso(Date date);    // "2019-05-27"
std::string ToIso(Month month);  // "2019-05"
// Takes "YYYY-MM-DD" alone and only valid days; "YYYY-MM" alone for the month. nullopt otherwise.
std::optional<Date> DateFromIso(std::string_view text);
std::optional<Month> MonthFromIso(std::string_view text);
Month MonthOf(Date date);
Date FirstDay(Month month);
Date LastDay(Month month);
// Sorted, overlapping and consecutive ones joined.
std::vector<DateInterval> Joined(std::vector<DateInterval> intervals);

}  // namespace acervo
