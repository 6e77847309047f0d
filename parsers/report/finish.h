// What a draft becomes once the report's month is known: its date, the dates and entities its text mentions.
#pragma once

#include <vector>

#include "core/report.h"
#include "parsers/entities/entities.h"
#include "parsers/report/draft.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {

// REQUIRES: draft.record.local_id is set; doubts name it.
Record Finish(Draft draft, const DateReference& reference, const LocalNames& names, std::vector<Diagnostic>& doubts);

}  // namespace acervo::report
