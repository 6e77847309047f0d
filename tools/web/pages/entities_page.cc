// All entities, by letter and by kind, a page at a time.
#include <algorithm>

#include "tools/web/api.h"
#include "tools/web/json_response.h"
#include "tools/web/list_params.h"
#include "tools/web/pages/pages.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::string_view kEntitiesPath = "/entidades";

std::string EntitiesLink(const Page& page, EntityFilter filter) {
  filter.offset = 0;
  return page.Link(kEntitiesPath, ParamsOf(filter));
}

std::string YearsSeen(const StoredEntity& entity) {
  const std::string first = entity.first_seen.substr(0, 4), last = entity.last_seen.substr(0, 4);
  return first == last ? first : first + "–" + last;
}

Json EntityRowJson(const Page& page, const StoredEntity& entity) {
  return {{"name", entity.name},
          {"link", page.EntityLink(entity.id)},
          {"kind", Token(entity.kind)},
          {"kind_word", Word(page.say, "web.entity.", Token(entity.kind))},
          {"count", page.say.Count("web.records", entity.records)},
          {"seen", YearsSeen(entity)}};
}

Json KindsJson(const Page& page, const EntityFilter& filter, const EntityList& list) {
  Json json = Json::array();
  for (const auto& [kind, count] : list.kinds) {
    const bool on = filter.kind == kind;
    EntityFilter next = filter;
    next.kind = on ? std::nullopt : std::optional(kind);
    next.initial.clear();
    json.push_back({{"name", Word(page.say, "web.entity.", Token(kind))},
                    {"count", count},
                    {"on", on},
                    {"link", EntitiesLink(page, std::move(next))}});
  }
  std::stable_sort(json.begin(), json.end(),
                   [](const Json& a, const Json& b) { return a.at("count") > b.at("count"); });
  return json;
}

Json LettersJson(const Page& page, const EntityFilter& filter, const EntityList& list) {
  Json json = Json::array();
  for (const auto& [letter, count] : list.initials) {
    const bool on = filter.initial == letter;
    EntityFilter next = filter;
    next.initial = on ? "" : letter;
    json.push_back({{"name", letter == kNoLetter ? page.say("web.letter.none") : letter},
                    {"label", page.say.Count("web.entities", count)},
                    {"on", on},
                    {"link", EntitiesLink(page, std::move(next))}});
  }
  return json;
}

Json EntitySortsJson(const Page& page, const EntityFilter& filter) {
  Json json = Json::array();
  for (const auto& [sort, key] : {std::pair(EntitySort::kRecords, "web.entities.sort.records"),
                                  std::pair(EntitySort::kName, "web.entities.sort.name"),
                                  std::pair(EntitySort::kLastSeen, "web.entities.sort.last")}) {
    EntityFilter next = filter;
    next.sort = sort;
    json.push_back(
        {{"name", page.say(key)}, {"link", EntitiesLink(page, std::move(next))}, {"on", filter.sort == sort}});
  }
  return json;
}

// What the form keeps beside the words that one types in it.
Json KeptFilterJson(const EntityFilter& filter) {
  Json kept = Json::array();
  for (const auto& [name, value] : ParamsOf(filter)) {
    if (name == "kind" || name == "sort" || name == "letter") kept.push_back({{"name", name}, {"value", value}});
  }
  return kept;
}

}  // namespace

Result<WebResponse> EntitiesPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  auto read = EntityFilterFrom(say, web);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return ErrorAnswer(*bad);
  EntityFilter& filter = std::get<EntityFilter>(read);
  filter.groups = true;
  filter.unfinished = true;  // the box is asked while one types
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const EntityList list, archive->Entities(filter));
  const Page page(say, web, server.name.Get());
  Json rows = Json::array();
  for (const StoredEntity& entity : list.entities) rows.push_back(EntityRowJson(page, entity));
  const auto link = [&](int offset) {
    EntityFilter next = filter;
    next.offset = offset;
    return page.Link(kEntitiesPath, ParamsOf(next));
  };
  Json data{{"query", filter.words},
            {"kept", KeptFilterJson(filter)},
            {"total", say.Count("web.entities", list.total)},
            {"kinds", KindsJson(page, filter, list)},
            {"letters", LettersJson(page, filter, list)},
            {"sorts", EntitySortsJson(page, filter)},
            {"rows", std::move(rows)},
            {"nothing", list.entities.empty()},
            {"pager", PagerJson(page, {list.total, filter.limit, filter.offset}, link)},
            {"all_link", page.Link(kEntitiesPath)},
            {"at_entities", true}};
  return page.Show("entities", say("stats.entities"), std::move(data));
}

}  // namespace acervo::tools::serve
