// What a question was understood to ask, as links that take each part back or put another in its place.
#pragma once

#include "core/json.h"
#include "store/archive.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// Adds "chips" (each part with the search without it), "doubts" (entities that may be meant instead), "dropped" (what
// no record had together with the rest), "left_out" (words that were not looked for), "literal_link" and "nearest".
void AddUnderstood(const Page& page, const SearchRequest& request, const SearchResult& result, Json& answer);

}  // namespace acervo::tools::serve
