// One entity: its names, when and how often it is seen, with whom, and its records.
#include <algorithm>

#include "tools/serve/answers.h"
#include "tools/serve/api.h"
#include "tools/serve/pages.h"
#include "tools/serve/parts.h"
#include "tools/serve/words.h"

namespace acervo::tools::serve {
namespace {

constexpr int kLatest = 20;
constexpr int kMostCompanions = 12;

Json YearsJson(const Page& page, const Timeline& timeline, const std::string& id) {
  int most = 1;
  for (const auto& [year, count] : timeline.years) most = std::max(most, count);
  Json json = Json::array();
  for (const auto& [year, count] : timeline.years) {
    const std::string name = std::to_string(year);
    json.push_back({{"name", name},
                    {"count", count},
                    {"share", 100 * count / most},
                    {"link", page.Link("/", {{"entity", id}, {"from", name}, {"to", name}})}});
  }
  return json;
}

Json CompanionsJson(const Page& page, const std::vector<Companion>& companions) {
  Json json = Json::array();
  for (const Companion& one : companions) {
    json.push_back({{"name", one.name},
                    {"link", page.EntityLink(one.id)},
                    {"kind_word", Word(page.say, "web.entity.", Token(one.kind))},
                    {"count", one.shared},
                    {"share", 100 * one.shared / std::max(1, companions.front().shared)}});
  }
  return json;
}

std::string SeenWords(const Page& page, const std::string& iso) {
  const auto day = DateFromIso(iso);
  return day ? DayWords(page.say, *day) : "";
}

}  // namespace

WebResponse EntityPage(const Messages& say, Desk& desk, const WebRequest& web, std::string_view id) {
  auto archive = LendForAnswer(desk.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<StoredEntity> found = archive.value()->EntityById(id);
  if (!found.ok()) return ErrorAnswer(say, found.error());
  const StoredEntity& entity = found.value();
  SearchRequest request;
  request.entities = {entity.id};
  request.sort = SortOrder::kDateDescending;
  request.limit = kLatest;
  const Result<SearchResult> latest = archive.value()->Search(request);
  if (!latest.ok()) return ErrorAnswer(say, latest.error());
  const Result<Timeline> timeline = archive.value()->TimelineOf(request);
  if (!timeline.ok()) return ErrorAnswer(say, timeline.error());
  const Result<std::vector<Companion>> companions = archive.value()->CompanionsOf(entity.id, kMostCompanions);
  if (!companions.ok()) return ErrorAnswer(say, companions.error());
  const Page page(say, web);
  Json cards = Json::array();
  for (const SearchHit& hit : latest.value().hits) cards.push_back(CardJson(page, hit.record, hit.snippet));
  Json names = Json::array();
  for (const std::string& name : entity.names) {
    if (name != entity.name) names.push_back(name);
  }
  Json data{{"id", entity.id},
            {"name", entity.name},
            {"kind", Token(entity.kind)},
            {"kind_word", Word(say, "web.entity.", Token(entity.kind))},
            {"known", say(entity.known ? "web.known" : "web.unknown")},
            {"names", std::move(names)},
            {"first_seen", SeenWords(page, entity.first_seen)},
            {"last_seen", SeenWords(page, entity.last_seen)},
            {"records", say.Count("web.records", entity.records)},
            {"years", YearsJson(page, timeline.value(), entity.id)},
            {"companions", CompanionsJson(page, companions.value())},
            {"cards", std::move(cards)},
            {"all_link", page.Link("/", {{"entity", entity.id}, {"sort", "-date"}})},
            {"more", latest.value().total > kLatest ? say("web.all_records", latest.value().total) : ""}};
  return page.Show("entity", entity.name, std::move(data));
}

}  // namespace acervo::tools::serve
