#include "core/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace acervo {
namespace {

struct PrecisionToken {
  DatePrecision precision;
  std::string_view token;
};
constexpr PrecisionToken kPrecisionTokens[] = {
    {DatePrecision::kDay, "day"},           {DatePrecision::kMonth, "month"}, {DatePrecision::kYear, "year"},
    {DatePrecision::kInterval, "interval"}, {DatePrecision::kNone, "none"},
};

struct YearSourceToken {
  YearSource source;
  std::string_view token;
};
constexpr YearSourceToken kYearSourceTokens[] = {
    {YearSource::kWritten, "written"},
    {YearSource::kPeriod, "period"},
    {YearSource::kTense, "tense"},
    {YearSource::kNearest, "nearest"},
};

// Exactly `text.size()` decimal digits.
std::optional<unsigned> Digits(std::string_view text) {
  unsigned value = 0;
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string_view Token(DatePrecision precision) {
  for (const PrecisionToken& row : kPrecisionTokens) {
    if (row.precision == precision) return row.token;
  }
  return "none";
}

std::optional<DatePrecision> DatePrecisionFromToken(std::string_view token) {
  for (const PrecisionToken& row : kPrecisionTokens) {
    if (row.token == token) return row.precision;
  }
  return std::nullopt;
}

std::string_view Token(YearSource source) {
  for (const YearSourceToken& row : kYearSourceTokens) {
    if (row.source == source) return row.token;
  }
  return "written";
}

std::optional<YearSource> YearSourceFromToken(std::string_view token) {
  for (const YearSourceToken& row : kYearSourceTokens) {
    if (row.token == token) return row.source;
  }
  return std::nullopt;
}

std::string ToIso(Date date) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::string ToIso(Month month) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u", static_cast<int>(month.year()),
                static_cast<unsigned>(month.month()));
  return buffer.data();
}

std::optional<Month> MonthFromIso(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  const auto month = Digits(text.substr(5, 2));
  if (!year || !month) return std::nullopt;
  const Month result{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}};
  return result.ok() ? std::optional(result) : std::nullopt;
}

std::optional<Date> DateFromIso(std::string_view text) {
  if (text.size() != 10 || text[7] != '-') return std::nullopt;
  const auto month = MonthFromIso(text.substr(0, 7));
  const auto day = Digits(text.substr(8, 2));
  if (!month || !day) return std::nullopt;
  const Date result{month->year(), month->month(), std::chrono::day{*day}};
  return result.ok() ? std::optional(result) : std::nullopt;
}

Month MonthOf(Date date) { return {date.year(), date.month()}; }

Date FirstDay(Month month) { return {month.year(), month.month(), std::chrono::day{1}}; }

Date LastDay(Month month) {
  return std::chrono::year_month_day_last{month.year(), std::chrono::month_day_last{month.month()}};
}

std::vector<DateInterval> Joined(std::vector<DateInterval> intervals) {
  std::sort(intervals.begin(), intervals.end(), [](const DateInterval& a, const DateInterval& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });
  std::vector<DateInterval> joined;
  for (const DateInterval& interval : intervals) {
    const bool touches = !joined.empty() && std::chrono::sys_days(interval.first) <=
                                                std::chrono::sys_days(joined.back().last) + std::chrono::days{1};
    if (!touches) {
      joined.push_back(interval);
    } else if (joined.back().last < interval.last) {
      joined.back().last = interval.last;
    }
  }
  return joined;
}

}  // namespace acervo
