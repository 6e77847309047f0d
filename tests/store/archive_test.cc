// What is written is read again, through the program and through any SQLite.
#include "store/archive.h"

#include <gtest/gtest.h>

#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

// One of everything that a report can hold.
Report FullReport() {
  Record activity = Activity(1, {"Foro de Diplomacia",
                                 "JICA",
                                 "Del 17 al 19 de abril con la Alcaldía de Añasco",
                                 "27 al 30 de May.",
                                 "2019-05-27",
                                 "2019-05-30",
                                 "foro",
                                 {Entity("jica", "JICA", "JICA")}});
  activity.fields.emplace_back("lugar", "Salón Ñandú");
  activity.section = "Primera parte";
  activity.date.intervals.push_back({Day("2019-06-03"), Day("2019-06-04")});
  activity.source = {2, 0, 3, 9};
  const std::string raw = "Alcaldía de Añasco";
  activity.entities.push_back({"alcaldia-de-anasco", raw, EntityKind::kGovernment, raw, EntityRole::kMention,
                               Span{activity.text.find(raw), raw.size()}});
  const std::string when = "Del 17 al 19 de abril";
  activity.mentions.push_back({when,
                               {0, when.size()},
                               {{Day("2019-04-17"), Day("2019-04-19")}},
                               DatePrecision::kDay,
                               {DiagnosticCode::kFarFromPeriod}});
  Report report =
      MadeReport("2019-05", {activity, Bullet(1, "Reunión con la embajada"), Bullet(2, "Acta", "c1.1", 1, 1)});
  report.contact = "Tel. 555";
  report.sections = {{"Ejes de trabajo", "Cultura.\nDeporte."}};
  report.doubts = {{DiagnosticCode::kWeekdayMismatch, {1, 0, 2, std::nullopt}, "a1", "fecha", "lunes 3", 0.7}};
  report.rejected = {NoRecord(DiagnosticCode::kHeaderRow, {1, 0, 0, std::nullopt}, "Actividad Entidad")};
  report.entity_names = {{"jica", {"Agencia de Cooperación Internacional del Japón", "JICA"}}};
  report.rows_seen = 4;
  return report;
}

TEST(Archive, GivesAReportBackAsItWas) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  const Report report = FullReport();
  const ImportOutcome outcome = Must(archive.Import(report, File("mayo.docx", "uno")));
  EXPECT_EQ(outcome.status, ImportStatus::kImported);
  EXPECT_EQ(outcome.report_id, "r" + Sha256Hex("uno").substr(0, 8));
  const StoredReport stored = Must(archive.ReportById(outcome.report_id));
  EXPECT_EQ(ToJson(stored.report).dump(1), ToJson(report).dump(1));
  EXPECT_EQ(stored.report, report);
  ASSERT_EQ(stored.sources.size(), 1u);
  EXPECT_EQ(stored.sources[0].path, "mayo.docx");
  EXPECT_EQ(stored.sources[0].bytes, 3);
}

TEST(Archive, GivesRecordsAsTheInterfaceHasThem) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  const Report report = FullReport();
  const SourceFile file = File("mayo.docx", "uno");
  const std::string id = Must(archive.Import(report, file)).report_id;
  for (const Record& record : report.records) {
    const RecordView expected = ViewOf(report, id, record, {file.path, file.sha256, file.format});
    EXPECT_EQ(RecordOf(archive, expected.id).dump(1), RecordJson(expected).dump(1));
    EXPECT_EQ(Must(archive.RecordById(expected.id)), expected);
  }
  EXPECT_EQ(archive.RecordById(id + ".a9").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(archive.RecordById("").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(archive.ReportById("r00000000").error().code, ErrorCode::kNotFound);
}

TEST(Archive, FindsAnEntityByEachOfItsNames) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.Import(FullReport(), File("mayo.docx", "uno")));
  for (const std::string name : {"jica", "JICA", "J.I.C.A.", "agencia de cooperacion internacional del japon"}) {
    const StoredEntity entity = Must(archive.EntityById(name));
    EXPECT_EQ(entity.id, "jica") << name;
    EXPECT_EQ(entity.records, 1);
    EXPECT_EQ(entity.first_seen, "2019-05-27");
    EXPECT_EQ(entity.last_seen, "2019-06-04");
    EXPECT_EQ(entity.names.front(), "JICA");
    EXPECT_EQ(entity.names.size(), 2u);
  }
  EXPECT_EQ(archive.EntityById("APEJICA").error().code, ErrorCode::kNotFound);
}

TEST(Archive, KeepsOriginalsAsTheSqliteArchiverDoes) {
  Folder folder;
  const std::string path = folder / "a.db";
  const std::string compressible(5000, 'a'), tiny = "x";
  {
    Archive archive = MadeArchive(path);
    Must(archive.Import(FullReport(), File("mayo.docx", compressible)));
    Must(archive.Import(MadeReport("2020-01", {Bullet(1, "Otra cosa")}), File("enero.txt", tiny)));
  }
  EXPECT_EQ(StockSql(path, "SELECT sz, length(data) < sz FROM sqlar WHERE name LIKE '%.docx'"),
            std::vector<std::string>{"5000|1"});
  EXPECT_EQ(StockSql(path, "SELECT sz, CAST(data AS TEXT), name FROM sqlar WHERE name LIKE '%.txt'"),
            std::vector<std::string>{"1|x|originales/" + Sha256Hex(tiny) + ".txt"});
}

TEST(Archive, CountsWhatItHolds) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.Import(FullReport(), File("mayo.docx", "uno")));
  Must(archive.Import(MadeReport("2019-09", {Bullet(1, "Otra cosa muy distinta")}), File("sep.txt", "dos")));
  const ArchiveStats stats = Must(archive.Stats());
  EXPECT_EQ(stats.reports, 2);
  EXPECT_EQ(stats.sources, 2);
  EXPECT_EQ(stats.activities, 1);
  EXPECT_EQ(stats.coordinations, 3);
  EXPECT_EQ(stats.entities, 2);
  EXPECT_EQ(stats.doubts, 1);
  EXPECT_EQ(stats.bytes_of_originals, 6);
  EXPECT_EQ(stats.schema_version, 8);
  ASSERT_TRUE(stats.first_period && stats.last_period);
  EXPECT_EQ(ToIso(*stats.first_period), "2019-05");
  EXPECT_EQ(ToIso(*stats.last_period), "2019-09");
  std::vector<std::string> missing;
  for (const Month month : stats.missing_months) missing.push_back(ToIso(month));
  EXPECT_EQ(missing, (std::vector<std::string>{"2019-06", "2019-07", "2019-08"}));
  EXPECT_EQ(stats.records_per_year, (std::vector<std::pair<int, int>>{{2019, 1}}));
  EXPECT_EQ(stats.records_per_type, (std::vector<std::pair<std::string, int>>{{"foro", 1}}));
}

TEST(Archive, NotesFailuresUntilTheFileIsRead) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.NoteFailure({"b.pdf", "", "encrypted", "", ""}));
  Must(archive.NoteFailure({"a.pdf", "ff", "timeout", "60", "2020-01-01T00:00:00Z"}));
  Must(archive.NoteFailure({"a.pdf", "ff", "crashed", "11", "2020-01-02T00:00:00Z"}));
  ASSERT_EQ(Must(archive.Failures()).size(), 2u);
  EXPECT_EQ(Must(archive.Failures())[0].path, "a.pdf");
  EXPECT_EQ(Must(archive.Failures("crashed"))[0].detail, "11");
  EXPECT_TRUE(Must(archive.Failures("timeout")).empty());
  Must(archive.Import(FullReport(), File("a.pdf", "uno")));
  EXPECT_EQ(Must(archive.Failures()).size(), 1u);
}

TEST(Archive, VisitsRecordsInTheOrderOfTheExport) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.Import(MadeReport("2020-02", {Activity(1, {"B", "", "segundo", ""}), Bullet(1, "tercero")}),
                      File("b.txt", "b")));
  Must(archive.Import(MadeReport("2020-01", {Bullet(1, "primero")}), File("a.txt", "a")));
  std::vector<std::string> texts;
  for (const Json& record : AllRecords(archive)) texts.push_back(record["text"]);
  EXPECT_EQ(texts, (std::vector<std::string>{"primero", "segundo", "tercero"}));
  int visited = 0;
  Must(archive.ForEachRecord({}, [&](const RecordView&) { return ++visited < 2; }));
  EXPECT_EQ(visited, 2);
}

}  // namespace
}  // namespace acervo::testing
