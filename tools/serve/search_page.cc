// The first page: an overview of the archive, or what a search finds in it.
#include <algorithm>
#include <mutex>

#include "core/text.h"
#include "tools/export/record_words.h"
#include "tools/messages/errors.h"
#include "tools/output/search_answer.h"
#include "tools/serve/answers.h"
#include "tools/serve/api.h"
#include "tools/serve/pages.h"
#include "tools/serve/parts.h"
#include "tools/serve/question.h"
#include "tools/serve/words.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kFacetsShown = 8;

bool AsksNothing(const SearchRequest& request) { return ParamsOf(request).empty(); }

std::string LinkTo(const Page& page, SearchRequest request) {
  request.offset = 0;
  return page.Link("/", ParamsOf(request));
}

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

// Years are counted without the period that is chosen: a year takes its place.
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

Json PagerJson(const Page& page, const SearchRequest& request, std::int64_t total) {
  const int size = std::max(1, request.limit);
  const auto link = [&](std::int64_t offset) {
    SearchRequest other = request;
    other.offset = static_cast<int>(std::max<std::int64_t>(0, offset));
    return page.Link("/", ParamsOf(other));
  };
  const int pages = static_cast<int>((total + size - 1) / size), at = request.offset / size;
  if (pages <= 1 || request.limit == 0) return nullptr;
  Json numbers = Json::array();
  constexpr int kAround = 2;
  int before = -1;
  for (int i = 0; i < pages; ++i) {
    if (i != 0 && i != pages - 1 && std::abs(i - at) > kAround) {
      i = i < at ? std::max(i, at - kAround - 1) : pages - 2;
      continue;
    }
    numbers.push_back({{"number", i + 1},
                       {"label", page.say("web.page", i + 1)},
                       {"link", link(static_cast<std::int64_t>(i) * size)},
                       {"gap", before >= 0 && i > before + 1},
                       {"here", i == at}});
    before = i;
  }
  return {{"previous", at > 0 ? link(request.offset - size) : ""},
          {"next", at + 1 < pages ? link(request.offset + size) : ""},
          {"numbers", std::move(numbers)}};
}

Json SortsJson(const Page& page, const SearchRequest& request) {
  Json sorts = Json::array();
  for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kDateDescending, SortOrder::kDateAscending}) {
    SearchRequest next = request;
    next.sort = sort;
    const int number = static_cast<int>(sort);
    sorts.push_back({{"name", page.say("web.sort." + std::to_string(number))},
                     {"link", LinkTo(page, next)},
                     {"on", request.sort == sort}});
  }
  return sorts;
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
    std::string name(format);
    for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
    exports.push_back({{"name", name}, {"link", Address("/api/export", all)}});
  }
  return exports;
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

Json AnswerJson(const Page& page, const SearchRequest& request, const SearchResult& result, const Timeline& timeline) {
  Json cards = Json::array();
  for (const SearchHit& hit : result.hits) cards.push_back(CardJson(page, hit.record, hit.snippet));
  const auto shown = static_cast<std::int64_t>(result.hits.size());
  Json json{
      {"total", page.say.Count("web.records", result.total)},
      {"shown",
       shown > 0 && shown < result.total ? page.say("web.shown", request.offset + 1, request.offset + shown) : ""},
      {"cards", std::move(cards)},
      {"chips", ChipsJson(page, request, result)},
      {"facets", FacetsJson(page, request, result, timeline)},
      {"pager", PagerJson(page, request, result.total)},
      {"sorts", SortsJson(page, request)},
      {"exports", ExportsJson(request)},
      {"nothing", result.total == 0},
      {"api_link", Address("/api/search", ParamsOf(request))},
      {"all_link", page.Link("/")}};
  if (result.suggestion) {
    SearchRequest better = request;
    better.query = result.suggested.query;
    better.entities = result.suggested.entities;
    better.type = result.suggested.type;
    json["suggestion"] = {{"text", *result.suggestion}, {"link", LinkTo(page, better)}};
  }
  Json notices = Json::array();
  for (const std::string& notice : SearchNotices(page.say, result)) notices.push_back(notice);
  json["notices"] = std::move(notices);
  return json;
}

// Twelve boxes a year, from the first report to the last.
Json CalendarJson(const Page& page, const std::vector<ReportLine>& reports) {
  std::vector<ReportLine> dated;
  std::ranges::copy_if(reports, std::back_inserter(dated),
                       [](const ReportLine& one) { return one.period.has_value(); });
  if (dated.empty()) return nullptr;
  const Month first = *dated.front().period, last = *dated.back().period;
  Json years = Json::array();
  auto next = dated.begin();
  for (std::chrono::year year = last.year(); year >= first.year(); --year) {
    next = std::ranges::lower_bound(dated, Month(year, std::chrono::January), {},
                                    [](const ReportLine& line) { return *line.period; });
    Json months = Json::array();
    for (unsigned number = 1; number <= 12; ++number) {
      const Month month(year, std::chrono::month(number));
      Json box{{"short", page.say("web.month." + std::to_string(number))}, {"words", MonthWords(page.say, month)}};
      if (next != dated.end() && *next->period == month) {
        box["link"] = page.ReportLink(next->id);
        box["label"] = page.say("web.report.label", MonthWords(page.say, month),
                                page.say.Count("web.records", next->activities + next->coordinations));
        while (next != dated.end() && *next->period == month) ++next;
      } else {
        box["missing"] = month > first && month < last;
      }
      months.push_back(std::move(box));
    }
    years.push_back({{"year", static_cast<int>(year)}, {"months", std::move(months)}});
  }
  return {{"years", std::move(years)}};
}

Json FailuresJson(const Page& page, const std::vector<Failure>& failures) {
  Json json = Json::array();
  for (const Failure& failure : failures) {
    const std::string key = "error." + failure.code;
    json.push_back({{"path", failure.path},
                    {"sentence", page.say.Has(key) ? page.say(key) : failure.code},
                    {"at", TimeWords(page.say, failure.at)}});
  }
  return json;
}

Json TopEntities(const Page& page, const std::vector<FacetCount>& counts) {
  constexpr std::size_t kMost = 12;
  Json json = Json::array();
  for (const FacetCount& count : counts) {
    if (json.size() == kMost) break;
    json.push_back({{"name", count.name}, {"count", count.count}, {"link", page.EntityLink(count.id)}});
  }
  return json;
}

Json TopTypes(const Page& page, const std::vector<std::pair<std::string, int>>& counts) {
  constexpr std::size_t kMost = 12;
  Json json = Json::array();
  for (const auto& [type, count] : counts) {
    if (json.size() == kMost) break;
    SearchRequest request;
    request.type = type;
    json.push_back({{"name", TypeWords(page.say, type)}, {"count", count}, {"link", LinkTo(page, request)}});
  }
  return json;
}

Result<Json> OverviewJson(const Page& page, Archive& archive, const SearchResult& everything) {
  const Result<ArchiveStats> stats = archive.Stats();
  if (!stats.ok()) return stats.error();
  const Result<std::vector<ReportLine>> reports = archive.Reports();
  if (!reports.ok()) return reports.error();
  const Result<std::vector<Failure>> failures = archive.Failures();
  if (!failures.ok()) return failures.error();
  const Result<std::string> read_at = archive.LastReadAt();
  if (!read_at.ok()) return read_at.error();
  const ArchiveStats& all = stats.value();
  const auto figure = [&](int number, const char* key) {
    return Json{{"number", number}, {"name", page.say.Has(key) ? page.say(key) : key}};
  };
  Json json{{"figures",
             Json::array({figure(all.reports, "stats.reports"), figure(all.activities, "stats.activities"),
                          figure(all.coordinations, "stats.coordinations"), figure(all.entities, "stats.entities")})},
            {"calendar", CalendarJson(page, reports.value())},
            {"missing", all.missing_months.empty() ? page.say("web.missing.none")
                                                   : page.say.Count("web.missing", std::ssize(all.missing_months))},
            {"read_at", read_at.value().empty() ? "" : TimeWords(page.say, read_at.value())},
            {"doubts", all.doubts > 0 ? page.say.Count("web.doubts", all.doubts) : ""},
            {"failures", FailuresJson(page, failures.value())},
            {"failed", page.say.Count("web.failures", std::ssize(failures.value()))},
            {"entities", TopEntities(page, everything.entity_facets)},
            {"types", TopTypes(page, all.records_per_type)},
            {"nothing", all.reports == 0}};
  if (all.first_period && all.last_period) {
    json["span"] =
        page.say("web.span", MonthWords(page.say, *all.first_period), MonthWords(page.say, *all.last_period));
  }
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
Json FieldJson(const WebRequest& web, const Question& question, const std::string& name) {
  const auto complaint = std::ranges::find(question.bad, name, &BadParameter::name);
  const std::string typed = ParamOf(web, name).value_or("");
  if (complaint != question.bad.end()) return {{"value", typed}, {"error", complaint->message}};
  const std::string read = ValueOf(question.request, name);
  return {{"value", read.empty() ? typed : read}, {"error", ""}};
}

Json OtherComplaints(const std::vector<BadParameter>& bad) {
  Json json = Json::array();
  for (const BadParameter& one : bad) {
    if (!IsDateField(one.name)) json.push_back(one.message);
  }
  return json;
}

}  // namespace

WebResponse SearchPage(const Messages& say, Desk& desk, const WebRequest& web, std::string_view) {
  const Page page(say, web);
  const Question question = QuestionFrom(say, web);
  if (!question.bad.empty() && !ShowsComplaints(web, question.bad)) {
    return ErrorAnswer(400, "bad_parameter", question.bad.front().message);
  }
  SearchRequest request = question.request;
  request.facets = true;
  const Json kept = KeptJson(page, request);
  const bool overview = AsksNothing(request);
  if (overview) request.limit = 0;
  auto archive = LendForAnswer(desk.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<SearchResult> result = archive.value()->Search(request);
  if (!result.ok()) return ErrorAnswer(say, result.error());
  SearchRequest without_period = request;
  without_period.from = without_period.to = std::nullopt;
  const Result<Timeline> timeline = archive.value()->TimelineOf(without_period);
  if (!timeline.ok()) return ErrorAnswer(say, timeline.error());
  Json data{{"query", request.query},
            {"from", FieldJson(web, question, "from")},
            {"to", FieldJson(web, question, "to")},
            {"complaints", OtherComplaints(question.bad)},
            {"kept", kept},
            {"timeline", TimelineJson(page, timeline.value(), {request.from, request.to}, request)},
            {"is_search", true}};
  if (overview) {
    Result<Json> shown = OverviewJson(page, *archive.value(), result.value());
    if (!shown.ok()) return ErrorAnswer(say, shown.error());
    data["overview"] = std::move(shown.value());
  } else {
    data["answer"] = AnswerJson(page, request, result.value(), timeline.value());
  }
  const std::string title = request.query.empty() && !overview ? say("web.results") : request.query;
  WebResponse response = page.Show("search", title, std::move(data));
  if (!question.bad.empty()) response.status = 400;
  return response;
}

}  // namespace acervo::tools::serve
