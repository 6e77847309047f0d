#include "tools/web/views/formatting.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "tools/present/export/record_words.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostIntervals = 6;

std::vector<DateInterval> IntervalsOf(const Json& date) {
  std::vector<DateInterval> intervals;
  for (const Json& pair : date.at("intervals")) {
    const auto first = DateFromIso(pair.at(0).get<std::string>()), last = DateFromIso(pair.at(1).get<std::string>());
    if (first && last) intervals.push_back({*first, *last});
  }
  return intervals;
}

}  // namespace

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
