// The rows of one table of activities as drafts of records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/report/draft.h"
#include "parsers/report/tables.h"

namespace acervo::report {

// `heading`: what stands above the table, the section of its rows until a row of the table says otherwise.
// REQUIRES: table.lists_activities()
void ReadActivities(const Document& document, const TableReading& table, const std::optional<std::string>& heading,
                    std::vector<Draft>& drafts, Tally& tally);

}  // namespace acervo::report
