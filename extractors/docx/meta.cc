#include "extractors/docx/meta.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "core/text.h"
#include "extractors/docx/xml_reader.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// Reads digits and literal characters one after the other; once one does not fit, nothing fits any more.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int Number(std::size_t digits) {
    if (rest_.size() < digits) ok_ = false;
    int value = 0;
    for (std::size_t i = 0; ok_ && i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') ok_ = false;
      value = value * 10 + (rest_[i] - '0');
    }
    if (ok_) rest_.remove_prefix(digits);
    return value;
  }
  bool Skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Require(char c) { ok_ = Skip(c) && ok_; }
  void SkipFraction() {
    if (Skip('.')) rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
  }
  bool ok() const { return ok_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

// "Z", "+05:00", "-05:00" or nothing, which is UTC too.
std::chrono::minutes ScanOffset(Scanner& scanner) {
  if (scanner.done() || scanner.Skip('Z')) return std::chrono::minutes(0);
  const int sign = scanner.Skip('-') ? -1 : 1;
  if (sign > 0) scanner.Require('+');
  const int hours = scanner.Number(2);
  scanner.Require(':');
  return sign * (std::chrono::hours(hours) + std::chrono::minutes(scanner.Number(2)));
}

std::string FormatTime(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return buffer.data();
}

std::optional<std::string> NonEmpty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> UtcTime(std::string_view value) {
  value = Trim(value);
  Scanner scanner(value);
  const int year = scanner.Number(4);
  scanner.Require('-');
  const int month = scanner.Number(2);
  scanner.Require('-');
  const int day = scanner.Number(2);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!scanner.ok() || !date.ok()) return std::nullopt;
  if (scanner.done()) return std::string(value);
  scanner.Require('T');
  const int hour = scanner.Number(2);
  scanner.Require(':');
  const int minute = scanner.Number(2);
  const int second = scanner.Skip(':') ? scanner.Number(2) : 0;
  scanner.SkipFraction();
  const std::chrono::minutes offset = ScanOffset(scanner);
  if (!scanner.ok() || !scanner.done() || hour > 24 || minute > 59 || second > 60) return std::nullopt;
  return FormatTime(std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                    std::chrono::seconds(second) - offset);
}

Result<Meta> ReadCoreProperties(std::string_view xml, const MarkupLimits& limits) {
  Meta meta;
  XmlReader reader(xml, limits);
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag) {
      const std::string name(reader.local_name());
      if (name == "title"sv) meta.title = NonEmpty(CleanText(reader.Text()));
      if (name == "creator"sv) meta.author = NonEmpty(CleanText(reader.Text()));
      if (name == "created"sv) meta.created = UtcTime(reader.Text());
      if (name == "modified"sv) meta.modified = UtcTime(reader.Text());
    });
  }
  if (!reader.status().ok()) return reader.status().error();
  return meta;
}

}  // namespace acervo::docx
