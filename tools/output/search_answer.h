// A search as programs are told of it, on stdout and over HTTP.
#pragma once

#include <chrono>

#include "core/json.h"
#include "store/search.h"

namespace acervo::tools {

// RECORD with "score" and "snippet".
Json HitJson(const SearchHit& hit);

// {"schema_version", "query", "total", "took_ms", "hits", "facets", "suggestion"}, and "read_as_words" and
// "explanation" where there are any. `took` is since the question came.
Json SearchJson(const SearchRequest& request, const SearchResult& result, std::chrono::steady_clock::duration took);

}  // namespace acervo::tools
