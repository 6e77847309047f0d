// Importing: what is told, what changes, what does not, and how it ends.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "run_program.h"

namespace acervo::cli {
namespace {

Finished Import(const Sandbox& run, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"import", "in", "--report", "report.ndjson"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

void CopySome(const Sandbox& run) {
  run.Copy("real_month_in_the_text.docx", "in/b.docx");
  run.Copy("real_dates_tell_the_period.txt", "in/a.txt");
  run.Copy("hyphenated_lines.pdf", "in/sub/c.pdf");
}

TEST(Import, TellsALineAFileInTheOrderOfThePaths) {
  const Sandbox run;
  CopySome(run);
  const Finished finished = Import(run);
  EXPECT_EQ(finished.status, 0) << finished.err;
  const auto lines = Lines(run.Read("report.ndjson"));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].at("path"), "in/a.txt");
  EXPECT_EQ(lines[1].at("path"), "in/b.docx");
  EXPECT_EQ(lines[2].at("path"), "in/sub/c.pdf");
  for (const Json& line : lines) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : line.items()) keys.push_back(key);
    EXPECT_EQ(keys,
              (std::vector<std::string>{"path", "sha256", "format", "status", "report", "activities", "coordinations",
                                        "text_records", "rows_seen", "words", "rejected", "warnings", "error", "ms"}));
    EXPECT_GT(line.at("words").at("read"), 0);
    EXPECT_EQ(line.at("words").at("found"), line.at("words").at("read"));
    EXPECT_EQ(line.at("status"), "imported");
    EXPECT_TRUE(line.at("error").is_null());
  }
}

TEST(Import, CountsReconcile) {
  const Sandbox run;
  CopySome(run);
  Import(run);
  for (const Json& line : Lines(run.Read("report.ndjson"))) {
    EXPECT_EQ(line.at("rows_seen").get<std::size_t>(), line.at("activities").get<std::size_t>() +
                                                           line.at("coordinations").get<std::size_t>() +
                                                           line.at("rejected").size())
        << line;
    for (const Json& rejected : line.at("rejected")) EXPECT_FALSE(rejected.at("reason").get<std::string>().empty());
  }
}

TEST(Import, ASecondTimeChangesNothing) {
  const Sandbox run;
  CopySome(run);
  Import(run);
  const std::string before = run({"export"}).out;
  EXPECT_EQ(Import(run).status, 0);
  for (const Json& line : Lines(run.Read("report.ndjson"))) {
    EXPECT_EQ(line.at("status"), "unchanged");
    EXPECT_FALSE(line.at("report").is_null());
    EXPECT_GT(line.at("activities"), 0);
    EXPECT_GT(line.at("words").at("found"), 0);
    EXPECT_FALSE(line.at("format").is_null());
  }
  EXPECT_EQ(run({"export"}).out, before);
}

TEST(Import, KeepsTheRecordsAsInspectShowsThem) {
  const Sandbox run;
  run.Copy("three_list_levels_unruled.docx", "a.docx");
  ASSERT_EQ(run({"import", "a.docx"}).status, 0);
  const Json inspected = Json::parse(run({"inspect", "a.docx"}).out).at("records");
  const auto stored = Lines(run({"export"}).out);
  ASSERT_EQ(stored.size(), inspected.size());
  int children = 0;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    EXPECT_EQ(stored[i].dump(1), inspected[i].dump(1));
    children += stored[i].at("parent").is_null() ? 0 : 1;
  }
  EXPECT_GT(children, 0);
}

TEST(Import, TheSameBytesUnderTwoNamesAreOneReport) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.docx", "in/a.docx");
  run.Copy("real_month_in_the_text.docx", "in/b.docx");
  EXPECT_EQ(Import(run).status, 0);
  auto lines = ByName(run.Read("report.ndjson"));
  EXPECT_EQ(lines["a.docx"].at("status"), "imported");
  EXPECT_EQ(lines["b.docx"].at("status"), "duplicate");
  EXPECT_EQ(lines["a.docx"].at("report"), lines["b.docx"].at("report"));
  EXPECT_EQ(Lines(run({"export"}).out).size(), 12U);
}

TEST(Import, TheSameReportInAnotherFormatIsADuplicate) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.docx", "in/a.docx");
  run.Copy("real_month_in_the_text.txt", "in/b.txt");
  Import(run);
  auto lines = ByName(run.Read("report.ndjson"));
  EXPECT_EQ(lines["b.txt"].at("status"), "duplicate");
  EXPECT_EQ(lines["b.txt"].at("report"), lines["a.docx"].at("report"));
}

TEST(Import, APathWithOtherContentIsUpdated) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.txt", "in/a.txt");
  Import(run);
  std::string text = Testdata("real_month_in_the_text.txt");
  run.Write("in/a.txt", text.replace(text.find("Rueda de prensa"), 15, "Gran exposición"));
  EXPECT_EQ(Import(run).status, 0);
  EXPECT_EQ(ByName(run.Read("report.ndjson"))["a.txt"].at("status"), "updated");
  EXPECT_NE(run({"export"}).out.find("Gran exposición"), std::string::npos);
}

TEST(Import, ADryRunWritesNothing) {
  const Sandbox run;
  CopySome(run);
  EXPECT_EQ(Import(run, {"--dry-run"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(run.path("acervo.db")));
  EXPECT_FALSE(std::filesystem::exists(run.path(":memory:")));
  for (const Json& line : Lines(run.Read("report.ndjson"))) EXPECT_EQ(line.at("status"), "imported");
  Import(run);
  run.Copy("section_rows.docx", "in/new.docx");
  const std::string before = run({"export"}).out;
  EXPECT_EQ(Import(run, {"--dry-run"}).status, 0);
  auto lines = ByName(run.Read("report.ndjson"));
  EXPECT_EQ(lines["new.docx"].at("status"), "imported");
  EXPECT_EQ(lines["a.txt"].at("status"), "unchanged");
  EXPECT_EQ(run({"export"}).out, before);
}

std::string WeekText(int number) {
  const int monday = 6 + 7 * (number - 1);
  const auto row = [&](const std::string& words, int day) {
    return words + " | " + std::to_string(monday + day) + " de mayo\n";
  };
  return "Oficina de Cooperación Internacional\n\nInforme semanal " + std::to_string(number) +
         " – Mayo 2019\n\nActividad | Institución | Información | Fecha\n--- | --- | --- | ---\n" +
         row("Reunión semanal | Despacho Superior | Seguimiento de los acuerdos de la semana", 0) +
         row("Trámite | Cancillería | Se tramitaron " + std::to_string(2 * number) + " pasaportes oficiales", 1) +
         row("Videoconferencia | UCCI | Sesión ordinaria del comité sectorial", 2);
}

std::vector<std::string> Statuses(const Sandbox& run) {
  std::vector<std::string> statuses;
  for (const Json& line : Lines(run.Read("report.ndjson"))) statuses.push_back(line.at("status"));
  return statuses;
}

TEST(Import, ADryRunSaysWhatTheRunDoes) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.docx", "in/a.docx");
  Import(run);
  run.Copy("real_month_in_the_text.pdf", "in/b.pdf");  // of what is there
  run.Copy("section_rows.docx", "in/c.docx");          // of what comes with it
  run.Copy("section_rows.txt", "in/d.txt");
  run.Copy("section_rows.txt", "in/e.txt");
  run.Write("in/f.txt", WeekText(1));
  run.Write("in/g.txt", WeekText(2));
  run.Write("in/h.pdf", "%PDF-1.4 roto");
  for (const std::string archive : {"acervo.db", "otro.db"}) {
    for (const std::string jobs : {"1", "2"}) {
      EXPECT_EQ(Import(run, {"--archive", archive, "--dry-run", "--jobs", jobs}).status, 1);
      const auto forecast = Statuses(run);
      if (jobs == "1") continue;
      EXPECT_EQ(Import(run, {"--archive", archive}).status, 1);
      EXPECT_EQ(Statuses(run), forecast) << archive;
      EXPECT_EQ(std::ranges::count(forecast, "duplicate"), archive == "acervo.db" ? 3 : 3) << archive;
    }
  }
}

TEST(Import, APathThatHoldsAnotherReportKeepsTheFormerAndTellsIt) {
  const Sandbox run;
  run.Write("in/semana.txt", WeekText(1));
  Import(run);
  const std::string first = Lines(run.Read("report.ndjson"))[0].at("report");
  run.Write("in/semana.txt", WeekText(2));
  EXPECT_EQ(Import(run).status, 0);
  const Json line = Lines(run.Read("report.ndjson"))[0];
  EXPECT_EQ(line.at("status"), "imported");
  bool is_told = false;
  for (const Json& warning : line.at("warnings")) {
    if (warning.at("code") != "path_reused") continue;
    is_told = true;
    EXPECT_EQ(warning.at("text"), first);
    EXPECT_NE(warning.at("message").get<std::string>().find(first), std::string::npos);
  }
  EXPECT_TRUE(is_told) << line;
  EXPECT_EQ(Json::parse(run({"search", "\"2 pasaportes\"", "--format", "json"}).out).at("total"), 1);
  EXPECT_EQ(Json::parse(run({"search", "\"4 pasaportes\"", "--format", "json"}).out).at("total"), 1);
}

TEST(Import, OneFileIsUnchangedUnderEverySpellingOfItsPath) {
  const Sandbox run;
  run.Copy("section_rows.txt", "uno/dos/x.txt");
  const auto import = [&](const std::string& path) {
    EXPECT_EQ(run({"import", path, "--report", "report.ndjson"}).status, 0);
    return Lines(run.Read("report.ndjson"))[0];
  };
  const Json first = import("uno");
  EXPECT_EQ(first.at("path"), "uno/dos/x.txt");
  for (const std::string& path : {std::string("./uno/"), run.path("uno"), std::string("uno/../uno/dos"),
                                  std::string("uno/dos/x.txt"), run.path("uno/dos/../dos/x.txt")}) {
    EXPECT_EQ(import(path).at("status"), "unchanged") << path;
  }
  const Json report = Json::parse(run({"show", first.at("report").get<std::string>(), "--format", "json"}).out);
  ASSERT_EQ(report.at("sources").size(), 1U);
  EXPECT_EQ(report.at("sources")[0].at("path"), "uno/dos/x.txt");
  EXPECT_EQ(report.at("sources")[0].at("location"),
            std::filesystem::weakly_canonical(run.path("uno/dos/x.txt")).string());
}

TEST(Import, TheNumberOfJobsChangesNothing) {
  const Sandbox run;
  for (const char* name : {"section_rows", "hyphenated_lines", "table_over_pages", "no_period_at_all"}) {
    for (const char* format : {".docx", ".pdf", ".txt"})
      run.Copy(name + std::string(format), std::string("in/") + name + format);
  }
  EXPECT_EQ(run({"import", "in", "--jobs", "1", "--archive", "one.db"}).status, 0);
  EXPECT_EQ(run({"import", "in", "--jobs", "4", "--archive", "four.db"}).status, 0);
  EXPECT_EQ(run({"export", "--archive", "one.db"}).out, run({"export", "--archive", "four.db"}).out);
}

TEST(Import, RetriesWhatFailed) {
  const Sandbox run;
  CopySome(run);
  run.Copy("scanned_pages.pdf", "in/scan.pdf");
  run.Write("in/empty.txt", "");
  EXPECT_EQ(run({"import", "in", "--ocr", "never"}).status, 1);
  EXPECT_EQ(run({"import", "--retry-failed", "no_text", "--ocr", "never", "--report", "r.ndjson"}).status, 1);
  auto lines = ByName(run.Read("r.ndjson"));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines["scan.pdf"].at("error").at("code"), "no_text");
  run.Copy("section_rows.txt", "in/empty.txt");
  EXPECT_EQ(run({"import", "--retry-failed", "empty"}).status, 0);
  EXPECT_EQ(run({"import", "--retry-failed", "empty", "--report", "r.ndjson"}).status, 0);
  EXPECT_EQ(run.Read("r.ndjson"), "");
}

TEST(Import, ForgetsAFailureWhoseFileIsGone) {
  const Sandbox run;
  run.Write("in/empty.txt", "");
  Import(run);
  std::filesystem::remove(run.path("in/empty.txt"));
  EXPECT_EQ(run({"import", "--retry-failed", "--report", "r.ndjson"}).status, 1);
  EXPECT_EQ(ByName(run.Read("r.ndjson"))["empty.txt"].at("error").at("code"), "unreadable");
  EXPECT_EQ(run({"import", "--retry-failed"}).status, 0);
}

TEST(Import, SumsUpDoubtsInWordsAndTellsWhereTheRestIs) {
  const Sandbox run;
  std::string text = "Mayo 2019\nActividad\tEntidad\tFecha\n";
  for (int i = 1; i <= 9; ++i) text += "Foro " + std::to_string(i) + "\tJICA\t\n";
  run.Write("in/a.txt", text);
  const Finished finished = Import(run);
  EXPECT_NE(finished.err.find("Para revisar: sin fecha (9)"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("y 6 más"), finished.err.npos) << finished.err;
  EXPECT_NE(finished.err.find("acervo mostrar"), finished.err.npos) << finished.err;
  EXPECT_EQ(finished.err.find("missing_date"), finished.err.npos) << finished.err;
}

TEST(Import, CutsALongListOfFailures) {
  const Sandbox run;
  for (int i = 100; i < 150; ++i) run.Write("in/" + std::to_string(i) + ".txt", "");
  const Finished finished = Import(run);
  EXPECT_NE(finished.err.find("y 30 más"), finished.err.npos) << finished.err;
  EXPECT_EQ(Lines(run.Read("report.ndjson")).size(), 50U);
}

TEST(Import, WritesItsReportToStdoutWhenAsked) {
  const Sandbox run;
  CopySome(run);
  EXPECT_EQ(Lines(run({"import", "in", "--report", "-"}).out).size(), 3U);
}

TEST(Import, IsSilentWhenAsked) {
  const Sandbox run;
  CopySome(run);
  const Finished finished = Import(run, {"--quiet"});
  EXPECT_EQ(finished.out + finished.err, "");
}

TEST(Import, SpeaksTheLanguageOfTheUser) {
  const Sandbox run;
  run.Write("in/empty.txt", "");
  EXPECT_NE(Import(run, {"--lang", "en"}).err.find("The document is empty"), std::string::npos);
  EXPECT_NE(
      Lines(run.Read("report.ndjson"))[0].at("error").at("message").get<std::string>().find("The document is empty"),
      std::string::npos);
}

TEST(Import, LeavesTheArchiveInItsFolderAlone) {
  const Sandbox run;
  run.Copy("section_rows.txt", "a.txt");
  EXPECT_EQ(run({"import", ".", "--report", "report.ndjson"}).status, 0);
  const Finished again = run({"import", ".", "--report", "report.ndjson"});
  EXPECT_EQ(again.status, 0) << again.err;
  auto lines = ByName(run.Read("report.ndjson"));
  EXPECT_EQ(lines["acervo.db"].at("status"), "skipped");
  EXPECT_EQ(lines["report.ndjson"].at("status"), "skipped");
  EXPECT_EQ(lines["a.txt"].at("status"), "unchanged");
}

TEST(Import, AnArchiveThatIsNoneIsStatusThree) {
  const Sandbox run;
  CopySome(run);
  run.Write("acervo.db", "this is no database, only a text that is long enough to look at. " + std::string(4096, 'x'));
  const std::string before = run.Read("acervo.db");
  const Finished finished = Import(run);
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.err.find("acervo.db"), finished.err.npos);
  EXPECT_EQ(run.Read("acervo.db"), before);
}

TEST(Import, AFolderThatMayNotBeWrittenIsStatusThree) {
  const Sandbox run;
  CopySome(run);
  const Finished finished = Import(run, {"--archive", "no/such/folder/a.db"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.err.find("carpeta del acervo no/such/folder/a.db no existe"), finished.err.npos) << finished.err;
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everything";
  Import(run);
  std::filesystem::permissions(run.path("acervo.db"), std::filesystem::perms::owner_read);
  run.Copy("section_rows.docx", "in/new.docx");
  EXPECT_EQ(Import(run).status, 3);
}

TEST(Import, AFullDiskIsStatusThreeAndLeavesTheArchiveWhole) {
  const Sandbox run;
  CopySome(run);
  Import(run);
  const std::string before = run({"export"}).out;
  const auto size = static_cast<long>(std::filesystem::file_size(run.path("acervo.db")));
  // Originals that do not deflate, so that the archive must grow.
  std::string noise = "Informe\n";
  unsigned state = 1;
  for (int i = 0; i < 1'000'000; ++i) {
    state = state * 1664525 + 1013904223;  // Numerical Recipes' generator
    noise += i % 60 == 59 ? '\n' : "abcdefghijklmnopqrstuvwxyz012345"[state >> 27];
  }
  run.Write("in/zz.txt", noise);
  const Finished finished = run(Call{{"import", "in"}, "", {}, size + 65536});
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_EQ(run({"export"}).out, before);
}

// Starts an import of something that takes long and sends it a signal.
TEST(Import, AnInterruptionKeepsWhatWasFinished) {
  const Sandbox run;
  for (int i = 0; i < 40; ++i) {
    std::string text = Testdata("real_month_in_the_text.txt");
    text += "\nnúmero " + std::to_string(i) + "\n";
    run.Write("in/" + std::to_string(1000 + i) + ".txt", text);
  }
  const int status = run.Interrupted({"import", "in", "--report", "r.ndjson"}, "r.ndjson");
  ASSERT_GE(status, 0);
  const auto told = Lines(run.Read("r.ndjson"));
  EXPECT_GT(told.size(), 0U);
  if (status == 0) GTEST_SKIP() << "the import was quicker than the signal";
  EXPECT_EQ(status, 130);
  std::set<std::string> reports;
  for (const Json& line : told) reports.insert(line.at("report").get<std::string>());
  EXPECT_EQ(Json::parse(run({"stats", "--format", "json"}).out).at("reports"), reports.size());
  EXPECT_EQ(run({"import", "in", "--quiet"}).status, 0);
}

}  // namespace
}  // namespace acervo::cli
