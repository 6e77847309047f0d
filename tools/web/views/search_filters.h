// What narrows a search, as links: filters that are in force and those that could be.
#pragma once

#include <string>

#include "core/json.h"
#include "store/archive.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// The first page of this search.
std::string LinkTo(const Page& page, SearchRequest request);

// [{"label","value","link"}]: each filter in force, with the search without it.
Json ChipsJson(const Page& page, const SearchRequest& request, const SearchResult& result);

// Groups of filters with their counts. Years are counted without the period that is chosen: a year takes its place.
Json FacetsJson(const Page& page, const SearchRequest& request, const SearchResult& result, const Timeline& timeline);

// [{"name","link"}]: all that the search finds, as files.
Json ExportsJson(const SearchRequest& request);

}  // namespace acervo::tools::serve
