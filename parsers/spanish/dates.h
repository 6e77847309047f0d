// Spanish date expressions: where they stand and which days they name.
//
// Shape:  expressions in the order of the text, never overlapping. What an expression leaves out (year, month) comes
//         from the reference; without one a bare day is unknown and not returned from a text.
// Errors: none. What was read with a reservation carries it in DateExpression::doubts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/report.h"

namespace acervo {

// What 'this month', 'next year' and a bare day refer to: the report's month, or a day for `acervo date --ref`.
struct DateReference {
  std::optional<Month> month;
  std::optional<Date> day;
};

// In running text a bare number is never a day; `acervo date` and a date cell take it for one.
enum class DateContext { kText, kCell };

std::vector<DateExpression> FindDates(std::string_view text, const DateReference& reference, DateContext context);

// The reading of one date cell: source kCell with intervals, or kNone where the cell says that there is no date or
// nothing in it was understood (then `doubts` gains "unreadable_date"). An empty cell gives source kNone and empty raw.
struct DateCellReading {
  RecordDate date;
  std::vector<std::string> doubts;
};
DateCellReading ReadDateCell(std::string_view cell, const DateReference& reference);

// 1–12 for a month's name, abbreviation or known misspelling, in any case ("Setiembre", "sept.", "ENE", "febrro").
std::optional<unsigned> MonthFromName(std::string_view word);

}  // namespace acervo
