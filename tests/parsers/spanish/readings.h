// What the date reader makes of a text, as the tables of cases write it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/spanish/dates.h"

namespace acervo::test {

// One day, first..last; ',' between intervals; '-' for none.
inline std::string PrintDays(const std::vector<DateInterval>& intervals) {
  std::string out;
  for (const DateInterval& interval : intervals) {
    if (!out.empty()) out += ',';
    out += ToIso(interval.first);
    if (interval.last != interval.first) out += ".." + ToIso(interval.last);
  }
  return out.empty() ? "-" : out;
}

// ' | ' between expressions.
inline std::string PrintDates(const std::vector<DateExpression>& expressions) {
  std::string out;
  for (const DateExpression& expression : expressions) {
    if (!out.empty()) out += " | ";
    out += PrintDays(expression.intervals);
  }
  return out.empty() ? "-" : out;
}

// `context`: cell (ReadDateCell), text (a paragraph), asked (`acervo date`). `reference`: a month, a day or empty.
inline std::string ReadDates(std::string_view context, std::string_view reference, std::string_view text) {
  const DateReference from{MonthFromIso(reference), DateFromIso(reference)};
  if (context == "cell") return PrintDays(ReadDateCell(text, from).date.intervals);
  return PrintDates(FindDates(text, from, context == "text" ? DateContext::kText : DateContext::kCell));
}

}  // namespace acervo::test
