// The report's month by the dates in it alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace acervo::report {

struct DatesVerdict {
  Month month;
  double score = 0;   // of this month
  double margin = 0;  // over the next best
};

// What is known of the month already narrows the choice: months or years that other evidence tells.
struct DatesBounds {
  std::optional<std::chrono::month> month;
  std::optional<std::chrono::year> year;
  std::vector<std::chrono::year> possible_years;  // tried besides those the texts name: folders, metadata
  std::vector<std::chrono::year> named_years;     // that title lines name: these go before others
};

// nullopt where the dates do not single out a month: bare days alone tell nothing.
std::optional<DatesVerdict> MonthByDates(const std::vector<std::string>& date_cells,
                                         const std::vector<std::string_view>& texts, const DatesBounds& bounds);

}  // namespace acervo::report
