// One entity under all its names over the whole archive, in whatever order its reports came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

EntityMention Unknown(const std::string& name, EntityKind kind = EntityKind::kCivilSociety) {
  return {Slug(name), name, kind, name, EntityRole::kCell, std::nullopt, false};
}

EntityMention KnownOne(const std::string& id, const std::string& name, EntityKind kind = EntityKind::kOrganism) {
  return {id, name, kind, name, EntityRole::kCell, std::nullopt, true};
}

Report ReportOf(const std::string& period, const std::vector<EntityMention>& entities, const std::string& text = "") {
  std::vector<Record> records;
  for (const EntityMention& entity : entities) {
    const int order = static_cast<int>(records.size()) + 1;
    records.push_back(Activity(order, {"Taller " + period + " " + entity.raw,
                                       entity.raw,
                                       "Asunto " + period + " número " + std::to_string(order) + " de " + entity.id,
                                       "",
                                       "",
                                       "",
                                       "taller",
                                       {entity}}));
  }
  if (!text.empty()) {
    records.push_back(Bullet(1, text));
  }
  return MadeReport(period, std::move(records));
}

struct Input {
  std::string path;
  Report report;
};

// Which id answers for each name that records mention, whatever the order.
std::map<std::string, std::set<std::string>> IdsByRaw(Archive& archive) {
  std::map<std::string, std::set<std::string>> ids;
  for (const Json& record : AllRecords(archive)) {
    for (const Json& entity : record["entities"]) ids[entity["raw"]].insert(entity["id"].get<std::string>());
  }
  return ids;
}

std::string IdOf(Archive& archive, const std::string& name) {
  const auto entity = archive.EntityById(name);
  return entity.ok() ? entity.value().id : "";
}

class Entities : public ::testing::Test {
 protected:
  void Import(const std::string& path, const Report& report) { Must(archive_.Import(report, File(path, path))); }

  Folder folder_;
  Archive archive_ = MadeArchive(folder_ / "a.db");
};

Report Defining(const std::string& period) {
  Report report = ReportOf(period, {Unknown("Fundación Calicanto")});
  report.definitions = {{"fundacion-calicanto", "fundalco", "Fundación Calicanto (FUNDALCO)", "a1"}};
  return report;
}

TEST_F(Entities, ADefinitionReachesBackAndForth) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("FUNDALCO")}));
  Import("dos.txt", Defining("2019-02"));
  Import("tres.txt", ReportOf("2019-03", {Unknown("FUNDALCO")}));
  EXPECT_EQ(IdOf(archive_, "FUNDALCO"), "fundacion-calicanto");
  EXPECT_EQ(IdOf(archive_, "fundalco"), "fundacion-calicanto");
  EXPECT_EQ(Must(archive_.EntityById("Fundación Calicanto")).records, 3);
  EXPECT_THAT(IdsByRaw(archive_)["FUNDALCO"], ElementsAre("fundacion-calicanto"));
  SearchRequest request;
  request.entities = {"fundalco"};
  EXPECT_EQ(Must(archive_.Search(request)).total, 3);
  EXPECT_EQ(Find(archive_, "entidad:Calicanto").size(), 3u);
}

TEST_F(Entities, AnAcronymOfTwoMeaningsMeansNeither) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("FUNDALCO")}));
  Import("dos.txt", Defining("2019-02"));
  Report other = ReportOf("2019-03", {Unknown("Fundación Alcohol Cero")});
  other.definitions = {{"fundacion-alcohol-cero", "fundalco", "Fundación Alcohol Cero (FUNDALCO)", "a1"}};
  Import("tres.txt", other);
  EXPECT_EQ(IdOf(archive_, "FUNDALCO"), "fundalco");
  const EntityResolution resolution = Must(archive_.ResolveName("FUNDALCO", "fundalco"));
  EXPECT_THAT(resolution.candidates, UnorderedElementsAre(Field(&SimilarEntity::id, "fundacion-calicanto"),
                                                          Field(&SimilarEntity::id, "fundacion-alcohol-cero")));
}

TEST_F(Entities, ADefinitionThatGoesTakesItsLinkAlong) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("FUNDALCO")}));
  Import("dos.txt", Defining("2019-02"));
  EXPECT_EQ(IdOf(archive_, "FUNDALCO"), "fundacion-calicanto");
  Report corrected = Defining("2019-02");
  corrected.definitions.clear();
  Must(archive_.Import(corrected, File("dos.txt", "dos, corrected")));
  EXPECT_EQ(IdOf(archive_, "FUNDALCO"), "fundalco");
}

TEST_F(Entities, SlipsAndInflectionsAreOneNearNamesAreDoubts) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("Fundación Calicnato")}));
  Import("dos.txt", ReportOf("2019-02", {Unknown("Fundación Calicanto"), Unknown("Fundaciones Calicanto")}));
  Import("tres.txt", ReportOf("2019-03", {Unknown("Fundación Calicanto"), Unknown("Fundación Calicanto Viejo")}));
  EXPECT_EQ(IdOf(archive_, "Fundación Calicnato"), "fundacion-calicanto");
  EXPECT_EQ(IdOf(archive_, "Fundaciones Calicanto"), "fundacion-calicanto");
  EXPECT_EQ(IdOf(archive_, "Fundación Calicanto Viejo"), "fundacion-calicanto-viejo");
  EXPECT_THAT(Must(archive_.ResolveName("Fundación Calicanto", "")).candidates,
              ElementsAre(Field(&SimilarEntity::id, "fundacion-calicanto-viejo")));
}

TEST_F(Entities, WhatTheTablesKnowApartStaysApart) {
  Import("uno.txt", ReportOf("2019-01", {KnownOne("ops", "Organización Panamericana de la Salud"),
                                         KnownOne("ops-b", "Organización Panamericana de la Saludes"),
                                         KnownOne("x", "Embajada de Eslovaquia", EntityKind::kEmbassy),
                                         KnownOne("y", "Embajada de Eslovaquía", EntityKind::kEmbassy)}));
  EXPECT_EQ(Must(archive_.Entities({})).total, 4);
}

TEST_F(Entities, APersonIsNeverMergedBySpelling) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("Francisca Montenegro", EntityKind::kPerson),
                                         Unknown("Francisca Montenegrro", EntityKind::kPerson)}));
  EXPECT_EQ(Must(archive_.Entities({})).total, 2);
}

TEST_F(Entities, ANameOfACellIsFoundInTextsBeforeAndAfter) {
  const std::string before = "Se coordina con la Fundación Calicanto, para la feria.";
  Import("uno.txt", ReportOf("2019-01", {}, before));
  Report teaching = ReportOf("2019-02", {Unknown("Fundación Calicanto")});
  teaching.cell_names = {{"fundacion-calicanto", "Fundación Calicanto"}};
  Import("dos.txt", teaching);
  Import("tres.txt", ReportOf("2019-03", {}, "Visita a FUNDACIÓN CALICANTO y a la fundación calicanto."));
  const auto mentions = [&](const std::string& period) {
    std::vector<Json> all;
    for (const Json& record : AllRecords(archive_)) {
      if (record["report"]["period"] != period || record["kind"] != "coordinacion") continue;
      for (const Json& entity : record["entities"]) all.push_back(entity);
    }
    return all;
  };
  ASSERT_EQ(mentions("2019-01").size(), 1u);
  const Json found = mentions("2019-01").front();
  EXPECT_EQ(found["id"], "fundacion-calicanto");
  EXPECT_EQ(found["role"], "mencion");
  EXPECT_EQ(before.substr(ByteOffset(before, found["begin"]), std::string("Fundación Calicanto").size()),
            "Fundación Calicanto");
  ASSERT_EQ(mentions("2019-03").size(), 1u);  // in small letters it is no name
  EXPECT_EQ(Find(archive_, "entidad:\"Fundación Calicanto\"").size(), 3u);
  SearchRequest request;
  request.entities = {"Fundación Calicanto"};
  EXPECT_EQ(Must(archive_.Search(request)).total, 3);
}

TEST_F(Entities, ANameThatNoCellHasAnyMoreIsForgotten) {
  Import("uno.txt", ReportOf("2019-01", {}, "Se coordina con la Fundación Calicanto."));
  Report teaching = ReportOf("2019-02", {Unknown("Fundación Calicanto"), Unknown("Otra Cosa")});
  teaching.cell_names = {{"fundacion-calicanto", "Fundación Calicanto"}};
  Import("dos.txt", teaching);
  EXPECT_EQ(Must(archive_.EntityById("fundacion-calicanto")).records, 2);
  Report corrected = ReportOf("2019-02", {Unknown("Fundación Cal y Canto"), Unknown("Otra Cosa")});
  Must(archive_.Import(corrected, File("dos.txt", "dos, corrected")));
  EXPECT_FALSE(archive_.EntityById("fundacion-calicanto").ok());
}

TEST_F(Entities, ATaughtNameNeverOverlapsWhatWasRead) {
  Report report = ReportOf("2019-01", {Unknown("Casa Esperanza")}, "Con el Hogar Casa Esperanza de Colón.");
  const std::string raw = "Hogar Casa Esperanza";
  report.records.back().entities = {{"hogar-casa-esperanza", raw, EntityKind::kCivilSociety, raw, EntityRole::kMention,
                                     Span{report.records.back().text.find(raw), raw.size()}, false}};
  report.cell_names = {{"casa-esperanza", "Casa Esperanza"}};
  Import("uno.txt", report);
  EXPECT_EQ(Must(archive_.EntityById("casa-esperanza")).records, 1);
}

TEST_F(Entities, ANewTableReachesBack) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("Calicanto")}));
  const ReadName knows = [](std::string_view name) -> std::optional<TableReading> {
    if (name != "Calicanto") return std::nullopt;
    return TableReading{"fcal", "Fundación Calicanto", EntityKind::kCivilSociety, {"Fundación Calicanto", "FCAL"}};
  };
  EXPECT_EQ(Must(archive_.Reread("tables 1", knows)), 2);  // the name, and the entity that it became
  EXPECT_EQ(Must(archive_.Reread("tables 1", knows)), 0);
  EXPECT_EQ(IdOf(archive_, "Calicanto"), "fcal");
  EXPECT_EQ(Must(archive_.EntityById("FCAL")).name, "Fundación Calicanto");
  EXPECT_EQ(Must(archive_.EntityById("calicanto")).records, 1);
  Must(archive_.Reread("tables 2", [](std::string_view) { return std::nullopt; }));
  EXPECT_EQ(IdOf(archive_, "Calicanto"), "calicanto");
  EXPECT_FALSE(archive_.EntityById("FCAL").ok());
}

TEST_F(Entities, ListsFilterAndSort) {
  Import("uno.txt", ReportOf("2019-01", {Unknown("Zeta Unida"), Unknown("Ábaco Unido", EntityKind::kCompany)}));
  Import("dos.txt", ReportOf("2019-02", {Unknown("Zeta Unida")}));
  const auto names = [&](const EntityFilter& filter) {
    std::vector<std::string> all;
    for (const StoredEntity& entity : Must(archive_.Entities(filter)).entities) all.push_back(entity.name);
    return all;
  };
  EXPECT_THAT(names({}), ElementsAre("Zeta Unida", "Ábaco Unido"));
  EntityFilter by_name, companies, zeta, second, nothing;
  by_name.sort = EntitySort::kName;
  companies.kind = EntityKind::kCompany;
  zeta.words = "zeta";
  second.limit = second.offset = 1;
  nothing.words = "nada";
  EXPECT_THAT(names(by_name), ElementsAre("Ábaco Unido", "Zeta Unida"));
  EXPECT_THAT(names(companies), ElementsAre("Ábaco Unido"));
  EXPECT_THAT(names(zeta), ElementsAre("Zeta Unida"));
  EXPECT_THAT(names(second), ElementsAre("Ábaco Unido"));
  EXPECT_THAT(names(nothing), IsEmpty());
}

TEST_F(Entities, EvidenceSaysWhy) {
  Import("dos.txt", Defining("2019-02"));
  Import("uno.txt", ReportOf("2019-01", {Unknown("FUNDALCO"), Unknown("Fundación Calicnato")}));
  const EntityResolution resolution = Must(archive_.ResolveName("FUNDALCO", "fundalco"));
  ASSERT_TRUE(resolution.entity.has_value());
  EXPECT_EQ(resolution.entity->id, "fundacion-calicanto");
  EXPECT_THAT(resolution.entity->other_ids, UnorderedElementsAre("fundalco", "fundacion-calicnato"));
  std::set<std::string> reasons;
  for (const EntityEvidence& evidence : resolution.evidence) reasons.insert(evidence.reason);
  EXPECT_THAT(reasons, UnorderedElementsAre("name", "definition", "spelling"));
  const EntityResolution nothing = Must(archive_.ResolveName("Fundación Calicandro", ""));
  EXPECT_FALSE(nothing.entity.has_value());
  EXPECT_THAT(nothing.candidates, Contains(Field(&SimilarEntity::id, "fundacion-calicanto")));
}

// What a name means must not depend on which report came first.
TEST(EntitiesInAnyOrder, AreTheSame) {
  Report teaching = ReportOf("2019-04", {Unknown("Casa Esperanza"), Unknown("Fundación Calicnato")});
  teaching.cell_names = {{"casa-esperanza", "Casa Esperanza"}, {"fundacion-calicnato", "Fundación Calicnato"}};
  std::vector<Input> inputs = {
      {"a.txt", ReportOf("2019-01", {Unknown("FUNDALCO")}, "Con Casa Esperanza y la Fundación Calicanto.")},
      {"b.txt", Defining("2019-02")},
      {"c.txt", ReportOf("2019-03", {Unknown("Fundación Calicanto"), Unknown("Casas Esperanza")})},
      {"d.txt", teaching},
      {"e.txt", ReportOf("2019-05", {Unknown("Casa Esperanza de Colón")}, "Fundación Calicnato: visita.")}};
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  std::optional<std::map<std::string, std::set<std::string>>> expected;
  std::optional<std::vector<std::string>> expected_candidates;
  do {
    Folder folder;
    Archive archive = MadeArchive(folder / "a.db");
    for (const Input& input : inputs) Must(archive.Import(input.report, File(input.path, input.path)));
    const auto ids = IdsByRaw(archive);
    const auto candidates =
        StockSql(folder / "a.db",
                 "SELECT a.id, b.id, c.reason FROM entity_candidate c JOIN entity a ON a.entity_key "
                 "= c.entity_key JOIN entity b ON b.entity_key = c.other_key ORDER BY 1, 2");
    if (!expected) expected = ids;
    if (!expected_candidates) expected_candidates = candidates;
    ASSERT_EQ(ids, *expected);
    ASSERT_EQ(candidates, *expected_candidates);
  } while (std::next_permutation(inputs.begin(), inputs.end(),
                                 [](const Input& a, const Input& b) { return a.path < b.path; }));
  EXPECT_THAT(expected->at("FUNDALCO"), ElementsAre("fundacion-calicanto"));
  EXPECT_THAT(expected->at("Fundación Calicnato"), ElementsAre("fundacion-calicanto"));
}

}  // namespace
}  // namespace acervo::testing
