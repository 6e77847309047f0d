// The report's month by the dates in it alone.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace acervo::report {

struct DatesVerdict {
  Month month;
  double score = 0;        // of this month
  double margin = 0;       // over the next best
  bool year_told = false;  // by the dates or a title line; else by folders or the file's making
};

// What is known of the month already narrows the choice: months or years that other evidence tells.
struct DatesBounds {
  std::optional<std::chrono::month> month;
  std::optional<std::chrono::year> year;
  std::vector<std::chrono::year> possible_years;  // tried besides those the texts name: folders
  std::optional<Month> made_in;                   // the file; a report is made in its month or within the year after
  std::vector<std::chrono::year> named_years;     // that title lines name: these go before others
};

// nullopt where the dates do not single out a month: bare days alone tell nothing.
std::optional<DatesVerdict> MonthByDates(const std::vector<std::string>& date_cells,
                                         const std::vector<std::string_view>& texts, const DatesBounds& bounds);

// The months and years that dates name, each by itself.
struct NamedTimes {
  std::set<std::chrono::month> months;  // of cells alone
  std::set<std::chrono::year> years;
  bool bare_days = false;  // cells like '18', which only a report of one month has
};
NamedTimes TimesNamedBy(const std::vector<std::string>& date_cells, const std::vector<std::string_view>& texts);

// The one month, of that of the file's making and the two before it, in which all cells like 'lunes 6' are right;
// nullopt where fewer than two different days tell, or more than one month fits.
std::optional<Month> MonthByWeekdays(const std::vector<std::string>& date_cells, Month made_in);

}  // namespace acervo::report
