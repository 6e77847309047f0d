#include "tools/serve/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "tools/export/record_words.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostIntervals = 6;

std::string NameOf(const Messages& say, std::chrono::month month) {
  return say("month." + std::to_string(static_cast<unsigned>(month)));
}

unsigned Number(Date day) { return static_cast<unsigned>(day.day()); }
int Year(Date day) { return static_cast<int>(day.year()); }

bool IsWholeMonth(const DateInterval& interval) {
  const Month month = MonthOf(interval.first);
  return interval.first == FirstDay(month) && interval.last == LastDay(month);
}

bool IsWholeYear(const DateInterval& interval) {
  return interval.first.year() == interval.last.year() &&
         interval.first == FirstDay(Month(interval.first.year(), std::chrono::January)) &&
         interval.last == LastDay(Month(interval.first.year(), std::chrono::December));
}

std::vector<DateInterval> IntervalsOf(const Json& date) {
  std::vector<DateInterval> intervals;
  for (const Json& pair : date.at("intervals")) {
    const auto first = DateFromIso(pair.at(0).get<std::string>()), last = DateFromIso(pair.at(1).get<std::string>());
    if (first && last) intervals.push_back({*first, *last});
  }
  return intervals;
}

}  // namespace

std::string MonthWords(const Messages& say, Month month) { return MonthInWords(say, month); }

std::string DayWords(const Messages& say, Date day) {
  return say("web.date.day", Number(day), NameOf(say, day.month()), Year(day));
}

std::string IntervalWords(const Messages& say, const DateInterval& interval) {
  const auto& [first, last] = interval;
  if (first == last) return DayWords(say, first);
  if (IsWholeMonth(interval)) return MonthWords(say, MonthOf(first));
  if (IsWholeYear(interval)) return std::to_string(Year(first));
  if (first.year() != last.year()) return say("web.date.years", DayWords(say, first), DayWords(say, last));
  if (first.month() == last.month()) {
    return say("web.date.days", Number(first), Number(last), NameOf(say, first.month()), Year(first));
  }
  return say("web.date.months", Number(first), NameOf(say, first.month()), DayWords(say, last));
}

std::string DateWords(const Messages& say, const Json& date) {
  const std::vector<DateInterval> intervals = IntervalsOf(date);
  const std::string raw = TextAt(date, "raw");
  if (intervals.empty()) return raw.empty() ? say("date.none") : raw;
  std::string words;
  for (std::size_t i = 0; i < intervals.size() && i < kMostIntervals; ++i) {
    words += (i == 0 ? "" : ", ") + IntervalWords(say, intervals[i]);
  }
  return intervals.size() > kMostIntervals ? words + ", …" : words;
}

std::string TimeWords(const Messages& say, std::string_view time) {
  constexpr std::size_t kDayLength = 10;
  const auto day = DateFromIso(time.substr(0, kDayLength));
  return day ? DayWords(say, *day) : std::string(time);
}

std::string WhyDate(const Messages& say, const Json& date) {
  const std::string source = TextAt(date, "source"), precision = TextAt(date, "precision");
  std::string why = Word(say, "web.date.source.", source);
  if (precision != "day" && precision != "none") why += " " + Word(say, "web.date.precision.", precision);
  return why;
}

std::string BytesWords(const Messages& say, std::int64_t bytes) {
  constexpr double kKibi = 1024;
  const double kib = static_cast<double>(bytes) / kKibi;
  std::string number = kib < kKibi ? fmt::format("{:.0f} KiB", kib) : fmt::format("{:.1f} MiB", kib / kKibi);
  if (bytes < static_cast<std::int64_t>(kKibi)) number = std::to_string(bytes) + " B";
  const std::size_t point = number.find('.');
  if (point != number.npos && say.language() == Language::kSpanish) number[point] = ',';
  return number;
}

}  // namespace acervo::tools::serve
