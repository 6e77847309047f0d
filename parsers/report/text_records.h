// What no row and no bullet holds, as records of kind text; lines of the report's form make its letterhead.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "parsers/report/draft.h"

namespace acervo::report {

struct TextRecords {
  std::vector<Draft> drafts;  // in document order, numbered
  std::string letterhead;     // the form's lines, a line feed between two; empty where the report has no records
};

// By block: the heading that is a day, in force from there on; empty: none any more.
using DaysFrom = std::map<std::size_t, std::string>;

// `report` holds its activities, its coordinations and the rows that are none.
TextRecords ReadTexts(const Document& document, const Report& report, const DaysFrom& days);

}  // namespace acervo::report
