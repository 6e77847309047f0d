// The passage that shows why a record was found. Private to store/.
#pragma once

#include <string>

#include "core/report.h"
#include "store/search.h"
#include "store/search/search_plan.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// Text as HTML, with <mark> around what matched; "…" where it was cut. Of the record's text, title and other cells the
// one with the most different matches is shown; where nothing matches, the beginning of the text.
std::string Snippet(const Record& record, const Highlights& highlights, TermCache& term_cache);

// Fills in the whole title and text with what matched, and the entities of which a name matched.
void MarkHit(const Record& record, const Highlights& highlights, TermCache& term_cache, SearchHit& hit);

}  // namespace acervo::store
