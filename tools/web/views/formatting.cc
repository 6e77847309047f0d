#include "tools/web/views/formatting.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/record_view.h"
#include "core/text.h"
#include "tools/present/export/record_words.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostIntervals = 6;

}  // namespace

std::string DateWords(const Messages& say, const RecordDate& date) {
  const std::vector<DateInterval>& intervals = date.intervals;
  if (intervals.empty()) return date.raw.empty() ? say("date.none") : date.raw;
  std::string words;
  for (std::size_t i = 0; i < intervals.size() && i < kMostIntervals; ++i) {
    words += (i == 0 ? "" : ", ") + IntervalWords(say, intervals[i]);
  }
  return intervals.size() > kMostIntervals ? words + ", …" : words;
}

std::string DayText(const RecordDate& date) {
  const std::optional<Date> day = FirstDayOf(date);
  return day ? ToIso(*day) : "";
}

std::string TimeWords(const Messages& say, std::string_view time) {
  constexpr std::size_t kDayLength = 10;
  const auto day = DateFromIso(time.substr(0, kDayLength));
  return day ? DayWords(say, *day) : std::string(time);
}

std::string WhyDate(const Messages& say, const RecordDate& date) {
  std::string why = Word(say, "web.date.source.", Token(date.source));
  const bool is_exact = date.precision == DatePrecision::kDay || date.precision == DatePrecision::kNone;
  if (!is_exact) why += " " + Word(say, "web.date.precision.", Token(date.precision));
  return why;
}

Date Today() { return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string InCapitals(std::string_view token) {
  std::string capitals(token);
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return capitals;
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
