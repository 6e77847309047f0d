// A search as programs are told of it, on stdout and over HTTP.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/json.h"
#include "store/search.h"

namespace acervo::tools {

class Messages;

// Writes runs as HTML, <mark> around those that are marked.
std::string SnippetHtml(const Snippet& snippet);

// RECORD with "score" and "snippet".
Json HitJson(const SearchHit& hit);

// What a person should know of how the query was read: parts that were no syntax, signs and words that were not looked
// for.
std::vector<std::string> SearchNotices(const Messages& say, const SearchResult& result);

// {"schema_version", "query", "total", "took_ms", "hits", "facets", "suggestion", "understood"}, and "read_as_words",
// "left_out", "nearest" and "explanation" where there are any. `took` is since the question came.
Json SearchJson(const SearchRequest& request, const SearchResult& result, std::chrono::steady_clock::duration took);

}  // namespace acervo::tools
