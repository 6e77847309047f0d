// Each command on an archive of real reports.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "run_program.h"

namespace acervo::cli {
namespace {

// One archive for all the tests of this file: none of them writes into it.
class Commands : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    run_ = new Sandbox;
    run_->Copy("real_month_in_the_text.docx", "in/mayo.docx");
    run_->Copy("real_dates_tell_the_period.txt", "in/marzo.txt");
    run_->Copy("hyphenated_lines.pdf", "in/diciembre.pdf");
    const Finished imported = (*run_)({"importar", "in"});
    ASSERT_EQ(imported.status, 0) << imported.err;
  }
  static void TearDownTestSuite() { delete run_; }

  static Finished Do(const std::vector<std::string>& arguments) { return (*run_)(arguments); }
  static Json Search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", "--format", "json"});
    const Finished finished = Do(arguments);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return Json::parse(finished.out);
  }

  static Sandbox* run_;
};
Sandbox* Commands::run_ = nullptr;

TEST_F(Commands, SearchAnswersAsTheContractSays) {
  const Json answer = Search({"rueda", "prensa", "--facets"});
  EXPECT_EQ(answer.at("schema_version"), 1);
  EXPECT_EQ(answer.begin().key(), "schema_version");
  EXPECT_EQ(answer.at("query"), "rueda prensa");
  ASSERT_GT(answer.at("total"), 0);
  for (const char* key : {"took_ms", "suggestion"}) EXPECT_TRUE(answer.contains(key)) << key;
  for (const char* key : {"entity", "year", "type", "kind"}) EXPECT_TRUE(answer.at("facets").contains(key)) << key;
  const Json& hit = answer.at("hits").at(0);
  for (const char* key :
       {"id", "kind", "report", "title", "date", "entities", "fields", "source", "score", "snippet"}) {
    EXPECT_TRUE(hit.contains(key)) << key;
  }
}

TEST_F(Commands, AThousandStraySignsAreOneNotice) {
  const Finished finished = Do({"search", std::string(1000, ')') + " cultural"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_EQ(std::ranges::count(finished.err, '\n'), 1) << finished.err;
}

TEST_F(Commands, ManyPartsThatAreNoSyntaxAreToldInFewLines) {
  std::string query;
  for (int i = 0; i < 50; ++i) query += " fecha:nunca" + std::to_string(i);
  const Finished finished = Do({"search", query});
  EXPECT_EQ(std::ranges::count(finished.err, '\n'), 6) << finished.err;
  EXPECT_NE(finished.err.find("45 partes más"), finished.err.npos) << finished.err;
}

TEST_F(Commands, SearchTakesAnExcludedWord) {
  const auto all = Search({"prensa"}).at("total").get<int>();
  const auto without = Search({"prensa", "-500"}).at("total").get<int>();
  EXPECT_LT(without, all);
  EXPECT_EQ(Search({"--", "prensa", "-500"}).at("total"), without);
}

TEST_F(Commands, SearchHonoursItsFilters) {
  const Json in_2019 = Search({"--from", "2019", "--to", "2019", "--limit", "100"});
  for (const Json& hit : in_2019.at("hits")) {
    EXPECT_EQ(hit.at("date").at("start").get<std::string>().substr(0, 4), "2019") << hit;
  }
  const Json coordinations = Search({"--kind", "coordinación"});
  for (const Json& hit : coordinations.at("hits")) EXPECT_EQ(hit.at("kind"), "coordinacion");
  EXPECT_EQ(Search({"--limit", "2"}).at("hits").size(), 2U);
  EXPECT_EQ(Search({"--limit", "0"}).at("hits").size(), 0U);
}

TEST_F(Commands, DatesAreTakenAsPeopleTypeThem) {
  const Json in_may = Search({"--from", "2019-05", "--to", "2019-05"}).at("total");
  ASSERT_GT(in_may, 0);
  for (const char* may : {"mayo 2019", "05/2019", "mayo-2019", "2019/05", "Mayo de 2019"}) {
    EXPECT_EQ(Search({"--from", may, "--to", may}).at("total"), in_may) << may;
    EXPECT_EQ(Search({std::string("fecha:\"") + may + "\""}).at("total"), in_may) << may;
  }
  EXPECT_EQ(Search({"fecha:mayo 2019"}).at("total"), in_may);
  const Finished impossible = Do({"search", "--from", "31/02/2019"});
  EXPECT_EQ(impossible.status, 2);
  EXPECT_NE(impossible.err.find("ese día no existe"), impossible.err.npos) << impossible.err;
  EXPECT_NE(Do({"search", "--to", "mayo"}).err.find("de qué año"), std::string::npos);
}

TEST_F(Commands, SignsAloneAreToldAndSearchedForByNobody) {
  for (const char* signs : {"%", "(", "…", "*"}) {
    const Finished finished = Do({"search", signs, "--limit", "0"});
    EXPECT_NE(finished.err.find("No quedó nada que buscar"), finished.err.npos) << finished.err;
    EXPECT_EQ(finished.err.find("como palabras"), finished.err.npos) << finished.err;
    EXPECT_NE(Do({"export", signs}).err.find("No quedó nada que buscar"), std::string::npos);
  }
}

TEST_F(Commands, SearchSortsByDate) {
  std::vector<std::string> dates;
  const Json sorted = Search({"--sort", "-date", "--limit", "100", "--kind", "actividad"});
  for (const Json& hit : sorted.at("hits")) {
    if (!hit.at("date").at("start").is_null()) dates.push_back(hit.at("date").at("start"));
  }
  EXPECT_TRUE(std::is_sorted(dates.rbegin(), dates.rend()));
}

TEST_F(Commands, SearchWithoutAHitIsNoFailure) {
  const Finished finished = Do({"buscar", "xyzzyqwerty"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.out.find("0 resultados"), finished.out.npos) << finished.out;
}

TEST_F(Commands, SearchTableFitsTheWidth) {
  for (const char* width : {"40", "80", "132"}) {
    const Finished finished = (*run_)(Call{{"search", "prensa"}, "", {{"COLUMNS", width}}});
    std::istringstream lines(finished.out);
    for (std::string line; std::getline(lines, line);) {
      const auto points = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_LE(points, std::stoi(width)) << line;
    }
  }
}

TEST_F(Commands, SearchPaintsOnlyWhenAsked) {
  EXPECT_EQ(Do({"search", "prensa"}).out.find('\x1b'), std::string::npos);
  EXPECT_NE(Do({"search", "prensa", "--color", "always"}).out.find("\x1b[1;33m"), std::string::npos);
}

TEST_F(Commands, SearchPrintsLinesAndCsv) {
  for (const Json& line : Lines(Do({"search", "prensa", "--format", "ndjson"}).out)) {
    EXPECT_FALSE(line.contains("schema_version"));
    EXPECT_TRUE(line.contains("snippet"));
  }
  EXPECT_EQ(Do({"search", "prensa", "--format", "csv"}).out.substr(0, 8), "id,kind,");
}

TEST_F(Commands, ExportGivesEveryRecordInOrder) {
  const auto records = Lines(Do({"export"}).out);
  ASSERT_GT(records.size(), 20U);
  std::vector<std::pair<std::string, std::string>> order;
  for (const Json& record : records) {
    const std::string kind = record.at("kind");
    char number[16];
    const char* const rank = kind == "actividad" ? "0" : kind == "coordinacion" ? "1" : "2";
    std::snprintf(number, sizeof number, "%s%05d", rank, record.at("order").get<int>());
    order.emplace_back(
        record.at("report").at("period").get<std::string>() + record.at("report").at("id").get<std::string>(), number);
  }
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST_F(Commands, ExportFormatsHoldTheSameRecords) {
  const auto lines = Lines(Do({"export", "--format", "ndjson"}).out);
  const Json whole = Json::parse(Do({"exportar", "--format", "json"}).out);
  EXPECT_EQ(whole.at("schema_version"), 1);
  ASSERT_EQ(whole.at("records").size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(whole.at("records").at(i), lines[i]);
  const std::string csv = Do({"export", "--format", "csv"}).out;
  for (const Json& record : lines) EXPECT_NE(csv.find("\r\n" + record.at("id").get<std::string>() + ","), csv.npos);
}

TEST_F(Commands, ExportHonoursFiltersAndQuery) {
  const auto all = Lines(Do({"export"}).out).size();
  const auto some = Lines(Do({"export", "--kind", "actividad"}).out).size();
  EXPECT_GT(some, 0U);
  EXPECT_LT(some, all);
  EXPECT_LT(Lines(Do({"export", "prensa"}).out).size(), some);
}

TEST_F(Commands, ExportWritesAFileWhole) {
  EXPECT_EQ(Do({"export", "--output", "out.ndjson"}).status, 0);
  EXPECT_EQ(run_->Read("out.ndjson"), Do({"export"}).out);
  EXPECT_EQ(Do({"export", "--output", "no/such/out.ndjson"}).status, 1);
}

TEST_F(Commands, ExportForExcelHasItsMarks) {
  const std::string csv = Do({"export", "--format", "csv", "--excel"}).out;
  EXPECT_EQ(csv.substr(0, 11), "\xEF\xBB\xBFid;kind;");
}

TEST_F(Commands, AFullDiskUnderStdoutIsTold) {
  const Finished finished = (*run_)(Call{{"export"}, "", {}, -1, "/dev/full"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("no queda espacio"), finished.err.npos) << finished.err;
}

TEST_F(Commands, AReaderThatGoesAwayIsNoError) {
  const std::string command = "cd " + run_->path() + " && " ACERVO_PROGRAM " export 2>err.txt | head -c 10 >/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(run_->Read("err.txt"), "");
}

TEST_F(Commands, ShowTellsARecordItsReportAndAnEntity) {
  const Json record = Search({"prensa", "--limit", "1"}).at("hits").at(0);
  const std::string id = record.at("id");
  const Finished table = Do({"show", id});
  EXPECT_EQ(table.status, 0);
  EXPECT_NE(table.out.find(record.at("source").at("sha256").get<std::string>().substr(0, 12)), table.out.npos)
      << table.out;
  const Json shown = Json::parse(Do({"mostrar", id, "--format", "json"}).out);
  EXPECT_EQ(shown.at("schema_version"), 1);
  EXPECT_EQ(shown.at("id"), id);
  const Json report = Json::parse(Do({"show", record.at("report").at("id"), "--format", "json"}).out);
  for (const char* key : {"id", "period", "period_source", "period_confidence", "office", "contact", "sections",
                          "sources", "parser_version", "activities", "coordinations", "warnings"}) {
    EXPECT_TRUE(report.contains(key)) << key;
  }
}

TEST_F(Commands, ShowFindsAnEntityById) {
  for (const Json& record : Lines(Do({"export"}).out)) {
    if (record.at("entities").empty()) continue;
    const std::string id = record.at("entities").at(0).at("id");
    const Json entity = Json::parse(Do({"show", id, "--format", "json"}).out);
    EXPECT_EQ(entity.at("id"), id);
    EXPECT_GT(entity.at("records"), 0);
    return;
  }
  FAIL() << "no record with an entity";
}

TEST_F(Commands, ShowOfNothingIsOne) {
  const Finished finished = Do({"show", "r00000000.a1"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("r00000000.a1"), finished.err.npos);
  EXPECT_EQ(finished.out, "");
}

TEST_F(Commands, StatsCountWhatIsThere) {
  const Json stats = Json::parse(Do({"estadísticas", "--format", "json"}).out);
  EXPECT_EQ(stats.at("schema_version"), 1);
  EXPECT_EQ(stats.at("reports"), 3);
  EXPECT_EQ(stats.at("first_period"), "2014-12");
  EXPECT_EQ(stats.at("last_period"), "2024-03");
  EXPECT_NE(Do({"stats"}).out.find("Informes"), std::string::npos);
}

TEST_F(Commands, InspectPrintsBothStages) {
  const Json report = Json::parse(Do({"inspect", "in/mayo.docx"}).out);
  EXPECT_EQ(report.at("schema_version"), 1);
  EXPECT_EQ(report.at("report").at("period"), "2019-05");
  EXPECT_EQ(report.at("report").at("sources").at(0).at("path"), "in/mayo.docx");
  EXPECT_EQ(report.at("records").size(), 12U);  // one of them what no row and no bullet holds
  const Json document = Json::parse(Do({"inspeccionar", "in/mayo.docx", "--stage", "document"}).out);
  EXPECT_EQ(document.at("schema_version"), 1);
  EXPECT_EQ(document.at("format"), "docx");
}

TEST_F(Commands, InspectShowsWhatTheReadingOfTablesRestsOn) {
  const Sandbox run;
  run.Copy("three_list_levels_unruled.pdf", "mayo.pdf");
  const Json layout = Json::parse(run({"inspeccionar", "mayo.pdf", "--paso", "disposicion"}).out);
  ASSERT_FALSE(layout.at("tables").empty());
  const Json& table = layout.at("tables").at(0);
  EXPECT_EQ(table.at("page"), 1);
  const auto taken = std::count_if(table.at("gutters").begin(), table.at("gutters").end(),
                                   [](const Json& gutter) { return gutter.at("taken").get<bool>(); });
  EXPECT_EQ(taken + 1, table.at("columns").get<int>());
  EXPECT_EQ(table.at("readings").size(), 6U);
  EXPECT_LE(table.at("readings").at(0).at("cost"), table.at("readings").at(5).at("cost"));
  EXPECT_EQ(layout.at("pages").at(0).at("page"), 1);
}

TEST_F(Commands, InspectTouchesNoArchive) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.docx", "mayo.docx");
  EXPECT_EQ(run({"inspect", "mayo.docx"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(run.path("acervo.db")));
}

TEST_F(Commands, InspectFailsAsJson) {
  const Finished finished = Do({"inspect", "in/none.docx"});
  EXPECT_EQ(finished.status, 1);
  const Json json = Json::parse(finished.out);
  EXPECT_EQ(json.at("schema_version"), 1);
  EXPECT_EQ(json.at("error").at("code"), "unreadable");
  EXPECT_FALSE(json.at("error").at("message").get<std::string>().empty());
}

}  // namespace
}  // namespace acervo::cli
