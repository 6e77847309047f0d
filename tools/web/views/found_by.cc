#include "tools/web/views/found_by.h"

#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/web/search_params.h"
#include "tools/web/views/search_filters.h"

namespace acervo::tools::serve {
namespace {

// The place in the results that the address tells, from 1; nullopt: none.
std::optional<int> PlaceOf(const WebRequest& web) {
  return NumberFromText(ParamOf(web, "at").value_or(""), 1, kMostRecords);
}

std::string BackLink(const Page& page, SearchRequest request, int at) {
  request.limit = SearchRequest().limit;
  request.offset = (at - 1) / request.limit * request.limit;
  return page.Link("/", ParamsOf(request));
}

}  // namespace

std::string HitLink(const Page& page, const SearchRequest& request, std::string_view record_id, std::int64_t at) {
  Pairs params;
  for (auto& pair : ParamsOf(request)) {
    if (pair.first != "limit" && pair.first != "offset") params.push_back(std::move(pair));
  }
  params.emplace_back("at", std::to_string(at));
  return page.Link("/registro/" + PercentEncoded(record_id), params);
}

Result<std::optional<FoundBy>> FoundByOf(const Page& page, Archive& archive, std::string_view record_id) {
  const std::optional<int> at = PlaceOf(page.request);
  if (!at) return std::optional<FoundBy>();
  const SearchParams params = SearchParamsFrom(page.say, page.request);
  SearchRequest around = params.request;
  around.offset = *at == 1 ? 0 : *at - 2;
  around.limit = *at == 1 ? 2 : 3;
  around.marks = true;
  ACERVO_ASSIGN_OR_RETURN(SearchResult result, archive.Search(around));
  std::vector<SearchHit>& hits = result.hits;
  const std::size_t here = *at == 1 ? 0 : 1;
  const auto id_of = [&](std::size_t i) -> const std::string& { return hits[i].view.id; };
  if (here >= hits.size() || id_of(here) != record_id) return std::optional<FoundBy>();
  Json steps{{"back", BackLink(page, params.request, *at)},
             {"words", page.say("web.found.place", *at, result.total)},
             {"previous", here > 0 ? HitLink(page, params.request, id_of(0), *at - 1) : ""},
             {"next", here + 1 < hits.size() ? HitLink(page, params.request, id_of(here + 1), *at + 1) : ""}};
  return std::optional<FoundBy>({std::move(steps), std::move(hits[here])});
}

}  // namespace acervo::tools::serve
