// Entities over the whole archive, from the command line.
#include <gtest/gtest.h>

#include <set>

#include "run_program.h"

namespace acervo::cli {
namespace {

constexpr std::string_view kHead = "OFICINA DE COOPERACIÓN INTERNACIONAL\n\n";
constexpr std::string_view kColumns = "\n\nActividad | Entidad | Información | Fecha\n";

std::string ReportText(const std::string& month, const std::string& rows, const std::string& bullets = "") {
  return std::string(kHead) + month + std::string(kColumns) + rows + "\nCoordinaciones:\n" + bullets;
}

class EntitiesCommand : public ::testing::Test {
 protected:
  EntitiesCommand() {
    run_.Write("in/1.txt", ReportText("Marzo 2021", "Taller | ABCOM | Taller de lectura | 3\n",
                                      "- Visita a la Asociación Bocatoreña de Comercio el 9 de marzo.\n"));
    run_.Write("in/2.txt", ReportText("Abril 2021",
                                      "Foro | Asociación Bocatoreña de Comercio (ABCOM) | Foro anual | 7\n"
                                      "Taller | Asociacion Bocatorena de Comercio | Cierre | 8\n"
                                      "Reunión | Embajada de Japón | Agenda | 9\n",
                                      "- Con Embajada de Japón se acuerda la fecha.\n"));
    EXPECT_EQ(run_({"importar", "in"}).status, 0);
  }

  Json Answer(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = {"entidades", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Finished finished = run_(all);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return Json::parse(finished.out);
  }

  Sandbox run_;
};

TEST_F(EntitiesCommand, ListsWithCountsAndFilters) {
  const Json all = Answer({});
  EXPECT_EQ(all.at("schema_version"), 1);
  EXPECT_EQ(all.at("total"), all.at("entities").size());
  const Json embassies = Answer({"--kind", "embajada"});
  ASSERT_EQ(embassies.at("total"), 1);
  const Json& embassy = embassies.at("entities").at(0);
  EXPECT_EQ(embassy.at("id"), "embajada-japon");
  EXPECT_EQ(embassy.at("records"), 2);
  EXPECT_EQ(embassy.at("known"), true);
  EXPECT_EQ(embassy.at("first_seen"), "2021-04-01");
  EXPECT_EQ(Answer({"bocatoreña", "comercio"}).at("total"), 1);
  EXPECT_EQ(Answer({"--limit", "1"}).at("entities").size(), 1);
}

TEST_F(EntitiesCommand, ADefinitionInALaterReportJoinsTheAcronymOfAnEarlierOne) {
  const Json answer = Answer({"resolve", "ABCOM"});
  ASSERT_FALSE(answer.at("entity").is_null());
  EXPECT_EQ(answer.at("entity").at("name"), "Asociación Bocatoreña de Comercio");
  EXPECT_EQ(answer.at("entity").at("records"), 4);  // two cells, a cell without accents, a text
  std::set<std::string> reasons;
  for (const Json& evidence : answer.at("evidence")) reasons.insert(evidence.at("reason"));
  EXPECT_TRUE(reasons.contains("name"));
  EXPECT_TRUE(reasons.contains("definition"));
}

TEST_F(EntitiesCommand, ResolvesANameThatNoRecordHas) {
  const Json known = Answer({"resolver", "Embajada", "del", "Perú"});
  EXPECT_TRUE(known.at("entity").is_null());
  EXPECT_EQ(known.at("tables").at("id"), "embajada-peru");
  const Json near = Answer({"resolve", "Asociación Bocatoreña del Comercio Menor"});
  EXPECT_TRUE(near.at("entity").is_null());
  ASSERT_FALSE(near.at("candidates").empty());
  EXPECT_EQ(near.at("candidates").at(0).at("name"), "Asociación Bocatoreña de Comercio");
}

TEST_F(EntitiesCommand, TellsPeopleInTheirLanguage) {
  const Finished spanish = run_({"entidades", "resolver", "ABCOM"});
  EXPECT_NE(spanish.out.find("Por qué «ABCOM»"), spanish.out.npos) << spanish.out;
  const Finished english = run_({"--lang", "en", "entities", "resolve", "ABCOM"});
  EXPECT_NE(english.out.find("A text defines them"), english.out.npos) << english.out;
  const Finished csv = run_({"entities", "--format", "csv", "--kind", "embajada"});
  EXPECT_EQ(csv.out,
            "id,name,kind,known,records,first_seen,last_seen\r\n"
            "embajada-japon,Embajada de Japón,embajada,1,2,2021-04-01,2021-04-30\r\n");
}

TEST_F(EntitiesCommand, WrongUsageIsToldBeforeTheArchiveIsOpened) {
  EXPECT_EQ(run_({"entities", "resolve"}).status, 2);
  EXPECT_EQ(run_({"entities", "--kind", "perro"}).status, 2);
  EXPECT_EQ(run_({"--archive", "nada.db", "entities"}).status, 3);
}

// A table of the office's own reaches what was imported before it.
TEST_F(EntitiesCommand, ATableThatComesLaterReachesBack) {
  run_.Write("tablas/gazetteer.tsv", "cabot\tsociedad-civil\tCámara de Bocas\tAsociación Bocatoreña de Comercio\t\n");
  run_.Write("mas/3.txt", ReportText("Mayo 2021", "Taller | Otra Entidad Nueva | Lectura pública | 3\n"));
  EXPECT_EQ(run_({"--tables", "tablas", "importar", "mas"}).status, 0);
  const Json answer = Answer({"resolve", "ABCOM"});
  ASSERT_FALSE(answer.at("entity").is_null());
  EXPECT_EQ(answer.at("entity").at("id"), "cabot");
  EXPECT_EQ(answer.at("entity").at("records"), 4);
  const Json known = Answer({"--tables", "tablas", "resolve", "Cámara de Bocas"});
  EXPECT_EQ(known.at("tables").at("id"), "cabot");
}

}  // namespace
}  // namespace acervo::cli
