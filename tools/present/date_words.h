// Days, months and periods in words for people: "27 al 30 de mayo de 2019", "2019–2022", "desde mayo de 2020".
#pragma once

#include <string>

#include "core/date.h"
#include "core/question.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

std::string DayWords(const Messages& say, Date day);
std::string MonthWords(const Messages& say, Month month);
// A whole month or year by its name, several of them from the first to the last; else its days.
std::string IntervalWords(const Messages& say, const DateInterval& interval);
// Also one that is open at an end, or at both: then empty.
std::string PeriodWords(const Messages& say, const AskedPeriod& period);

}  // namespace acervo::tools
