#include "store/search.h"

namespace acervo {

std::optional<DateInterval> PeriodFromText(std::string_view text) {
  if (const auto day = DateFromIso(text)) return DateInterval{*day, *day};
  if (const auto month = MonthFromIso(text)) return DateInterval{FirstDay(*month), LastDay(*month)};
  if (text.size() != 4) return std::nullopt;
  const std::string year(text);
  const auto first = DateFromIso(year + "-01-01"), last = DateFromIso(year + "-12-31");
  if (!first || !last) return std::nullopt;
  return DateInterval{*first, *last};
}

}  // namespace acervo
