#include <utility>

#include "core/text.h"
#include "store/search.h"

namespace acervo {
namespace {

std::vector<AskedPeriod> ReadOne(std::string_view text, const ReadDates& read) {
  if (const auto period = PeriodFromText(text)) return {{period->first, period->last}};
  return read ? read(text) : std::vector<AskedPeriod>();
}

// From the first day that one side names to the last of the other, in whichever order they were typed.
std::vector<AskedPeriod> Range(const std::vector<AskedPeriod>& left, const std::vector<AskedPeriod>& right) {
  AskedPeriod range;
  if (!left.empty()) range.from = left.front().from;
  if (!right.empty()) range.to = right.back().to;
  if (range.from && range.to && *range.to < *range.from) range = {right.front().from, left.back().to};
  return {range};
}

}  // namespace

std::optional<DateInterval> PeriodFromText(std::string_view text) {
  if (const auto day = DateFromIso(text)) return DateInterval{*day, *day};
  if (const auto month = MonthFromIso(text)) return DateInterval{FirstDay(*month), LastDay(*month)};
  if (text.size() != 4) return std::nullopt;
  const std::string year(text);
  const auto first = DateFromIso(year + "-01-01"), last = DateFromIso(year + "-12-31");
  if (!first || !last) return std::nullopt;
  return DateInterval{*first, *last};
}

std::vector<AskedPeriod> ReadPeriods(std::string_view text, const ReadDates& read) {
  const std::string_view typed = Trim(text);
  const std::size_t dots = typed.find("..");
  if (dots == typed.npos) return ReadOne(typed, read);
  const std::string_view before = Trim(typed.substr(0, dots)), after = Trim(typed.substr(dots + 2));
  const auto left = ReadOne(before, read), right = ReadOne(after, read);
  const bool is_read = before.empty() == left.empty() && after.empty() == right.empty();
  return is_read && (!left.empty() || !right.empty()) ? Range(left, right) : std::vector<AskedPeriod>();
}

}  // namespace acervo
