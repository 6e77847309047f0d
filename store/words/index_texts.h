// The words of a record as the full-text index takes them. Private to store/.
#pragma once

#include "core/report.h"
#include "store/preparation.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// All but the letterhead. What the texts use of the term_cache goes into `used`.
IndexTexts IndexTextsOf(TermCache& term_cache, const Record& record, UsedTerms& used);

}  // namespace acervo::store
