// The first page: an overview of the archive, or what a search finds in it.
#include <algorithm>

#include "core/text.h"
#include "tools/present/alike.h"
#include "tools/present/export/record_words.h"
#include "tools/present/messages/errors.h"
#include "tools/present/search_answer.h"
#include "tools/web/api.h"
#include "tools/web/json_response.h"
#include "tools/web/pages/pages.h"
#include "tools/web/search_params.h"
#include "tools/web/views/card.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/found_by.h"
#include "tools/web/views/home.h"
#include "tools/web/views/search_filters.h"
#include "tools/web/views/understood_parts.h"

namespace acervo::tools::serve {
namespace {

constexpr int kMostPrinted = 500;  // results that are printed at once

bool Prints(const WebRequest& web) { return ParamOf(web, "print").value_or("") == "1"; }

bool AsksNothing(const SearchRequest& request) { return ParamsOf(request).empty(); }

// Relevance is no order where nothing can be weighed or the question itself asks for another one.
bool CanBeRanked(const SearchRequest& request, const SearchResult& result) {
  return result.sort == SortOrder::kRelevance || (request.sort != SortOrder::kRelevance && !request.query.empty());
}

Json SortsJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  Json sorts = Json::array();
  for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kDateDescending, SortOrder::kDateAscending}) {
    if (sort == SortOrder::kRelevance && !CanBeRanked(request, result)) continue;
    SearchRequest next = request;
    next.sort = sort;
    sorts.push_back({{"name", page.say("web.sort." + std::to_string(static_cast<int>(sort)))},
                     {"link", LinkTo(page, next)},
                     {"on", result.sort == sort}});
  }
  return sorts;
}

// Hits with their links; those that say the same as the one before them stand folded under it.
Json CardsJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  Json cards = Json::array();
  const auto link = [&](std::size_t i) {
    return HitLink(page, request, result.hits[i].view.id, static_cast<std::int64_t>(request.offset + i + 1));
  };
  for (const AlikeGroup& group : AlikeGroups(result.hits)) {
    Json card = CardJson(page, result.hits[group.front()], link(group.front()));
    Json folded = Json::array();
    for (auto i = group.begin() + 1; i != group.end(); ++i) {
      folded.push_back(LineJson(page, result.hits[*i].view));
      folded.back()["link"] = link(*i);
    }
    card["alike"] = AlikeWords(page.say, result.hits, group);
    card["folded"] = std::move(folded);
    cards.push_back(std::move(card));
  }
  return cards;
}

// What the form keeps beside what one types in it.
Json KeptJson(const Page& page, const SearchRequest& request) {
  Json kept = Json::array();
  for (const auto& [name, value] : ParamsOf(request)) {
    const bool typed = name == "q" || name == "from" || name == "to" || name == "offset";
    if (!typed) kept.push_back({{"name", name}, {"value", value}});
  }
  if (const std::string lang = ParamOf(page.request, "lang").value_or(""); LanguageFromToken(lang)) {
    kept.push_back({{"name", "lang"}, {"value", lang}});
  }
  return kept;
}

std::string ValueOf(const SearchRequest& request, std::string_view wanted) {
  for (const auto& [name, value] : ParamsOf(request)) {
    if (name == wanted) return value;
  }
  return "";
}

std::string PrintLink(const Page& page, SearchRequest request) {
  request.offset = 0;
  Pairs params = ParamsOf(request);
  params.emplace_back("print", "1");
  return page.Link("/", params);
}

// What was asked, for who reads it on paper: the words and every filter.
std::string AskedWords(const Page& page, const SearchRequest& request, const SearchResult& result) {
  std::string words = request.query.empty() ? "" : "«" + request.query + "»";
  for (const Json& chip : ChipsJson(page, request, result)) {
    words += words.empty() ? "" : " · ";
    words += chip.at("label").get<std::string>() + ": " + chip.at("value").get<std::string>();
  }
  return words;
}

Json SuggestionJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  if (!result.suggestion) return nullptr;
  SearchRequest better = request;
  better.query = result.suggested.query;
  better.entities = result.suggested.entities;
  better.type = result.suggested.type;
  return {{"text", *result.suggestion}, {"link", LinkTo(page, better)}};
}

Json ResultsPagerJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  if (std::ssize(result.hits) > request.limit) return nullptr;  // all on one page, to be printed
  return PagerJson(page, {result.total, request.limit, request.offset}, [&](int offset) {
    SearchRequest other = request;
    other.offset = offset;
    return page.Link("/", ParamsOf(other));
  });
}

// What stands on the paper when the page is printed, and the way to print more than the page.
void AddPrint(const Page& page, const SearchRequest& request, const SearchResult& result, Json& json) {
  json["print_link"] = PrintLink(page, request);
  json["printed"] = std::min<std::int64_t>(result.total, kMostPrinted);
  json["asked"] = AskedWords(page, request, result);
  json["today"] = DayWords(page.say, Today());
  json["address"] = "http://" + page.request.host + page.request.target;
}

Json AnswerJson(const Page& page, const SearchRequest& request, const SearchResult& result, const Timeline& timeline) {
  const auto shown = static_cast<std::int64_t>(result.hits.size());
  const bool is_part = shown > 0 && shown < result.total;
  Json json{{"total", result.total == 0 ? page.say("web.records.none") : page.say.Count("web.records", result.total)},
            {"shown", is_part ? page.say("web.shown", request.offset + 1, request.offset + shown) : ""},
            {"cards", CardsJson(page, request, result)},
            {"chips", ChipsJson(page, request, result)},
            {"facets", FacetsJson(page, request, result, timeline)},
            {"pager", ResultsPagerJson(page, request, result)},
            {"sorts", SortsJson(page, request, result)},
            {"exports", ExportsJson(request)},
            {"suggestion", SuggestionJson(page, request, result)},
            {"notices", SearchNotices(page.say, result)},
            {"nothing", result.total == 0},
            {"api_link", Address("/api/search", ParamsOf(request))},
            {"all_link", page.Link("/")}};
  AddPrint(page, request, result, json);
  AddUnderstood(page, request, result, json);
  return json;
}

bool IsDateField(std::string_view name) { return name == "from" || name == "to"; }

// A person sees what is wrong beside the fields of the page, a program as an error.
bool ShowsComplaints(const WebRequest& web, const std::vector<BadParameter>& bad) {
  if (web.accept.find("text/html") != web.accept.npos) return true;
  return web.accept.find("json") == web.accept.npos &&
         std::ranges::all_of(bad, [](const BadParameter& one) { return IsDateField(one.name); });
}

// A date field as it is shown: with what was typed where that is no date.
Json FieldJson(const WebRequest& web, const SearchParams& params, const std::string& name) {
  const auto complaint = std::ranges::find(params.bad, name, &BadParameter::name);
  const std::string typed = ParamOf(web, name).value_or("");
  if (complaint != params.bad.end()) return {{"value", typed}, {"error", complaint->message}};
  const std::string read = ValueOf(params.request, name);
  return {{"value", read.empty() ? typed : read}, {"error", ""}};
}

Json OtherComplaints(const std::vector<BadParameter>& bad) {
  Json json = Json::array();
  for (const BadParameter& one : bad) {
    if (!IsDateField(one.name)) json.push_back(one.message);
  }
  return json;
}

// What the search of this address finds, as it is asked for here.
Result<Json> FoundJson(const Page& page, Archive& archive, SearchRequest request, const Timeline& timeline) {
  SearchRequest run = request;
  run.marks = true;
  if (Prints(page.request)) {
    run.limit = kMostPrinted;
    run.offset = request.offset = 0;
  }
  ACERVO_ASSIGN_OR_RETURN(const SearchResult result, archive.Search(run));
  return AnswerJson(page, request, result, timeline);
}

Json FormJson(const Page& page, const SearchParams& params) {
  return {{"query", params.request.query},
          {"from", FieldJson(page.request, params, "from")},
          {"to", FieldJson(page.request, params, "to")},
          {"complaints", OtherComplaints(params.bad)},
          {"kept", KeptJson(page, params.request)},
          {"is_search", true}};
}

}  // namespace

Result<WebResponse> SearchPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  const Page page(say, web, server.name.Get());
  const SearchParams params = SearchParamsFrom(say, web);
  if (!params.bad.empty() && !ShowsComplaints(web, params.bad)) {
    return ErrorAnswer(params.bad.front());
  }
  SearchRequest request = params.request;
  request.facets = true;
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  SearchRequest any_period = request;
  any_period.from = any_period.to = std::nullopt;
  ACERVO_ASSIGN_OR_RETURN(const Timeline timeline, archive->TimelineOf(any_period));
  const bool overview = AsksNothing(request);
  ACERVO_ASSIGN_OR_RETURN(Json shown,
                          overview ? HomeJson(page, *archive, timeline) : FoundJson(page, *archive, request, timeline));
  Json data = FormJson(page, params);
  data["timeline"] = TimelineJson(page, timeline, {request.from, request.to}, request);
  data["prints"] = !overview && Prints(web);
  data[overview ? "overview" : "answer"] = std::move(shown);
  const std::string title = request.query.empty() && !overview ? say("web.results") : request.query;
  WebResponse response = page.Show("search", title, std::move(data));
  if (!params.bad.empty()) response.status = 400;
  return response;
}

}  // namespace acervo::tools::serve
