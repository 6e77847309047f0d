// What recognised letters mean for records: how sure they are, and which words a person should look at.
#pragma once

#include "core/document.h"
#include "core/report.h"

namespace acervo::report {

// Sets `source.ocr` and `source.confidence` of the records, and doubts unsure words that stand in a date, a number or
// the name of an entity. Places are those of `document`.
void TellRecognition(const Document& document, Report& report);

}  // namespace acervo::report
