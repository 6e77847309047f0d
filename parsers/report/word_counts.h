// How many words of a document its report holds.
#pragma once

#include "core/document.h"
#include "core/report.h"

namespace acervo::report {

// Compares the words of the document's body and notes with those of the records and the letterhead, each as often as
// it stands there. Running headers, footers, page numbers and the numbers of rows nobody filled in are not read.
WordCounts CountWords(const Document& document, const Report& report);

}  // namespace acervo::report
