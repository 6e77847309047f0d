// One entity: its names, when and how often it is seen, with whom, and its records.
#include <algorithm>
#include <set>

#include "core/text.h"
#include "tools/present/entity_answers.h"
#include "tools/web/api.h"
#include "tools/web/pages/pages.h"
#include "tools/web/views/card.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/search_filters.h"

namespace acervo::tools::serve {
namespace {

constexpr int kLatest = 20;
constexpr int kMostCompanions = 12;
constexpr int kMostTypes = 12;

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

// The spellings beside the name itself, those that differ by more than capitals, accents and signs.
Json NamesJson(const StoredEntity& entity) {
  std::set<std::string> seen{Slug(entity.name)};
  Json names = Json::array();
  for (const std::string& name : entity.names) {
    if (seen.insert(Slug(name)).second) names.push_back(name);
  }
  return names;
}

Json TypesJson(const Page& page, const std::string& id, const std::vector<FacetCount>& types) {
  Json json = Json::array();
  for (const FacetCount& type : types) {
    if (std::ssize(json) == kMostTypes) break;
    json.push_back({{"name", TypeWords(page.say, type.name)},
                    {"count", type.count},
                    {"link", page.Link("/", {{"entity", id}, {"type", type.name}})}});
  }
  return json;
}

// Why the entity answers to its name; null: nobody asked.
Result<Json> EvidenceJson(const Page& page, Archive& archive, const StoredEntity& entity) {
  if (ParamOf(page.request, "why").value_or("") != "1") return Json(nullptr);
  ACERVO_ASSIGN_OR_RETURN(const EntityResolution resolution, archive.ResolveName(entity.name, entity.id));
  Json lines = Json::array(), similar = Json::array();
  for (const EntityEvidence& evidence : resolution.evidence) {
    lines.push_back({{"text", EvidenceLine(page.say, evidence)},
                     {"record", evidence.record},
                     {"link", evidence.record.empty() ? "" : page.RecordLink(evidence.record)}});
  }
  for (const SimilarEntity& other : resolution.candidates) {
    similar.push_back({{"name", other.name}, {"link", page.EntityLink(other.id)}});
  }
  return Json{{"lines", std::move(lines)}, {"has_similar", !similar.empty()}, {"similar", std::move(similar)}};
}

Json LinesJson(const Page& page, const SearchResult& latest) {
  Json lines = Json::array();
  for (const SearchHit& hit : latest.hits) lines.push_back(LineJson(page, hit.view));
  return lines;
}

// What the archive knows of the entity by itself.
Json SelfJson(const Page& page, const StoredEntity& entity) {
  SearchRequest all;
  all.entities = {entity.id};
  return {{"id", entity.id},
          {"name", entity.name},
          {"kind", Token(entity.kind)},
          {"kind_word", Word(page.say, "web.entity.", Token(entity.kind))},
          {"known", page.say(entity.known ? "web.known" : "web.unknown")},
          {"names", NamesJson(entity)},
          {"first_seen", SeenWords(page, entity.first_seen)},
          {"last_seen", SeenWords(page, entity.last_seen)},
          {"records", page.say.Count("web.records", entity.records)},
          {"exports", ExportsJson(all)},
          {"why_link", page.Link("/entidad/" + PercentEncoded(entity.id), {{"why", "1"}}) + "#why-title"},
          {"entities_link", page.Link("/entidades")},
          {"merge_link", page.EntityLink(entity.id, "/unir")},
          {"split_link", page.EntityLink(entity.id, "/separar")},
          {"rename_link", page.EntityLink(entity.id, "/renombrar")},
          {"all_link", page.Link("/", {{"entity", entity.id}})}};
}

}  // namespace

Result<WebResponse> EntityPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view id) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredEntity entity, archive->EntityById(id));
  const Page page(say, web, server.name.Get());
  SearchRequest request;
  request.entities = {entity.id};
  request.sort = SortOrder::kDateDescending;
  request.limit = kLatest;
  request.facets = true;
  ACERVO_ASSIGN_OR_RETURN(const SearchResult latest, archive->Search(request));
  ACERVO_ASSIGN_OR_RETURN(const Timeline timeline, archive->TimelineOf(request));
  ACERVO_ASSIGN_OR_RETURN(const std::vector<Companion> companions, archive->CompanionsOf(entity.id, kMostCompanions));
  ACERVO_ASSIGN_OR_RETURN(const Json evidence, EvidenceJson(page, *archive, entity));
  SearchRequest all;
  all.entities = request.entities;
  Json data = SelfJson(page, entity);
  data["timeline"] = TimelineJson(page, timeline, {}, all);
  data["types"] = TypesJson(page, entity.id, latest.type_facets);
  data["companions"] = CompanionsJson(page, companions);
  data["lines"] = LinesJson(page, latest);
  data["evidence"] = evidence;
  data["more"] = latest.total > kLatest ? say("web.all_records", latest.total) : "";
  return page.Show("entity", entity.name, std::move(data));
}

}  // namespace acervo::tools::serve
