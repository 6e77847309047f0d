#include "tools/web/views/search_filters.h"

#include <algorithm>

#include "tools/web/search_params.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kFacetsShown = 8;

// A filter that is in force, with the address of the search without it.
class Chips {
 public:
  explicit Chips(const Page& page) : page_(page) {}
  void Add(const std::string& label, const std::string& value, const SearchRequest& without) {
    json_.push_back({{"label", label}, {"value", value}, {"link", LinkTo(page_, without)}});
  }
  Json Take() { return std::move(json_); }

 private:
  const Page& page_;
  Json json_ = Json::array();
};

// One group of filters. `choose` makes the search that has one of them on.
template <typename Choose>
Json FacetJson(const Page& page, const char* key, const std::vector<FacetCount>& counts, const Choose& choose) {
  Json shown = Json::array(), hidden = Json::array();
  int most = 1;
  for (const FacetCount& count : counts) most = std::max(most, count.count);
  for (const FacetCount& count : counts) {
    Json option = choose(count);
    option["count"] = count.count;
    option["share"] = 100 * count.count / most;
    (shown.size() < kFacetsShown ? shown : hidden).push_back(std::move(option));
  }
  return {{"title", page.say(key)},
          {"name", std::string(key).substr(std::string_view("facet.").size())},
          {"shown", std::move(shown)},
          {"hidden", hidden},
          {"more", hidden.empty() ? "" : page.say("web.facet.more", hidden.size())}};
}

// Four digits, as PeriodFromText takes them.
std::string YearText(int year) {
  const std::string digits = std::to_string(year);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

Json Option(const Page& page, const std::string& name, bool on, const SearchRequest& request) {
  return {{"name", name}, {"on", on}, {"link", LinkTo(page, request)}};
}

}  // namespace

std::string LinkTo(const Page& page, SearchRequest request) {
  request.offset = 0;
  return page.Link("/", ParamsOf(request));
}

Json ChipsJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  const Messages& say = page.say;
  Chips chips(page);
  for (std::size_t i = 0; i < request.entities.size(); ++i) {
    SearchRequest without = request;
    without.entities.erase(without.entities.begin() + static_cast<std::ptrdiff_t>(i));
    const auto known = std::ranges::find(result.entity_facets, request.entities[i], &FacetCount::id);
    chips.Add(say("facet.entity"), known == result.entity_facets.end() ? request.entities[i] : known->name, without);
  }
  if (request.from || request.to) {
    SearchRequest without = request;
    without.from = without.to = std::nullopt;
    without.within = false;
    chips.Add(say("web.period"), PeriodWords(page.say, {request.from, request.to}), without);
  }
  if (request.kind) {
    SearchRequest without = request;
    without.kind = std::nullopt;
    chips.Add(say("facet.kind"), Word(say, "web.kind.", Token(*request.kind)), without);
  }
  if (!request.type.empty()) {
    SearchRequest without = request;
    without.type.clear();
    chips.Add(say("facet.type"), TypeWords(page.say, request.type), without);
  }
  if (!request.report.empty()) {
    SearchRequest without = request;
    without.report.clear();
    chips.Add(say("show.report"), request.report, without);
  }
  return chips.Take();
}

Json FacetsJson(const Page& page, const SearchRequest& request, const SearchResult& result, const Timeline& timeline) {
  Json facets = Json::array();
  facets.push_back(FacetJson(page, "facet.entity", result.entity_facets, [&](const FacetCount& count) {
    SearchRequest next = request;
    const auto found = std::ranges::find(next.entities, count.id);
    const bool on = found != next.entities.end();
    if (on)
      next.entities.erase(found);
    else
      next.entities.push_back(count.id);
    return Option(page, count.name, on, next);
  }));
  facets.push_back(FacetJson(page, "facet.kind", result.kind_facets, [&](const FacetCount& count) {
    SearchRequest next = request;
    const auto kind = RecordKindFromToken(count.name);
    const bool on = request.kind == kind;
    next.kind = on ? std::nullopt : kind;
    return Option(page, Word(page.say, "web.kind.", count.name), on, next);
  }));
  facets.push_back(FacetJson(page, "facet.type", result.type_facets, [&](const FacetCount& count) {
    SearchRequest next = request;
    const bool on = request.type == count.name;
    next.type = on ? "" : count.name;
    return Option(page, TypeWords(page.say, count.name), on, next);
  }));
  std::vector<FacetCount> years;
  for (const auto& [year, count] : timeline.years) years.push_back({"", YearText(year), count});
  std::ranges::reverse(years);
  facets.push_back(FacetJson(page, "facet.year", years, [&](const FacetCount& count) {
    SearchRequest next = request;
    const auto year = PeriodFromText(count.name);
    const bool on = year && request.from == year->first && request.to == year->last;
    next.from = next.to = std::nullopt;
    if (year && !on) {
      next.from = year->first;
      next.to = year->last;
    }
    return Option(page, count.name, on, next);
  }));
  std::erase_if(facets.get_ref<Json::array_t&>(), [](const Json& facet) { return facet.at("shown").empty(); });
  return facets;
}

Json ExportsJson(const SearchRequest& request) {
  Json exports = Json::array();
  Pairs params;
  for (auto& pair : ParamsOf(request)) {
    if (pair.first != "limit" && pair.first != "offset" && pair.first != "sort") params.push_back(std::move(pair));
  }
  for (const char* format : {"csv", "xlsx", "ics", "json"}) {
    Pairs all{{"format", format}};
    all.insert(all.end(), params.begin(), params.end());
    exports.push_back({{"name", InCapitals(format)}, {"link", Address("/api/export", all)}});
  }
  return exports;
}

}  // namespace acervo::tools::serve
