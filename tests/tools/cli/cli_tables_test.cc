// Tables that the user adds: where they are looked for, what they change, what is said of those that cannot be used.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "run_program.h"

namespace acervo::cli {
namespace {

constexpr std::string_view kReport =
    "Mayo 2019\n\n"
    "Actividad | Institución | Información | Fecha\n"
    "--- | --- | --- | ---\n"
    "Café diplomático | LISUAR | Desayuno. | 3\n"
    "Foro | JICA | Ponencia. | 4\n";
constexpr std::string_view kGazetteer = "liga-de-surf\tsociedad-civil\tLiga de Surf\tLISUAR\n";
constexpr std::string_view kTypes = "desayuno-de-embajadores\thead\tcafé diplomático\n";

class UserTables : public ::testing::Test {
 protected:
  void SetUp() override { run_.Write("mayo.txt", kReport); }

  Json FirstRecord(const Finished& finished) {
    EXPECT_EQ(finished.status, 0) << finished.err;
    return Json::parse(finished.out).at("records").at(0);
  }

  Sandbox run_;
};

TEST_F(UserTables, OfTheOptionReachTheWorkers) {
  run_.Write("mine/gazetteer.tsv", kGazetteer);
  run_.Write("mine/activity_types.tsv", kTypes);
  const Finished finished = run_({"--tables", "mine", "inspect", "mayo.txt"});
  EXPECT_EQ(finished.err, "");
  const Json record = FirstRecord(finished);
  EXPECT_EQ(record.at("type"), "desayuno-de-embajadores");
  EXPECT_EQ(record.at("entities").at(0).at("id"), "liga-de-surf");
  EXPECT_EQ(record.at("entities").at(0).at("kind"), "sociedad-civil");
}

TEST_F(UserTables, AreUsedByAnImport) {
  run_.Write("mine/activity_types.tsv", kTypes);
  EXPECT_EQ(run_({"import", "mayo.txt", "--tables", "mine"}).status, 0);
  EXPECT_EQ(Lines(run_({"export"}).out).at(0).at("type"), "desayuno-de-embajadores");
}

TEST_F(UserTables, OfTheEnvironmentAndOfTheUsualFolders) {
  run_.Write("mine/activity_types.tsv", kTypes);
  run_.Write("config/acervo/activity_types.tsv", "de-xdg\thead\tcafé diplomático\n");
  run_.Write("home/.config/acervo/activity_types.tsv", "de-home\thead\tcafé diplomático\n");
  const std::vector<std::string> inspect = {"inspect", "mayo.txt"};
  const auto type = [&](std::map<std::string, std::string> environment, const std::vector<std::string>& arguments) {
    return FirstRecord(run_(Call{.arguments = arguments, .environment = std::move(environment)})).at("type");
  };
  EXPECT_EQ(type({{"HOME", run_.path("home")}, {"XDG_CONFIG_HOME", ""}}, inspect), "de-home");
  EXPECT_EQ(type({{"HOME", run_.path("home")}, {"XDG_CONFIG_HOME", run_.path("config")}}, inspect), "de-xdg");
  EXPECT_EQ(type({{"XDG_CONFIG_HOME", run_.path("config")}, {"ACERVO_TABLES", run_.path("mine")}}, inspect),
            "desayuno-de-embajadores");
  EXPECT_EQ(type({{"ACERVO_TABLES", run_.path("config/acervo")}}, {"--tables=mine", "inspect", "mayo.txt"}),
            "desayuno-de-embajadores");
  EXPECT_EQ(type({{"HOME", run_.path("nowhere")}, {"XDG_CONFIG_HOME", ""}}, inspect), "cafe-diplomatico");
}

TEST_F(UserTables, ThatAreNotThereAreWrongUsage) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--tables", "nowhere", "inspect", "mayo.txt"},
        {"--tables=mayo.txt", "doctor"},
        {"--tables", "", "doctor"},
        {"stats", "--tables", "nowhere"}}) {
    const Finished finished = run_(arguments);
    EXPECT_EQ(finished.status, 2) << arguments[0];
    EXPECT_NE(finished.err.find("--tablas"), finished.err.npos) << finished.err;
  }
  const Finished finished = run_(Call{.arguments = {"doctor"}, .environment = {{"ACERVO_TABLES", "nowhere"}}});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.err.find("ACERVO_TABLES"), finished.err.npos) << finished.err;
}

TEST_F(UserTables, WithABadRowSayItsFileAndLineAndUseTheRest) {
  run_.Write("mine/gazetteer.tsv", std::string(kGazetteer) + "otra\tbanco\tOtra\nsolo\nx\tempresa\tBogot\xE1\n");
  const Finished finished = run_({"--tables", "mine", "inspect", "mayo.txt"});
  EXPECT_EQ(FirstRecord(finished).at("entities").at(0).at("id"), "liga-de-surf");
  EXPECT_NE(finished.err.find("mine/gazetteer.tsv:2: «banco»"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("mine/gazetteer.tsv:3:"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("mine/gazetteer.tsv:4:"), finished.err.npos) << finished.err;
  EXPECT_EQ(run_({"--tables", "mine", "--quiet", "inspect", "mayo.txt"}).err, "");
  EXPECT_EQ(run_({"--tables", "mine", "stats"}).err.find("gazetteer"), std::string::npos);
}

TEST_F(UserTables, OfAnUnknownNameHaveANearOne) {
  run_.Write("mine/gazeteer.tsv", kGazetteer);
  run_.Write("mine/activity_types.csv", kTypes);
  run_.Write("mine/LEEME.md", "notas");
  run_.Write("mine/.hidden.tsv", "x");
  const Finished finished = run_({"--tables", "mine", "inspect", "mayo.txt"});
  EXPECT_NE(finished.err.find("¿Quiso decir gazetteer.tsv?"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("¿Quiso decir activity_types.tsv?"), finished.err.npos) << finished.err;
  EXPECT_EQ(finished.err.find("LEEME"), finished.err.npos);
  EXPECT_EQ(finished.err.find("hidden"), finished.err.npos);
}

TEST_F(UserTables, OfManyBadRowsTellTheFirstAndCountTheRest) {
  std::string rows;
  for (int i = 0; i < 1000; ++i) rows += "solo\n";
  run_.Write("mine/gazetteer.tsv", rows);
  const Finished finished = run_({"--tables", "mine", "inspect", "mayo.txt"});
  EXPECT_EQ(std::count(finished.err.begin(), finished.err.end(), '\n'), 21);
  EXPECT_NE(finished.err.find("980"), finished.err.npos);
}

TEST_F(UserTables, ThatCannotBeReadAreANotice) {
  std::filesystem::create_directories(run_.path("mine/gazetteer.tsv"));
  run_.Write("mine/cities.tsv", "");
  run_.Write("mine/columns.tsv", std::string(17 << 20, '#'));
  const Finished finished = run_({"--tables", "mine", "inspect", "mayo.txt"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.err.find("mine/gazetteer.tsv:"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("16 MiB"), finished.err.npos) << finished.err;
  EXPECT_EQ(finished.err.find("cities"), finished.err.npos);
}

TEST_F(UserTables, AreToldByTheDoctor) {
  run_.Write("mine/gazetteer.tsv", std::string(kGazetteer) + "solo\n");
  const Json doctor = Json::parse(run_({"--tables", "mine", "doctor", "--format", "json"}).out);
  bool told = false;
  for (const Json& check : doctor.at("checks")) {
    if (check.at("name") != "tables") continue;
    told = true;
    EXPECT_EQ(check.at("status"), "warning");
    EXPECT_EQ(check.at("detail"), "mine\ngazetteer.tsv: 1 fila en uso, 1 fila sin usar");
  }
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace acervo::cli
