// Spanish date expressions: where they stand and which days they name.
//
// Shape:  expressions in the order of the text, never overlapping. What an expression leaves out (year, month) comes
//         from the reference: a day and month lie within it where they can, else on the side that the words around
//         them tell (date_tense.h), else in the year that brings them nearest to it, months counted, its own year where
//         two are as near; DateExpression::year_source says which. An expression that the reference does not place
//         ('18', '27 de mayo' without any, '18' in a report of several months) is not returned. `raw` begins with the
//         words that decide the days ('del' of a range, a weekday, 'próximo'), not with an article or 'hasta'.
// Errors: none. What was read with a reservation carries it in DateExpression::doubts: impossible_date (31 de abril: no
//         intervals, precision kNone; at a range's end the month's last day), weekday_mismatch (the number wins),
//         day_month_order (05/15/2019, or 05/06/2019 in the report of May: day first where possible), far_from_period
//         (a written year more than twelve months away), reversed_range, year_inferred (the nearest year was taken and
//         the other one lies within eight months), date_leftover (a number beside the date was not understood).
// Cost:   linear in the text, about 50 ns a byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/report.h"

namespace acervo {

// What 'this month', 'next year' and a bare day refer to: the report's month, or a day for `acervo date --ref`. A
// report of several months has its first one in `month` and its last one in `last_month`.
struct DateReference {
  std::optional<Month> month;
  std::optional<Date> day = std::nullopt;
  std::optional<Month> last_month = std::nullopt;  // nullopt: `month` is the only one
};

// In running text a bare number is never a day; `acervo date` and a date cell take it for one.
enum class DateContext { kText, kCell };

std::vector<DateExpression> FindDates(std::string_view text, const DateReference& reference, DateContext context);

// The reading of one date cell: source kCell with intervals, or kNone where the cell says that there is no date or
// nothing in it was understood (then `doubts` gains "unreadable_date", or "period_unknown" where only the reference was
// missing). `raw` is the whole cell. An empty cell gives source kNone and empty raw.
struct DateCellReading {
  RecordDate date;
  std::vector<DiagnosticCode> doubts;
};
DateCellReading ReadDateCell(std::string_view cell, const DateReference& reference);

// 1–12 for a month's name, abbreviation or known misspelling, in any case ("Setiembre", "sept.", "ENE", "febrro").
std::optional<unsigned> MonthFromName(std::string_view word);

}  // namespace acervo
