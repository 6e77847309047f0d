#include "tools/app/decisions/mangled_cells.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/text.h"

namespace acervo::tools {
namespace {

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The number of a month by the first letters of its name in Spanish or English; 0: it is none.
int MonthNamed(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 17> kMonths = {{{"ene", 1},
                                                                         {"jan", 1},
                                                                         {"feb", 2},
                                                                         {"mar", 3},
                                                                         {"abr", 4},
                                                                         {"apr", 4},
                                                                         {"may", 5},
                                                                         {"jun", 6},
                                                                         {"jul", 7},
                                                                         {"ago", 8},
                                                                         {"aug", 8},
                                                                         {"sep", 9},
                                                                         {"set", 9},
                                                                         {"oct", 10},
                                                                         {"nov", 11},
                                                                         {"dic", 12},
                                                                         {"dec", 12}}};
  const std::string folded = Fold(word).substr(0, 3);
  const auto* const found =
      std::ranges::find(kMonths, std::string_view(folded), &std::pair<std::string_view, int>::first);
  return found == kMonths.end() ? 0 : found->second;
}

// A part of a date as it is written.
struct DatePart {
  int number = 0;
  std::size_t digits = 0;  // 0: the name of a month
};

std::optional<DatePart> PartFrom(std::string_view word) {
  constexpr std::size_t kMostDigits = 4;
  if (!AreDigits(word)) {
    const int month = MonthNamed(word);
    return month == 0 ? std::nullopt : std::optional(DatePart{month, 0});
  }
  if (word.size() > kMostDigits) return std::nullopt;
  return DatePart{std::stoi(std::string(word)), word.size()};
}

// What stands between dashes, slashes, dots or spaces; empty: not that many, or words that are no dates.
std::vector<DatePart> PartsOf(std::string_view text, std::size_t count = 3) {
  std::vector<DatePart> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("-/. "), text.size());
    const auto part = PartFrom(text.substr(0, end));
    if (!part) return {};
    parts.push_back(*part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts.size() == count ? parts : std::vector<DatePart>();
}

// The years that a part can be: two digits are of this century or the last.
std::vector<int> YearsOf(const DatePart& part) {
  if (part.digits == 4) return {part.number};
  return part.digits == 0 ? std::vector<int>() : std::vector<int>{2000 + part.number, 1900 + part.number};
}

void AddDays(const DatePart& year, const DatePart& month, const DatePart& day, std::vector<Date>& days) {
  if (day.digits == 0 || day.digits > 2 || month.digits > 2) return;
  for (const int one : YearsOf(year)) {
    const Date date(std::chrono::year(one), std::chrono::month(static_cast<unsigned>(month.number)),
                    std::chrono::day(static_cast<unsigned>(day.number)));
    if (date.ok()) days.push_back(date);
  }
}

std::vector<Date> DaysOf(std::string_view text) {
  std::vector<Date> days;
  const std::vector<DatePart> parts = PartsOf(Trim(text));
  if (parts.empty()) return days;
  AddDays(parts[2], parts[1], parts[0], days);
  AddDays(parts[2], parts[0], parts[1], days);
  AddDays(parts[0], parts[1], parts[2], days);
  return days;
}

std::string_view WithoutZeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

}  // namespace

bool IsTheSameNumber(std::string_view cell, std::string_view exported) {
  return AreDigits(cell) && AreDigits(exported) && WithoutZeros(cell) == WithoutZeros(exported);
}

bool IsMangledDate(std::string_view cell, std::string_view exported) {
  constexpr std::size_t kSerialDigits = 5;
  if (AreDigits(cell)) return cell.size() == kSerialDigits && !AreDigits(exported);
  const std::size_t dash = cell.find('-');
  if (dash == cell.npos || dash > 2 || !AreDigits(cell.substr(0, dash))) return false;
  const std::string_view month = cell.substr(dash + 1, 3);
  const bool is_word = month.size() == 3 && std::ranges::all_of(month, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                       });
  const std::string_view rest = cell.substr(std::min(dash + 4, cell.size()));
  return is_word && (rest.empty() || rest == "." || (rest.front() == '-' && AreDigits(rest.substr(1))));
}

bool MayBeTheSameDay(std::string_view cell, std::string_view exported) {
  const std::vector<Date> ours = DaysOf(cell), theirs = DaysOf(exported);
  return std::ranges::any_of(ours, [&](Date day) { return std::ranges::find(theirs, day) != theirs.end(); });
}

bool MayBeTheSameMonth(std::string_view cell, std::string_view iso) {
  const std::optional<Month> month = MonthFromIso(iso);
  if (!month) return false;
  const auto number = static_cast<int>(unsigned{month->month()}), year = static_cast<int>(month->year());
  const std::vector<DatePart> both = PartsOf(Trim(cell), 2);
  const auto is_year = [&](const DatePart& part) {
    const std::vector<int> years = YearsOf(part);
    return std::ranges::find(years, year) != years.end();
  };
  if (!both.empty()) return both[0].number == number && is_year(both[1]);
  const std::vector<Date> days = DaysOf(cell);
  return std::ranges::any_of(
      days, [&](Date day) { return day.day() == std::chrono::day(1) && day.year() / day.month() == *month; });
}

bool IsRewrittenBySpreadsheets(std::string_view date) {
  constexpr int kMonths = 12;
  const std::vector<DatePart> parts = PartsOf(Trim(date));
  if (parts.empty() || date.find('/') == date.npos || parts[2].digits != 4) return false;
  const auto is_month = [](const DatePart& part) {
    return part.digits > 0 && part.number >= 1 && part.number <= kMonths;
  };
  return is_month(parts[0]) && is_month(parts[1]) && (parts[0].digits == 1 || parts[1].digits == 1);
}

std::string WithItsLetters(const std::string& cell) {
  if (std::ranges::all_of(cell, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return cell;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> windows(ucnv_open("windows-1252", &status), ucnv_close);
  if (U_FAILURE(status)) return cell;
  ucnv_setFromUCallBack(windows.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string bytes(cell.size(), '\0');
  char* to = bytes.data();
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(cell);
  for (int i = 0; i < wide.length(); ++i) {
    // LibreOffice keeps a byte that Windows-1252 does not assign as U+F1xx.
    if (wide[i] >= 0xF180 && wide[i] <= 0xF1FF) wide.setCharAt(i, static_cast<char16_t>(wide[i] - 0xF100));
  }
  const char16_t* from = wide.getBuffer();
  ucnv_fromUnicode(windows.get(), &to, bytes.data() + bytes.size(), &from, from + wide.length(), nullptr, true,
                   &status);
  bytes.resize(static_cast<std::size_t>(to - bytes.data()));
  return U_SUCCESS(status) && IsValidUtf8(bytes) ? bytes : cell;
}

}  // namespace acervo::tools
