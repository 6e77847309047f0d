// What the program says to people who ask how, and to those who ask wrongly.
#include <gtest/gtest.h>

#include "run_program.h"

namespace acervo::cli {
namespace {

struct Name {
  std::string english;
  std::string spanish;
};
const std::vector<Name> kCommands = {{"import", "importar"},    {"search", "buscar"},        {"show", "mostrar"},
                                     {"export", "exportar"},    {"inspect", "inspeccionar"}, {"date", "fecha"},
                                     {"stats", "estadisticas"}, {"doctor", "diagnostico"},   {"entities", "entidades"},
                                     {"reparse", "reanalizar"}, {"verify", "verificar"},     {"backup", "respaldar"},
                                     {"serve", "servir"}};

TEST(Help, NamesEveryCommandInBothLanguages) {
  const Finished help = Sandbox()({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.err, "");
  for (const Name& name : kCommands) EXPECT_NE(help.out.find(name.english + ", " + name.spanish), help.out.npos);
}

TEST(Help, HidesWhatIsNotThere) {
  const std::string help = Sandbox()({"--help"}).out;
  for (const char* name : {"review", "fix", "history"}) {
    EXPECT_EQ(help.find(name), help.npos) << name;
    EXPECT_EQ(Sandbox()({name}).status, 2) << name;
  }
}

TEST(Help, OfEveryCommandHasOptionsAndExamplesInBothLanguages) {
  const Sandbox run;
  for (const Name& name : kCommands) {
    const Finished spanish = run({name.spanish, "--help"});
    EXPECT_EQ(spanish.status, 0);
    EXPECT_NE(spanish.out.find("Ejemplos:"), spanish.out.npos) << spanish.out;
    EXPECT_NE(spanish.out.find("acervo " + name.english + " "), spanish.out.npos) << spanish.out;
    EXPECT_EQ(spanish.out.find("option."), spanish.out.npos) << "an option without description\n" << spanish.out;
    EXPECT_EQ(spanish.out.find("value."), spanish.out.npos) << spanish.out;
    const Finished english = run({"--lang", "en", name.english, "--help"});
    EXPECT_NE(english.out.find("Examples:"), english.out.npos) << english.out;
  }
}

TEST(Version, IsToldBeforeAndAfterTheCommand) {
  EXPECT_EQ(Sandbox()({"--version"}).out.substr(0, 7), "acervo ");
  EXPECT_EQ(Sandbox()({"stats", "--version"}).out.substr(0, 7), "acervo ");
}

struct Wrong {
  std::string name;
  std::vector<std::string> arguments;
  std::string says;
};
class WrongUsage : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongUsage, EndsWithTwoAndSaysWhy) {
  const Finished finished = Sandbox()(GetParam().arguments);
  EXPECT_EQ(finished.status, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find(GetParam().says), finished.err.npos) << finished.err;
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongUsage,
    ::testing::Values(
        Wrong{"NoCommand", {}, "Órdenes:"}, Wrong{"UnknownCommand", {"serch"}, "«search»"},
        Wrong{"UnknownOption", {"search", "--limt", "3"}, "«--limit»"},
        Wrong{"UnknownShortOption", {"import", "-x", "."}, "«-x»"},
        Wrong{"NoNumber", {"search", "--limit", "many"}, "«many»"},
        Wrong{"NegativeNumber", {"search", "--limit", "-1"}, "«-1»"},
        Wrong{"MissingValue", {"search", "--limit"}, "--limit"},
        Wrong{"BadChoice", {"search", "--format", "xml"}, "table, json, ndjson, csv"},
        Wrong{"BadLanguage", {"--lang", "fr", "stats"}, "es, en"},
        Wrong{"BadDate", {"search", "--from", "ayer"}, "«ayer»"},
        Wrong{"FromAfterTo", {"search", "--from", "2020", "--to", "2019"}, "--from"},
        Wrong{"BadKind", {"search", "--kind", "cosa"}, "actividad"}, Wrong{"NoPath", {"import"}, "acervo import"},
        Wrong{"NoId", {"show"}, "acervo show"}, Wrong{"BlankId", {"show", " "}, "acervo show"},
        Wrong{"NoFile", {"inspect"}, "acervo inspect"}, Wrong{"TwoFiles", {"inspect", "a", "b"}, "acervo inspect"},
        Wrong{"NoText", {"date"}, "acervo date"}, Wrong{"BadReference", {"date", "--ref", "mayo", "3"}, "«mayo»"},
        Wrong{"StrayWord", {"stats", "x"}, "«x»"}, Wrong{"BadPort", {"serve", "--port", "99999"}, "«99999»"},
        Wrong{"EmptyBind", {"serve", "--bind", ""}, "--bind"}, Wrong{"StrayWordOfServe", {"serve", "x"}, "«x»"},
        Wrong{"StrayWordOfDoctor", {"doctor", "x"}, "«x»"}, Wrong{"ExcelWithoutCsv", {"export", "--excel"}, "--excel"},
        Wrong{"UnknownExportFormat", {"export", "--format", "xml"}, "ndjson, json, csv, xlsx"}),
    [](const auto& test) { return test.param.name; });

TEST(Language, OptionGoesBeforeLocaleGoesBeforeSpanish) {
  const Sandbox run;
  EXPECT_NE(run({"nada"}).err.find("No existe la orden"), std::string::npos);
  EXPECT_NE(run(Call{{"nada"}, "", {{"LC_ALL", "en_US.UTF-8"}}}).err.find("There is no command"), std::string::npos);
  EXPECT_NE(run(Call{{"nada", "--lang", "es"}, "", {{"LC_ALL", "en_US.UTF-8"}}}).err.find("No existe"),
            std::string::npos);
}

TEST(AbsentArchive, IsStatusThreeWithASentence) {
  for (const char* command : {"search", "export", "stats", "serve"}) {
    const Finished finished = Sandbox()({command, "--archive", "nada.db"});
    EXPECT_EQ(finished.status, 3) << command;
    EXPECT_NE(finished.err.find("nada.db no existe"), finished.err.npos) << finished.err;
    EXPECT_EQ(finished.err.find("No such file"), finished.err.npos) << finished.err;
  }
  EXPECT_EQ(Sandbox()({"show", "x"}).status, 3);
}

TEST(Date, PrintsWhatItFinds) {
  const Finished found = Sandbox()({"fecha", "Foro del 27 al 30 de mayo, ñandú", "--ref", "2019-05"});
  EXPECT_EQ(found.status, 0);
  const Json json = Json::parse(found.out);
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["start"], "2019-05-27");
  EXPECT_EQ(json[0]["end"], "2019-05-30");
  EXPECT_EQ(json[0]["begin"], 5);
}

TEST(Date, CountsCodePoints) {
  const Json json = Json::parse(Sandbox()({"date", "ñandú año: 3 de mayo de 2020"}).out);
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["begin"], 11);
  EXPECT_EQ(json[0]["length"], 17);
}

TEST(Date, FindsNothingInPendiente) { EXPECT_EQ(Sandbox()({"date", "pendiente"}).out, "[]\n"); }

TEST(Date, TakesWordsWithADash) { EXPECT_EQ(Sandbox()({"date", "-", "3 de mayo de 2020"}).status, 0); }

TEST(Date, BatchPrintsALineForALine) {
  const Finished finished =
      Sandbox()(Call{{"date", "--batch"}, "2019-05\t27 de mayo\r\n\nbad\t3 de mayo de 2020\n2019-05-27\tpendiente"});
  EXPECT_EQ(finished.status, 0);
  const auto lines = Lines(finished.out);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0][0]["start"], "2019-05-27");
  EXPECT_EQ(lines[1], Json::array());
  EXPECT_EQ(lines[2][0]["start"], "2020-05-03");
  EXPECT_EQ(lines[3], Json::array());
  EXPECT_NE(finished.err.find("«bad»"), finished.err.npos);
}

TEST(Doctor, FindsWhatIsNeeded) {
  const Finished finished = Sandbox()({"diagnostico", "--format", "json"});
  const Json json = Json::parse(finished.out);
  EXPECT_EQ(json.at("schema_version"), 1);
  EXPECT_EQ(finished.status, json.at("ok").get<bool>() ? 0 : 1);
  for (const Json& check : json.at("checks")) {
    const std::string name = check.at("name");
    if (name == "sqlite" || name == "icu" || name == "pdf") {
      EXPECT_NE(check.at("status"), "missing") << check;
    }
    if (check.at("status") != "ok") {
      EXPECT_FALSE(check.at("advice").is_null()) << check;
    }
  }
}

TEST(Doctor, MissesAFolderThatIsNotThere) {
  EXPECT_EQ(Sandbox()({"doctor", "--archive", "no/such/folder/a.db"}).status, 1);
}

}  // namespace
}  // namespace acervo::cli
