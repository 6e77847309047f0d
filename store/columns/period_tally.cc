#include "store/columns/period_tally.h"

#include <algorithm>
#include <array>
#include <limits>

namespace acervo::store {
namespace {

constexpr std::int32_t kMonths = 12;
// Years beyond these are damage or a slip; they would only make the row long.
constexpr std::int32_t kFirstYear = 1, kLastYear = 9999;
// Days of 1900 to 2099, whose months are worked out once.
constexpr std::int32_t kFirstNearDay = -25567, kNearDays = 73'049;

std::int32_t WorkOutMonth(std::int32_t day) {
  const Date date = DateOf(day);
  const auto year = std::clamp(static_cast<std::int32_t>(static_cast<int>(date.year())), kFirstYear, kLastYear);
  return year * kMonths + static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1;
}

// 12 × year + month from 0.
std::int32_t MonthNumber(std::int32_t day) {
  static const auto kNear = [] {
    std::vector<std::int32_t> months(kNearDays);
    for (std::int32_t i = 0; i < kNearDays; ++i) months[static_cast<std::size_t>(i)] = WorkOutMonth(kFirstNearDay + i);
    return months;
  }();
  const std::int64_t at = std::int64_t{day} - kFirstNearDay;
  return at >= 0 && at < kNearDays ? kNear[static_cast<std::size_t>(at)] : WorkOutMonth(day);
}

Month MonthOfNumber(std::int32_t number) {
  return Month{std::chrono::year{number / kMonths}, std::chrono::month{static_cast<unsigned>(number % kMonths) + 1}};
}

}  // namespace

void PeriodTally::Row::Add(std::int32_t first, std::int32_t last) {
  if (changes_.empty()) origin_ = first;
  if (first < origin_) {
    changes_.insert(changes_.begin(), static_cast<std::size_t>(origin_ - first), 0);
    origin_ = first;
  }
  const auto begin = static_cast<std::size_t>(first - origin_), end = static_cast<std::size_t>(last - origin_) + 1;
  if (end >= changes_.size()) changes_.resize(end + 1);
  ++changes_[begin];
  --changes_[end];
}

std::vector<std::pair<std::int32_t, int>> PeriodTally::Row::Counts() const {
  std::vector<std::pair<std::int32_t, int>> counts;
  int count = 0;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    count += changes_[i];
    if (count > 0) counts.emplace_back(origin_ + static_cast<std::int32_t>(i), count);
  }
  return counts;
}

// Intervals ascend: what one of them has counted already begins before the next.
void PeriodTally::Add(std::int64_t key) {
  if (columns_.FirstDay(key) == kNoDay) {
    ++undated_;
    return;
  }
  if (match_ == PeriodMatch::kWithin)
    return AddMonths(MonthNumber(columns_.FirstDay(key)), MonthNumber(columns_.LastDay(key)));
  std::int32_t next_month = std::numeric_limits<std::int32_t>::min(), next_year = next_month;
  columns_.ForEachInterval(key, [&](const DayRange& days) {
    const std::int32_t first = std::max(MonthNumber(days.first), next_month), last = MonthNumber(days.second);
    if (first <= last) months_.Add(first, last);
    const std::int32_t first_year = std::max(first / kMonths, next_year), last_year = last / kMonths;
    if (first_year <= last_year) years_.Add(first_year, last_year);
    next_month = std::max(next_month, last + 1);
    next_year = std::max(next_year, last_year + 1);
  });
}

// Of a record that has to lie within: the one month, the one year.
void PeriodTally::AddMonths(std::int32_t first, std::int32_t last) {
  if (first == last) months_.Add(first, first);
  if (first / kMonths == last / kMonths) years_.Add(first / kMonths, first / kMonths);
}

std::vector<std::pair<int, int>> PeriodTally::Years() const { return years_.Counts(); }

std::vector<std::pair<Month, int>> PeriodTally::Months() const {
  std::vector<std::pair<Month, int>> months;
  for (const auto& [number, count] : months_.Counts()) months.emplace_back(MonthOfNumber(number), count);
  return months;
}

}  // namespace acervo::store
