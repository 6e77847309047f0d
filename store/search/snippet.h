// The passage that shows why a record was found. Private to store/.
#pragma once

#include <string>

#include "core/report.h"
#include "store/search.h"
#include "store/search/search_plan.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// Cuts the passage with the most different matches out of the record's text, title and other cells; the beginning of the
// text where nothing matches. "…" where it was cut.
Snippet SnippetOf(const Record& record, const Highlights& highlights, TermCache& term_cache);

// Fills in what matched in the whole title and text, and the entities of which a name matched.
void MarkHit(const Highlights& highlights, TermCache& term_cache, SearchHit& hit);

}  // namespace acervo::store
