#include "tools/present/entity_answers.h"

#include <fmt/format.h>

#include "tools/present/messages/spelling.h"
#include "tools/terminal/table.h"

namespace acervo::tools {
namespace {

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string YearsSeen(const StoredEntity& entity) {
  constexpr std::size_t kYear = 4;
  const std::string first = entity.first_seen.substr(0, kYear), last = entity.last_seen.substr(0, kYear);
  return first == last ? first : first + " – " + last;
}

std::string CandidateLine(const Messages& say, const SimilarEntity& candidate) {
  return fmt::format("{} ({}) · {} · {:.2f}", candidate.name, candidate.id, say("resolve.near." + candidate.reason),
                     candidate.score);
}

}  // namespace

std::string EvidenceLine(const Messages& say, const EntityEvidence& evidence) {
  if (evidence.reason == "name" && evidence.uses == 0) return say("resolve.by.known_name", evidence.text);
  if (evidence.reason == "name") return say("resolve.by.name", evidence.text, evidence.uses);
  if (evidence.reason == "definition") return say("resolve.by.definition", evidence.text, evidence.record);
  return say("resolve.by." + evidence.reason, evidence.text, evidence.other);
}

Json EntitySummaryJson(const StoredEntity& entity) {
  return {{"id", entity.id},
          {"name", entity.name},
          {"kind", Token(entity.kind)},
          {"known", entity.known},
          {"records", entity.records},
          {"first_seen", OrNull(entity.first_seen)},
          {"last_seen", OrNull(entity.last_seen)}};
}

Json EntityDetailsJson(const StoredEntity& entity) {
  Json json = EntitySummaryJson(entity);
  json["names"] = entity.names;
  json["other_ids"] = entity.other_ids;
  return json;
}

Json EntityListJson(const EntityList& list) {
  Json entities = Json::array();
  for (const StoredEntity& entity : list.entities) entities.push_back(EntitySummaryJson(entity));
  return {{"total", list.total}, {"entities", std::move(entities)}};
}

std::string EntityListTable(const Messages& say, const EntityList& list, int width, Colour colour) {
  const std::vector<Column> columns = {{say("table.entity"), 16, 4},
                                       {say("show.kind"), 16, 0},
                                       {say("show.records"), 9, 0},
                                       {say("table.years"), 11, 0},
                                       {say("show.id"), 12, 2}};
  std::vector<Row> rows;
  for (const StoredEntity& entity : list.entities) {
    rows.push_back({{HarmlessLine(entity.name), {}},
                    {Word(say, "web.entity.", Token(entity.kind)), {}},
                    {std::to_string(entity.records), {}},
                    {YearsSeen(entity), {}},
                    {HarmlessLine(entity.id), {}}});
  }
  return LayOut(columns, rows, width, colour);
}

Json SimilarJson(const std::vector<SimilarEntity>& similar) {
  Json json = Json::array();
  for (const SimilarEntity& one : similar) {
    json.push_back(
        {{"id", one.id}, {"name", one.name}, {"kind", Token(one.kind)}, {"reason", one.reason}, {"score", one.score}});
  }
  return json;
}

void AddSimilar(const Messages& say, const std::vector<SimilarEntity>& similar, DetailView& sheet) {
  if (!similar.empty()) sheet.Heading(say("resolve.candidates"));
  for (const SimilarEntity& one : similar) sheet.Item(CandidateLine(say, one));
}

Json ResolutionJson(const NameAnswer& answer) {
  const EntityResolution& resolution = answer.archive;
  Json json{{"name", answer.name}};
  json["entity"] = resolution.entity ? EntityDetailsJson(*resolution.entity) : Json(nullptr);
  json["tables"] = nullptr;
  if (answer.tables) {
    json["tables"] = {{"id", answer.tables->id}, {"name", answer.tables->name}, {"kind", Token(answer.tables->kind)}};
  }
  json["evidence"] = Json::array();
  for (const EntityEvidence& evidence : resolution.evidence) {
    json["evidence"].push_back({{"reason", evidence.reason},
                                {"text", evidence.text},
                                {"other", OrNull(evidence.other)},
                                {"record", OrNull(evidence.record)},
                                {"uses", evidence.uses}});
  }
  json["candidates"] = SimilarJson(resolution.candidates);
  return json;
}

DetailView ResolutionSheet(const Messages& say, const NameAnswer& answer) {
  const EntityResolution& resolution = answer.archive;
  DetailView sheet;
  if (!resolution.entity) {
    sheet.Title(say("resolve.none", answer.name));
    if (answer.tables) sheet.Item(say("resolve.by.tables_alone", answer.tables->name, answer.tables->id));
  } else {
    const StoredEntity& entity = *resolution.entity;
    sheet.Title(entity.name);
    sheet.Entry(say("show.id"), entity.id);
    sheet.Entry(say("show.kind"), Word(say, "web.entity.", Token(entity.kind)));
    sheet.Entry(say("show.records"), std::to_string(entity.records));
    sheet.Heading(say("resolve.why", answer.name));
    const bool in_catalogue = answer.tables && answer.tables->id == entity.id && answer.tables->name != answer.name;
    if (in_catalogue) sheet.Item(say("resolve.by.catalogue", answer.name, answer.tables->name));
    for (const EntityEvidence& evidence : resolution.evidence) sheet.Item(EvidenceLine(say, evidence));
  }
  AddSimilar(say, resolution.candidates, sheet);
  return sheet;
}

}  // namespace acervo::tools
