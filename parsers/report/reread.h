// Reads again what follows from the cells of a record, after a person has decided some of them.
//
// Shape:  the same readers as for the paper: a new date cell gives intervals, a new entity cell entities, a new text
//         dates and entities it mentions, a new activity its kind. What the changed cells do not touch stays.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report.h"

namespace acervo {

enum class PeriodChange { kNone, kOther };

// `before` is the record as it was read, `record` the same with other cells; doubts name it.
void RereadRecord(const Report& report, const Record& before, PeriodChange period, Record& record,
                  std::vector<Diagnostic>& doubts);

// Tells the report the names of the entities that its records mention by now.
void RereadNames(Report& report);

// "mayo de 2019", "05/2019", "2019-05", "enero a marzo de 2019": the first month and the last.
std::optional<std::pair<Month, Month>> ReadPeriodText(std::string_view text);

// "Misión oficial", "mision-oficial" → "mision-oficial"; nullopt: no kind of activity.
std::optional<std::string> ReadActivityType(std::string_view text);

}  // namespace acervo
