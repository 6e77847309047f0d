// From what an expression says to the days it names: fills in month and year from its other parts and the reference.
//
// Shape:  intervals as core/date.h wants them. nullopt: the reference does not tell what the expression leaves out.
// Rules:  a day and month without a year lie in the year that brings them nearest to the reference; what is equally
//         near lies in the reference's own year. 'Próximo', 'pasado' and the tense around decide the side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "parsers/spanish/date_grammar.h"
#include "parsers/spanish/dates.h"

namespace acervo::spanish {

struct ResolvedDate {
  std::vector<DateInterval> intervals;  // empty: an impossible date ('31 de abril')
  DatePrecision precision = DatePrecision::kDay;
  YearSource year_source = YearSource::kWritten;
  std::vector<DiagnosticCode> doubts;
};

// `tense` is what TenseAround says of the phrase.
std::optional<ResolvedDate> ResolveDate(const DatePhrase& phrase, const DateReference& reference, int tense);

}  // namespace acervo::spanish
