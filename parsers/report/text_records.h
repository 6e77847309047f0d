// What no row and no bullet holds, as records of kind text; lines of the report's form make its letterhead.
#pragma once

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

// `report` holds its activities, its coordinations and the rows that are none.
TextRecords ReadTexts(const Document& document, const Report& report);

}  // namespace acervo::report
