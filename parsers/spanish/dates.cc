#include "parsers/spanish/dates.h"

namespace acervo {

std::vector<DateExpression> FindDates(std::string_view, const DateReference&, DateContext) { return {}; }
DateCellReading ReadDateCell(std::string_view cell, const DateReference&) {
  DateCellReading reading;
  reading.date.raw = cell;
  return reading;
}
std::optional<unsigned> MonthFromName(std::string_view) { return std::nullopt; }

}  // namespace acervo
