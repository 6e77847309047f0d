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
                                     {"serve", "servir"},       {"help", "ayuda"},           {"review", "revisar"},
                                     {"fix", "corregir"},       {"history", "historial"},    {"undo", "deshacer"}};

TEST(Help, NamesEveryCommandInBothLanguages) {
  const Finished help = Sandbox()({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.err, "");
  for (const Name& name : kCommands) EXPECT_NE(help.out.find(name.spanish + ", " + name.english), help.out.npos);
  const std::string english = Sandbox()({"--help", "--lang", "en"}).out;
  for (const Name& name : kCommands) EXPECT_NE(english.find(name.english + ", " + name.spanish), english.npos);
}

TEST(Help, OfEveryCommandHasOptionsAndExamplesInBothLanguages) {
  const Sandbox run;
  for (const Name& name : kCommands) {
    const Finished spanish = run({name.spanish, "--help"});
    EXPECT_EQ(spanish.status, 0);
    EXPECT_NE(spanish.out.find("Ejemplos:"), spanish.out.npos) << spanish.out;
    EXPECT_NE(spanish.out.find("acervo " + name.spanish + " "), spanish.out.npos) << spanish.out;
    EXPECT_EQ(spanish.out.find("option."), spanish.out.npos) << "an option without description\n" << spanish.out;
    EXPECT_EQ(spanish.out.find("value."), spanish.out.npos) << spanish.out;
    const Finished english = run({"--lang", "en", name.english, "--help"});
    EXPECT_NE(english.out.find("Examples:"), english.out.npos) << english.out;
  }
}

TEST(Help, AsACommandSaysTheSame) {
  const Sandbox run;
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_EQ(run({"ayuda"}).out, run({"--ayuda"}).out);
  EXPECT_EQ(run({"ayuda", "buscar"}).out, run({"search", "-h"}).out);
  EXPECT_EQ(run({"help", "search", "--lang", "en"}).out, run({"search", "--help", "--idioma=en"}).out);
}

TEST(Help, SpeaksOneLanguageAtATime) {
  const Sandbox run;
  const std::string spanish = run({"ayuda", "importar"}).out;
  const std::string english = run({"help", "import", "--lang", "en"}).out;
  EXPECT_NE(spanish.find("-j --trabajos N"), spanish.npos) << spanish;
  EXPECT_EQ(spanish.find("--jobs"), spanish.npos) << spanish;
  EXPECT_NE(english.find("-j --jobs N"), english.npos) << english;
  EXPECT_EQ(english.find("--trabajos"), english.npos) << english;
}

TEST(Help, OfEntitiesNamesTheKindsOfEntities) {
  const std::string help = Sandbox()({"entities", "--help"}).out;
  const std::size_t kind = help.find("--clase");
  ASSERT_NE(kind, help.npos);
  EXPECT_EQ(help.substr(kind, help.find('\n', kind) - kind).find("actividad"), help.npos) << help;
}

struct SamePair {
  std::string name;
  std::vector<std::string> english, spanish;
};
class BothNames : public ::testing::TestWithParam<SamePair> {};

TEST_P(BothNames, DoTheSame) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.docx", "a.docx");
  ASSERT_EQ(run({"importar", "a.docx"}).status, 0);
  const Finished english = run(GetParam().english);
  const Finished spanish = run(GetParam().spanish);
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_NE(english.out, "");
  EXPECT_EQ(spanish.out, english.out);
  EXPECT_EQ(spanish.status, english.status) << spanish.err;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BothNames,
    ::testing::Values(
        SamePair{"Filters",
                 {"search", "--from", "2019", "--to", "2019-06", "--kind", "actividad", "--format", "ndjson"},
                 {"buscar", "--desde", "2019", "--hasta", "2019-06", "--clase", "actividad", "--formato", "ndjson"}},
        SamePair{"Values",
                 {"search", "foro", "--sort", "-date", "--format", "table"},
                 {"buscar", "foro", "--orden", "-fecha", "--formato", "tabla"}},
        SamePair{"GluedValues",
                 {"search", "foro", "--limit=1", "--offset=1", "--format=csv"},
                 {"buscar", "foro", "--límite=1", "--Desplazamiento=1", "--Formato=csv"}},
        SamePair{"ShortForms", {"search", "--limit", "2", "--format", "csv"}, {"search", "-n2", "-f", "csv"}},
        SamePair{
            "Stage", {"inspect", "--stage", "document", "a.docx"}, {"inspeccionar", "--paso", "documento", "a.docx"}},
        SamePair{"Globals",
                 {"--archive", "acervo.db", "--color", "never", "stats", "--lang", "es"},
                 {"--acervo", "acervo.db", "--color", "nunca", "estadisticas", "--idioma", "es"}},
        SamePair{"Entities",
                 {"entities", "--sort", "name", "--kind", "organismo"},
                 {"entidades", "--orden", "nombre", "--clase", "Organismo"}}),
    [](const auto& test) { return test.param.name; });

TEST(Search, TakesADashAndDigitsForAWordStill) {
  EXPECT_EQ(Sandbox()({"search", "foro", "-2019"}).status, 3);  // no archive, but no wrong usage
}

TEST(Output, ThatCannotBeWrittenIsTold) {
  const Sandbox run;
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"--version"},
                                                    {"search", "--help"},
                                                    {"ayuda"},
                                                    {"fecha", "3 de mayo de 2020"}}) {
    const Finished finished = run(Call{arguments, "", {}, -1, "/dev/full"});
    EXPECT_EQ(finished.status, 1) << arguments.front();
    EXPECT_NE(finished.err.find("no queda espacio"), finished.err.npos) << finished.err;
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
        Wrong{"UnknownSpanishOption", {"buscar", "--limitte", "3"}, "«--limite»"},
        Wrong{"UnknownCommandOfHelp", {"ayuda", "buscr"}, "«buscar»"},
        Wrong{"TwoWordsOfHelp", {"help", "search", "show"}, "«show»"},
        Wrong{"UnknownCodeToRetry", {"import", "--retry-failed", "timeoutt"}, "«timeout»"},
        Wrong{"UnknownGluedCodeToRetry", {"import", "--retry-failed=crash"}, "«crashed»"},
        Wrong{"UnknownCodeLikeNoOther", {"importar", "--reintentar", "banana"}, "no_text"},
        Wrong{"UnknownShortOption", {"import", "-x", "."}, "«-x»"},
        Wrong{"NoNumber", {"search", "--limit", "many"}, "«many»"},
        Wrong{"NegativeNumber", {"search", "--limit", "-1"}, "«-1»"},
        Wrong{"MissingValue", {"search", "--limit"}, "--limit"},
        Wrong{"BadChoice", {"search", "--format", "xml"}, "tabla, json, ndjson, csv"},
        Wrong{"BadLanguage", {"--lang", "fr", "stats"}, "es, en"},
        Wrong{"BadDate", {"search", "--from", "ayer"}, "«ayer»"},
        Wrong{"FromAfterTo", {"search", "--from", "2020", "--to", "2019"}, "--desde"},
        Wrong{"BadKind", {"search", "--kind", "cosa"}, "actividad"}, Wrong{"NoPath", {"import"}, "acervo importar"},
        Wrong{"NoId", {"show"}, "acervo mostrar"}, Wrong{"BlankId", {"show", " "}, "acervo mostrar"},
        Wrong{"NoFile", {"inspect"}, "acervo inspeccionar"},
        Wrong{"TwoFiles", {"inspect", "a", "b"}, "acervo inspeccionar"}, Wrong{"NoText", {"date"}, "acervo fecha"},
        Wrong{"BadReference", {"date", "--ref", "mayo", "3"}, "«mayo»"}, Wrong{"StrayWord", {"stats", "x"}, "«x»"},
        Wrong{"BadPort", {"serve", "--port", "99999"}, "«99999»"},
        Wrong{"EmptyBind", {"serve", "--bind", ""}, "--direccion"}, Wrong{"StrayWordOfServe", {"serve", "x"}, "«x»"},
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
