// Reading originals again, what became of a report, and how its files differ.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Record> FewRows() {
  return {Activity(1, {"Foro de Diplomacia Cultural",
                       "JICA",
                       "Intercambio de experiencias entre las redes de ciudades",
                       "27 de mayo",
                       "2019-05-27",
                       "",
                       "foro",
                       {Entity("jica", "JICA", "JICA")}}),
          Activity(2, {"Reunión de trabajo", "Embajada de México",
                       "Preparativos de la visita del alcalde a la ciudad de Puebla", "7 de mayo", "2019-05-07"}),
          Activity(3, {"Firma de convenio", "UCCI", "Convenio marco de cooperación con la Unión de Ciudades Capitales",
                       "15 de mayo", "2019-05-15"}),
          Bullet(1, "Seguimiento a la convocatoria de la Unión Europea sobre ciudades sostenibles")};
}

Report SmallMay() { return MadeReport("2019-05", FewRows()); }

Report Version(Report report, const std::string& version) {
  report.parser_version = version;
  return report;
}

void SetText(Record& record, const std::string& text) {
  for (auto& [name, value] : record.fields) {
    if (value == record.text) value = text;
  }
  record.text = text;
}

class History : public ::testing::Test {
 protected:
  std::string Put(const Report& report, const std::string& path, const std::string& bytes) {
    return Must(archive_.Import(report, File(path, bytes))).report_id;
  }
  std::vector<std::string> Sql(const std::string& sql) { return StockSql(path_, sql); }
  void ExpectSound() { EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty()); }
  std::vector<std::string> Kinds(const std::string& id) {
    std::vector<std::string> kinds;
    for (const HistoryEvent& event : Must(archive_.HistoryOf(id)).events) kinds.push_back(event.kind);
    return kinds;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
  Archive archive_ = MadeArchive(path_);
};

TEST(ParserVersion, IsOrderedByItsNumbers) {
  EXPECT_TRUE(IsOlderVersion("2", "10"));
  EXPECT_FALSE(IsOlderVersion("10", "2"));
  EXPECT_FALSE(IsOlderVersion("2", "2"));
  EXPECT_TRUE(IsOlderVersion("1.9", "1.10"));
  EXPECT_TRUE(IsOlderVersion("1", "1.0"));
  EXPECT_TRUE(IsOlderVersion("", "1"));
  for (const char* good : {"1", "2.0.1", "10"}) EXPECT_TRUE(IsParserVersion(good)) << good;
  for (const char* bad : {"", ".", "1.", ".1", "v2", "2a", "-1", "1..2"}) EXPECT_FALSE(IsParserVersion(bad)) << bad;
}

TEST_F(History, TargetsAreFoundByIdMonthAndVersion) {
  const std::string may = Put(SmallMay(), "mayo.docx", "may");
  Put(SmallMay(), "mayo.pdf", "pdf");
  const std::string june =
      Put(Version(MadeReport("2019-06", {Bullet(1, "Otra acta, de otro mes")}), "2"), "junio.txt", "june");
  const auto ids = [&](const ReparseFilter& filter) {
    std::vector<std::string> found;
    for (const ReparseTarget& target : Must(archive_.ReparseTargets(filter))) found.push_back(target.report_id);
    return found;
  };
  EXPECT_THAT(ids({}), ElementsAre(may, june));
  EXPECT_THAT(ids({{june}, {}, {}, ""}), ElementsAre(june));
  EXPECT_THAT(ids({{}, Day("2019-06-10"), {}, ""}), ElementsAre(june));
  EXPECT_THAT(ids({{}, {}, Day("2019-05-01"), ""}), ElementsAre(may));
  EXPECT_THAT(ids({{}, {}, {}, "2"}), ElementsAre(may));
  EXPECT_THAT(ids({{june}, {}, {}, "2"}), IsEmpty());
  EXPECT_EQ(archive_.ReparseTargets({{"r0"}, {}, {}, ""}).error().code, ErrorCode::kNotFound);
  const ReparseTarget target = Must(archive_.ReparseTargets({})).front();
  ASSERT_EQ(target.readings.size(), 2u);
  EXPECT_TRUE(target.readings[0].is_shown);
  EXPECT_EQ(target.readings[0].path, "mayo.docx");
  EXPECT_EQ(target.readings[1].path, "mayo.pdf");
  EXPECT_EQ(Must(archive_.OriginalBytes(target.readings[1].sha256)), "pdf");
}

TEST_F(History, AnEqualReadingChangesTheVersionAlone) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Put(SmallMay(), "mayo.pdf", "pdf");
  const auto keys = Sql("SELECT record_key FROM record");
  const auto changes = Must(archive_.Reparse(
      id, {{Sha256Hex("may"), Version(SmallMay(), "2")}, {Sha256Hex("pdf"), Version(SmallMay(), "2")}}));
  ASSERT_EQ(changes.size(), 2u);
  for (const ReadingChange& change : changes) {
    EXPECT_TRUE(change.difference.empty());
    EXPECT_EQ(change.reading.parser_version, "1");
    EXPECT_EQ(change.parser_version, "2");
  }
  EXPECT_EQ(Sql("SELECT record_key FROM record"), keys);
  EXPECT_THAT(Sql("SELECT parser_version FROM report"), ElementsAre("2"));
  EXPECT_THAT(Sql("SELECT parser_version FROM reading"), ElementsAre("2"));
  EXPECT_THAT(Must(archive_.ReparseTargets({{}, {}, {}, "2"})), IsEmpty());
  EXPECT_THAT(Kinds(id), ElementsAre("imported", "duplicate"));
}

TEST_F(History, ABetterReadingReplacesRowsKeepsIdsAndIsInTheHistory) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Report better = Version(SmallMay(), "2");
  SetText(better.records[1], "Preparativos de la visita del alcalde a la ciudad de Guadalajara");
  better.records.insert(better.records.begin(),
                        Activity(1, {"Taller", "Universidad de Panamá", "Formulación de proyectos municipales", ""}));
  better.rows_seen = 5;
  for (int i = 0; i < 4; ++i) {
    better.records[i].order = i + 1;
    better.records[i].local_id = "a" + std::to_string(i + 1);
  }
  const auto dry = Must(archive_.ReparseDryRun(id, {{Sha256Hex("may"), better}}));
  EXPECT_THAT(Find(archive_, "guadalajara"), IsEmpty());
  EXPECT_THAT(Sql("SELECT parser_version FROM report"), ElementsAre("1"));
  const auto changes = Must(archive_.Reparse(id, {{Sha256Hex("may"), better}}));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].difference, dry.at(0).difference);
  ASSERT_EQ(changes[0].difference.records.size(), 2u);
  EXPECT_EQ(changes[0].difference.records[0].change, RecordChange::kAdded);
  EXPECT_EQ(changes[0].difference.records[0].id, "a4");  // a1 to a3 are taken
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["title"], "Foro de Diplomacia Cultural");
  EXPECT_THAT(Find(archive_, "guadalajara"), ElementsAre(id + ".a2"));
  EXPECT_THAT(Find(archive_, "puebla"), IsEmpty());
  EXPECT_THAT(Find(archive_, "jica"), ElementsAre(id + ".a1"));
  ExpectSound();

  const ReportHistory history = Must(archive_.HistoryOf(id));
  ASSERT_EQ(history.events.size(), 2u);
  EXPECT_EQ(history.events[1].kind, "reparsed");
  EXPECT_EQ(history.events[1].parser_before, "1");
  EXPECT_EQ(history.events[1].parser_after, "2");
  EXPECT_EQ(history.events[1].difference, changes[0].difference);

  // Of one record, from its first version on.
  const ReportHistory record = Must(archive_.HistoryOf(id + ".a2"));
  ASSERT_EQ(record.events.size(), 2u);
  EXPECT_EQ(record.events[0].kind, "imported");
  EXPECT_EQ(record.events[0].difference->records.at(0).change, RecordChange::kAdded);
  EXPECT_THAT(
      record.events[0].difference->records[0].fields,
      ::testing::Contains(FieldChange{"fields.informacion", std::nullopt, FewRows()[1].text}));  // as it was then
  EXPECT_EQ(record.events[1].difference->records.at(0).change, RecordChange::kChanged);

  // And once more: each reparse tells its own change.
  Must(archive_.Reparse(id, {{Sha256Hex("may"), Version(SmallMay(), "3")}}));
  const ReportHistory again = Must(archive_.HistoryOf(id));
  ASSERT_EQ(again.events.size(), 3u);
  EXPECT_EQ(again.events[1].difference, changes[0].difference);
  EXPECT_EQ(again.events[2].parser_before, "2");
  EXPECT_EQ(again.events[2].parser_after, "3");
  EXPECT_EQ(Must(archive_.HistoryOf(id + ".a4")).events.back().difference->records.at(0).change, RecordChange::kGone);
  ExpectSound();
}

TEST_F(History, EntitiesFollowTheNewReading) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Report next = Version(SmallMay(), "2");
  next.records[0].entities = {Entity("koica", "KOICA", "KOICA")};
  Must(archive_.Reparse(id, {{Sha256Hex("may"), next}}));
  EXPECT_EQ(archive_.EntityById("jica").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Must(archive_.EntityById("koica")).records, 1);
  // That another report made it known is no change of this one.
  Report other = MadeReport("2020-01", {Activity(1, {"Gala", "KOICA", "Otra cosa muy distinta de enero", ""})});
  other.records[0].entities = {Entity("koica", "KOICA", "KOICA")};
  other.records[0].entities[0].known = true;
  Put(other, "enero.docx", "january");
  EXPECT_TRUE(Must(archive_.Reparse(id, {{Sha256Hex("may"), next}})).at(0).difference.empty());
  next.records[1].entities = {Entity("mexico", "México", "México")};
  next.records[1].entities[0].known = true;
  EXPECT_FALSE(Must(archive_.Reparse(id, {{Sha256Hex("may"), next}})).at(0).difference.empty());
}

// The same reading with the place of each thing that it says.
Report WithPlaces(Report report) {
  for (Record& record : report.records) {
    const double top = 100.5 + 20 * record.order;
    record.source.boxes = {{1, 70.9, top, 524.4, top + 12}, {2, 70.9, -3.2, 524.4, 60}};
  }
  report.doubts = {{DiagnosticCode::kMissingDate, report.records[0].source, "a1", "fecha", "7", 0.4}};
  report.rejected = {
      NoRecord(DiagnosticCode::kHeaderRow, {1, 0, 0, 9, {{1, 70, 80, 524, 92}}, true, 0.5}, "ACTIVIDAD")};
  return report;
}

TEST_F(History, PlacesAreKeptWithTheReading) {
  const Report report = WithPlaces(Version(SmallMay(), "1"));
  const std::string id = Put(report, "mayo.pdf", "may");
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["source"]["boxes"].dump(),
            "[[1,70.9,120.5,524.4,132.5],[2,70.9,-3.2,524.4,60.0]]");
  const Report stored = Must(archive_.ReportById(id)).report;
  ASSERT_EQ(stored.records.size(), report.records.size());
  EXPECT_EQ(stored.records[1].source, report.records[1].source);
  EXPECT_EQ(stored.doubts, report.doubts);
  EXPECT_EQ(stored.rejected, report.rejected);
  ExpectSound();
}

TEST_F(History, AReadingThatGainsPlacesIsNoNews) {
  Report plain = WithPlaces(Version(SmallMay(), "1"));
  const Report placed = WithPlaces(Version(SmallMay(), "1"));
  for (Record& record : plain.records) record.source.boxes.clear();
  for (auto* all : {&plain.doubts, &plain.rejected}) {
    for (Diagnostic& one : *all) one.where.boxes.clear();
  }
  const std::string id = Put(plain, "mayo.pdf", "may");
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["source"]["boxes"], Json::array());
  EXPECT_TRUE(Must(archive_.Reparse(id, {{Sha256Hex("may"), placed}})).at(0).difference.empty());
  EXPECT_EQ(Must(archive_.HistoryOf(id)).events.size(), 1U);
  const Report stored = Must(archive_.ReportById(id)).report;
  EXPECT_EQ(stored.records[2].source, placed.records[2].source);
  EXPECT_EQ(stored.doubts, placed.doubts);
  EXPECT_EQ(stored.rejected, placed.rejected);
  ExpectSound();
}

TEST_F(History, OtherFormatsAndEarlierEditionsAreRenewedToo) {
  const std::string id = Put(SmallMay(), "mayo.docx", "v1");
  Report corrected = SmallMay();
  SetText(corrected.records[2], "Convenio marco de cooperación con la Unión de Ciudades Capitales Iberoamericanas");
  Put(corrected, "mayo corregido.docx", "v2");
  Put(corrected, "mayo corregido.pdf", "v2 pdf");
  const ReparseTarget target = Must(archive_.ReparseTargets({})).front();
  ASSERT_EQ(target.readings.size(), 3u);
  std::vector<FreshReading> fresh;
  for (const StoredReading& reading : target.readings) {
    Report report = Version(reading.edition == 1 ? SmallMay() : corrected, "2");
    report.records[0].type = "foro-cultural";
    fresh.push_back({reading.sha256, report});
  }
  EXPECT_EQ(Must(archive_.Reparse(id, fresh)).size(), 3u);
  EXPECT_THAT(Sql("SELECT DISTINCT parser_version FROM reading"), ElementsAre("2"));
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["type"], "foro-cultural");
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["source"]["path"], "mayo corregido.docx");
  // The two editions, both read by the new parser, differ by what the author changed alone.
  const ReportHistory history = Must(archive_.HistoryOf(id));
  EXPECT_EQ(history.events[1].kind, "updated");
  ASSERT_EQ(history.events[1].difference->records.size(), 1u);
  EXPECT_EQ(history.events[1].difference->records[0].id, "a3");
  EXPECT_EQ(Must(archive_.Stats()).reports, 1);
  ExpectSound();
}

TEST_F(History, WhatIsNoFileOfTheReportIsPassedOver) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  EXPECT_THAT(Must(archive_.Reparse(id, {{Sha256Hex("another"), SmallMay()}})), IsEmpty());
  EXPECT_THAT(Must(archive_.Reparse("r0", {{Sha256Hex("may"), SmallMay()}})), IsEmpty());
}

TEST_F(History, ALostReadingIsMadeAnew) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Put(SmallMay(), "mayo.pdf", "pdf");
  Sql("DELETE FROM reading");
  EXPECT_EQ(Must(archive_.ReparseTargets({{}, {}, {}, "1"})).at(0).readings.size(), 1u);
  Must(archive_.Reparse(id, {{Sha256Hex("pdf"), SmallMay()}}));
  EXPECT_THAT(Sql("SELECT parser_version FROM reading"), ElementsAre("1"));
  EXPECT_TRUE(Must(archive_.CompareSources(id)).others.at(0).difference.empty());
}

TEST_F(History, ADamagedOriginalIsTold) {
  Put(SmallMay(), "mayo.docx", std::string(3000, 'x'));
  const std::string sha = Sha256Hex(std::string(3000, 'x'));
  Sql("UPDATE sqlar SET data = zeroblob(sz)");
  EXPECT_EQ(archive_.OriginalBytes(sha).error().code, ErrorCode::kCorrupt);
  Sql("UPDATE sqlar SET data = substr(data, 1, 4)");
  EXPECT_EQ(archive_.OriginalBytes(sha).error().code, ErrorCode::kCorrupt);
  Sql("DELETE FROM sqlar");
  EXPECT_EQ(archive_.OriginalBytes(sha).error().code, ErrorCode::kCorrupt);
}

// Six records, of which a re-issue changes few.
Report Six() {
  Report report = SmallMay();
  report.records.insert(report.records.begin() + 3,
                        Activity(4, {"Taller de formación", "Universidad de Panamá",
                                     "Formulación de proyectos para el personal municipal de planta", "21 de mayo"}));
  report.records.push_back(Bullet(2, "Coordinación con la Dirección de Cultura para el festival de verano"));
  report.rows_seen = 6;
  return report;
}

TEST_F(History, ACorrectedReissueTellsWhatChanged) {
  const std::string id = Put(Six(), "mayo.docx", "v1");
  Report corrected = Six();
  corrected.records.erase(corrected.records.begin() + 2);  // a3 goes
  SetText(corrected.records[1], "Preparativos de la visita del alcalde a la ciudad de Guadalajara");
  corrected.records.push_back(Bullet(3, "Remisión del informe anual de gestión a la Secretaría General"));
  EXPECT_EQ(Put(corrected, "versión final/mayo 2.docx", "v2"), id);
  const ReportHistory history = Must(archive_.HistoryOf(id));
  EXPECT_EQ(history.edition, 2);
  ASSERT_EQ(history.events.size(), 2u);
  EXPECT_EQ(history.events[1].path, "versión final/mayo 2.docx");
  EXPECT_EQ(history.events[1].format, Format::kDocx);
  const auto& records = history.events[1].difference->records;
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].id, "a2");
  EXPECT_EQ(records[0].change, RecordChange::kChanged);
  EXPECT_EQ(records[1].id, "a3");
  EXPECT_EQ(records[1].change, RecordChange::kGone);
  EXPECT_EQ(records[2].id, "c3");
  EXPECT_EQ(records[2].change, RecordChange::kAdded);
  // The record that is gone has its history still, and nothing is found of it.
  EXPECT_THAT(Kinds(id + ".a3"), ElementsAre("imported", "updated"));
  EXPECT_THAT(Find(archive_, "convenio"), IsEmpty());
  EXPECT_THAT(Kinds(id + ".a1"), ElementsAre("imported"));
  EXPECT_EQ(archive_.HistoryOf(id + ".a99").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(archive_.HistoryOf("r0").error().code, ErrorCode::kNotFound);
}

void ChangeOne(Report& report) {
  SetText(report.records[1], "Preparativos de la visita del alcalde a la ciudad de Guadalajara");
}
void AddOne(Report& report) {
  report.records.push_back(Bullet(3, "Remisión del informe anual de gestión a la Secretaría General del municipio"));
}
void RemoveOne(Report& report) { report.records.erase(report.records.begin() + 2); }

TEST_F(History, AReissueUnderAnotherPathIsANewEditionWhateverItChanges) {
  struct Shape {
    const char* name;
    std::vector<void (*)(Report&)> changes;
  };
  const std::vector<Shape> shapes{
      {"changed", {ChangeOne}}, {"added", {AddOne}}, {"all", {ChangeOne, AddOne, RemoveOne}}};
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"docx", "docx"}, {"pdf", "pdf"}, {"txt", "txt"}, {"docx", "pdf"}, {"pdf", "docx"}, {"txt", "docx"}}) {
    for (const Shape& shape : shapes) {
      SCOPED_TRACE(shape.name + (" " + first) + " " + second);
      Archive archive = MadeArchive(":memory:");
      const std::string id = Must(archive.Import(Six(), File("mayo." + first, "v1"))).report_id;
      Report again = Six();
      for (auto* const change : shape.changes) change(again);
      again.rows_seen = static_cast<int>(again.records.size());
      const ImportOutcome outcome = Must(archive.Import(again, File("corregido/mayo." + second, "v2")));
      EXPECT_EQ(outcome.status, ImportStatus::kUpdated);
      EXPECT_EQ(outcome.report_id, id);
      EXPECT_EQ(AllRecords(archive).size(), again.records.size());
      const ReportHistory history = Must(archive.HistoryOf(id));
      ASSERT_TRUE(history.events.back().difference);
      EXPECT_EQ(history.events.back().difference->records.size(), shape.changes.size());
    }
  }
}

// A file that only lacks a row may be a part of the month, or the minutes before the last point.
TEST_F(History, WhatOnlyLacksARowHidesItWhereItSaysThatItIsLater) {
  Report shorter = Six();
  RemoveOne(shorter);
  SourceFile whole = File("mayo.docx", "v1"), part = File("otro.docx", "v2");
  whole.modified = "2019-06-01T10:00:00Z";
  for (const auto& [modified, records] : std::vector<std::pair<std::optional<std::string>, std::size_t>>{
           {std::nullopt, 6}, {"2019-06-01T10:00:00Z", 6}, {"2019-05-20T10:00:00Z", 6}, {"2019-06-02T10:00:00Z", 5}}) {
    Archive archive = MadeArchive(":memory:");
    Must(archive.Import(Six(), whole));
    part.modified = modified;
    const ImportOutcome outcome = Must(archive.Import(shorter, part));
    EXPECT_EQ(outcome.status, records == 6 ? ImportStatus::kDuplicate : ImportStatus::kUpdated);
    EXPECT_EQ(AllRecords(archive).size(), records) << modified.value_or("no date");
  }
}

TEST_F(History, TellsEveryKindOfEvent) {
  const std::string id = Put(SmallMay(), "mayo.pdf", "pdf");
  Put(SmallMay(), "mayo.docx", "docx");
  EXPECT_EQ(Must(archive_.AddPath("copia.docx", Sha256Hex("docx"))), id);
  EXPECT_THAT(Kinds(id), ElementsAre("imported", "better_reading", "duplicate", "path"));
  const std::string one =
      Put(MadeReport("2020-01", {Bullet(1, "Una sola acta de enero, de la reunión")}), "x.docx", "1");
  Put(MadeReport("2020-02", {Bullet(1, "El informe de febrero, que no tiene que ver")}), "x.docx", "2");
  Put(MadeReport("2020-01", {Bullet(1, "Una sola acta de enero, de la reunión")}), "enero.docx", "1");
  EXPECT_THAT(Kinds(one), ElementsAre("imported", "left", "duplicate"));
  EXPECT_EQ(Must(archive_.HistoryOf(one)).events[2].difference, std::nullopt);
}

TEST_F(History, ContentThatComesBackIsToldAsAChange) {
  const std::string id = Put(SmallMay(), "mayo.docx", "v1");
  Report other = SmallMay();
  SetText(other.records[1], "Preparativos de la visita del alcalde a la ciudad de Guadalajara");
  Put(other, "mayo.docx", "v2");
  Put(SmallMay(), "mayo.docx", "v1");
  const ReportHistory history = Must(archive_.HistoryOf(id + ".a2"));
  ASSERT_EQ(history.events.size(), 3u);
  EXPECT_EQ(history.events[1].difference->records[0].fields[0].after, other.records[1].text);
  EXPECT_EQ(history.events[2].difference->records[0].fields[0].after, SmallMay().records[1].text);
}

TEST_F(History, SourcesAreComparedWithTheOneThatIsShown) {
  Report pdf = SmallMay();
  SetText(pdf.records[0], "Inter- cambio de experiencias entre las redes de ciudades");
  pdf.records.erase(pdf.records.begin() + 2);
  pdf.records[2].local_id = "c1";
  pdf.rejected = {NoRecord(DiagnosticCode::kEmptyRow, {},
                           "Firma de convenio UCCI Convenio marco de cooperación con la Unión de Ciudades Capitales "
                           "15 de mayo")};
  const std::string id = Put(pdf, "mayo.pdf", "pdf");
  EXPECT_EQ(Must(archive_.CompareSources(id)).reason, "only");
  EXPECT_EQ(Put(SmallMay(), "mayo.docx", "docx"), id);
  const SourceComparison comparison = Must(archive_.CompareSources(id));
  EXPECT_EQ(comparison.path, "mayo.docx");
  EXPECT_EQ(comparison.reason, "format");
  ASSERT_EQ(comparison.others.size(), 1u);
  EXPECT_EQ(comparison.others[0].path, "mayo.pdf");
  const auto& records = comparison.others[0].difference.records;
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].change, RecordChange::kChanged);
  EXPECT_EQ(records[0].fields[0].field, "fields.informacion");
  EXPECT_EQ(records[0].fields[0].after, pdf.records[0].text);
  EXPECT_EQ(records[1].change, RecordChange::kGone);
  EXPECT_EQ(records[1].heading, "Firma de convenio");
  EXPECT_EQ(Put(SmallMay(), "copia.docx", "docx saved again"), id);
  EXPECT_EQ(Must(archive_.CompareSources(id)).reason, "first");
  EXPECT_EQ(archive_.CompareSources("r0").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace acervo::testing
