// Reading the stored originals again, histories, and how the files of a report differ: from the command line.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "run_program.h"

namespace acervo::cli {
namespace {

constexpr std::string_view kThreeRows =
    "Oficina de Cooperación Internacional\n\n"
    "Mayo 2019\n\n"
    "Actividad | Institución | Información | Fecha\n"
    "--- | --- | --- | ---\n"
    "Café diplomático | LISUAR | Desayuno con las embajadas acreditadas en el país para hablar del hermanamiento | 3\n"
    "Foro | JICA | Ponencia sobre la cooperación descentralizada entre las ciudades de la región | 4\n"
    "Taller | UCCI | Formulación de proyectos municipales de movilidad y de espacio público | 15\n";
constexpr std::string_view kBreakfast = "desayuno-de-embajadores\thead\tcafé diplomático\n";

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

class ReparseCommands : public ::testing::Test {
 protected:
  ReparseCommands() {
    run_.Write("in/mayo.txt", kThreeRows);
    EXPECT_EQ(run_({"importar", "in", "--quiet"}).status, 0);
    id_ = Answer({"export", "--format", "json"}).at("records").at(0).at("report").at("id");
  }

  Json Answer(const std::vector<std::string>& arguments) {
    const Finished finished = run_(arguments);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return Json::parse(finished.out);
  }
  Json Record(const std::string& local) { return Answer({"show", id_ + "." + local, "--format", "json"}); }

  // As another program would.
  void Sql(const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(run_.path("acervo.db").c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
  }

  Sandbox run_;
  std::string id_;
};

TEST_F(ReparseCommands, WhatReadsTheSameChangesTheVersionAlone) {
  Sql("UPDATE report SET parser_version = '1'");
  const std::string before = run_({"export"}).out;
  const Finished dry = run_({"reparse", "--older-than", "2", "--dry-run", "--format", "ndjson"});
  EXPECT_EQ(dry.status, 0) << dry.err;
  const Json line = Lines(dry.out).at(0);
  EXPECT_EQ(line.at("report"), id_);
  EXPECT_EQ(line.at("period"), "2019-05");
  EXPECT_EQ(line.at("status"), "unchanged");
  EXPECT_EQ(line.at("sources").at(0).at("parser_version").at("before"), "1");
  EXPECT_FALSE(line.contains("schema_version"));
  EXPECT_EQ(Lines(run_({"reparse", "--older-than", "2", "--format", "ndjson"}).out).size(), 1u);  // still the old one
  const Finished done = run_({"reanalizar", "--older-than", "2"});
  EXPECT_EQ(done.status, 0);
  EXPECT_NE(done.err.find("No hay nada que reanalizar"), done.err.npos) << done.err;
  EXPECT_EQ(run_({"export"}).out, before);
  EXPECT_EQ(Answer({"stats", "--format", "json"}).at("reports_per_parser_version").at(0).at("count"), 1);
}

TEST_F(ReparseCommands, WhatReadsOtherwiseIsToldThenStoredAndInTheHistory) {
  run_.Write("mine/activity_types.tsv", kBreakfast);
  const std::vector<std::string> dry = {"--tables", "mine", "reparse", "--dry-run"};
  const Finished table = run_(dry);
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_NE(table.out.find("desayuno-de-embajadores"), table.out.npos) << table.out;
  EXPECT_NE(table.out.find("Antes"), table.out.npos);
  EXPECT_NE(table.out.find("1 leído de otra manera"), table.out.npos);
  EXPECT_NE(table.out.find("no se escribió nada"), table.out.npos);
  const Json before = Record("a1");
  EXPECT_NE(before.at("type"), "desayuno-de-embajadores");

  const Json whole = Answer({"--tables", "mine", "reparse", id_, "--format", "json"});
  EXPECT_EQ(whole.at("schema_version"), 1);
  EXPECT_EQ(whole.at("dry_run"), false);
  EXPECT_EQ(whole.at("counts").at("reparsed"), 1);
  const Json change = whole.at("reports").at(0).at("sources").at(0).at("differences").at("records").at(0);
  EXPECT_EQ(change.at("id"), id_ + ".a1");
  EXPECT_EQ(change.at("change"), "changed");
  EXPECT_EQ(change.at("fields").at(0).at("field"), "type");
  EXPECT_EQ(change.at("fields").at(0).at("after"), "desayuno-de-embajadores");
  EXPECT_EQ(Record("a1").at("type"), "desayuno-de-embajadores");
  EXPECT_EQ(run_({"verify"}).status, 0);
  EXPECT_EQ(Answer({"search", "tipo:desayuno-de-embajadores", "--format", "json"}).at("total"), 1);

  const Json history = Answer({"show", id_, "--history", "--format", "json"});
  EXPECT_EQ(history.at("schema_version"), 1);
  ASSERT_EQ(history.at("events").size(), 2u);
  EXPECT_EQ(history.at("events").at(1).at("event"), "reparsed");
  EXPECT_EQ(history.at("events").at(1).at("differences").at("records").at(0), change);
  const Finished record = run_({"--lang", "en", "show", id_ + ".a1", "--history"});
  EXPECT_EQ(record.status, 0);
  EXPECT_NE(record.out.find("reparsed"), record.out.npos) << record.out;
  EXPECT_NE(record.out.find("(new)"), record.out.npos);
  EXPECT_EQ(run_({"show", id_ + ".a9", "--history"}).status, 1);
  EXPECT_EQ(run_({"show", "JICA", "--history"}).status, 1);
}

TEST_F(ReparseCommands, AnOriginalThatFailsKeepsItsReading) {
  run_.Write("in/junio.txt", Replaced(std::string(kThreeRows), "Mayo", "Junio"));
  ASSERT_EQ(run_({"importar", "in", "--quiet"}).status, 0);
  const std::string before = run_({"export"}).out;
  Sql("UPDATE sqlar SET data = zeroblob(length(data)) WHERE name LIKE '%" + id_.substr(1) + "%'");
  const Finished finished = run_({"reparse", "--format", "ndjson"});
  EXPECT_EQ(finished.status, 1);
  const std::vector<Json> lines = Lines(finished.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].at("status"), "failed");
  EXPECT_EQ(lines[0].at("sources").at(0).at("error").at("code"), "corrupt");
  EXPECT_EQ(lines[1].at("status"), "unchanged");
  EXPECT_NE(finished.err.find("Queda la lectura anterior"), finished.err.npos) << finished.err;
  EXPECT_EQ(run_({"export"}).out, before);
}

TEST_F(ReparseCommands, PeriodsAndIdsSelect) {
  run_.Write("in/junio.txt", Replaced(std::string(kThreeRows), "Mayo", "Junio"));
  ASSERT_EQ(run_({"importar", "in", "--quiet"}).status, 0);
  const auto count = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"reparse", "--dry-run", "--format", "json", "--jobs", "1"});
    return Answer(arguments).at("reports").size();
  };
  EXPECT_EQ(count({}), 2u);
  EXPECT_EQ(count({"--from", "2019-06"}), 1u);
  EXPECT_EQ(count({"--to", "2019-05-01"}), 1u);
  EXPECT_EQ(count({"--to", "2018"}), 0u);
  EXPECT_EQ(count({id_}), 1u);
  EXPECT_EQ(count({"--report", id_, "--older-than", "0"}), 0u);
}

TEST_F(ReparseCommands, WrongUsageAndWhatIsNotThere) {
  EXPECT_EQ(run_({"reparse", "--older-than", "ayer"}).status, 2);
  EXPECT_EQ(run_({"reparse", "--from", "2020", "--to", "2019"}).status, 2);
  EXPECT_EQ(run_({"reparse", "--format", "csv"}).status, 2);
  EXPECT_EQ(run_({"reparse", "--jobs", "0"}).status, 2);
  const Finished unknown = run_({"reparse", "r00000000", id_});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_NE(unknown.err.find("r00000000"), unknown.err.npos);
  EXPECT_EQ(run_({"reparse", "--archive", "nada.db"}).status, 3);
}

TEST_F(ReparseCommands, ACorrectedReissueUnderAnotherPathTellsItsHistory) {
  std::string corrected = Replaced(std::string(kThreeRows), "movilidad", "vivienda");
  corrected += "Gala | Embajada de México | Recepción oficial por las fiestas patrias de la república hermana | 20\n";
  run_.Write("corregidos/mayo 2.txt", corrected);
  const Finished again = run_({"importar", "corregidos", "--report", "-"});
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(Lines(again.out).at(0).at("status"), "updated");
  EXPECT_EQ(Lines(again.out).at(0).at("report"), id_);
  EXPECT_EQ(Answer({"search", "movilidad", "--format", "json"}).at("total"), 0);
  EXPECT_EQ(Answer({"search", "vivienda", "--format", "json"}).at("total"), 1);
  const Json event = Answer({"show", id_, "--history", "--format", "json"}).at("events").at(1);
  EXPECT_EQ(event.at("edition"), 2);
  EXPECT_EQ(event.at("path"), "corregidos/mayo 2.txt");
  std::map<std::string, std::string> changes;
  for (const Json& record : event.at("differences").at("records")) {
    changes[record.at("id").get<std::string>().substr(id_.size() + 1)] = record.at("change");
  }
  EXPECT_EQ(changes, (std::map<std::string, std::string>{{"a3", "changed"}, {"a4", "added"}}));
  EXPECT_EQ(Answer({"stats", "--format", "json"}).at("earlier_editions"), 1);
  const std::string forum =
      "Foro | JICA | Ponencia sobre la cooperación descentralizada entre las ciudades de la región | 4\n";
  run_.Write("in/mayo.txt", Replaced(corrected, forum, ""));
  EXPECT_EQ(run_({"importar", "in", "--quiet"}).status, 0);
  EXPECT_EQ(run_({"show", id_ + ".a2"}).status, 1);
  EXPECT_EQ(run_({"show", id_ + ".a2", "--history"}).status, 0);
}

TEST_F(ReparseCommands, TheFilesOfAReportAreCompared) {
  for (const char* format : {"txt", "pdf", "docx"}) {
    run_.Copy(std::string("real_month_in_the_text.") + format, std::string("three/a.") + format);
  }
  const Finished imported = run_({"importar", "three", "--report", "-"});
  ASSERT_EQ(imported.status, 0) << imported.err;
  const std::string id = Lines(imported.out).at(0).at("report");
  const Json shown = Answer({"show", id, "--format", "json"});
  EXPECT_EQ(shown.at("shown_from").at("path"), "three/a.docx");
  EXPECT_EQ(shown.at("shown_from").at("reason"), "format");
  EXPECT_EQ(shown.at("source_differences").size(), 2u);
  const Finished sheet = run_({"--lang", "en", "show", id});
  EXPECT_NE(sheet.out.find("TXT before PDF"), sheet.out.npos) << sheet.out;
  EXPECT_EQ(Answer({"show", id_, "--format", "json"}).at("shown_from").at("reason"), "only");
  EXPECT_EQ(Answer({"stats", "--format", "json"}).at("originals_per_format").size(), 3u);
}

TEST(Reparse, AnInterruptionKeepsWhatWasFinished) {
  const Sandbox run;
  for (int i = 0; i < 40; ++i) {
    run.Write("in/" + std::to_string(1000 + i) + ".txt",
              Replaced(std::string(kThreeRows), "Mayo 2019", "Mayo " + std::to_string(1980 + i)));
  }
  ASSERT_EQ(run({"import", "in", "--quiet"}).status, 0);
  const std::string before = run({"export"}).out;
  const int status = run.Interrupted({"reparse", "--jobs", "1", "--format", "ndjson"}, "interrupted.out");
  ASSERT_GE(status, 0);
  EXPECT_EQ(run({"export"}).out, before);
  EXPECT_EQ(run({"verify"}).status, 0);
  if (status == 0) GTEST_SKIP() << "the reparse was quicker than the signal";
  EXPECT_EQ(status, 130);
  EXPECT_NE(run.Read("interrupted.err").find("--anteriores-a"), std::string::npos);
}

}  // namespace
}  // namespace acervo::cli
