// The days that one atom names once its month and year are known. Private to this folder.
#pragma once

#include <optional>
#include <vector>

#include "core/date.h"
#include "parsers/spanish/date_grammar.h"

namespace acervo::spanish {

// Months as plain numbers, so that they can be counted: year * 12 + month - 1.
using MonthNumber = int;
MonthNumber NumberOf(Month month);
Month MonthOf(MonthNumber number);

// Empty: no such day, week or part (30 de febrero, sexta semana).
// REQUIRES: the atom is of a kind that is not relative to today.
std::vector<DateInterval> DaysOf(const DateAtom& atom, MonthNumber month);

// The same for what is counted from a day: 'ayer', 'la próxima semana', 'el próximo lunes'.
std::vector<DateInterval> DaysFrom(const DateAtom& atom, Date today);

// Whether a weekday is told and is not the one of that day.
bool WeekdayContradicts(const DateAtom& atom, Date day);

}  // namespace acervo::spanish
