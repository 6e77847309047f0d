// One report, several files; corrected reports; files that change: whatever the order of import.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<Record> Rows() {
  std::vector<Record> rows{
      Activity(1, {"Foro de Diplomacia Cultural", "JICA", "Intercambio de experiencias entre las redes de ciudades",
                   "27 de mayo", "2019-05-27"}),
      Activity(2, {"Reunión de trabajo", "Embajada de México",
                   "Preparativos de la visita del alcalde a la ciudad de Puebla", "7 de mayo", "2019-05-07"}),
      Activity(3, {"Firma de convenio", "UCCI", "Convenio marco de cooperación con la Unión de Ciudades Capitales",
                   "15 de mayo", "2019-05-15"}),
      Activity(4, {"Taller de formación", "Universidad de Panamá",
                   "Formulación de proyectos para el personal municipal", "21 de mayo", "2019-05-21"}),
      Bullet(1, "Seguimiento a la convocatoria de la Unión Europea sobre ciudades sostenibles"),
      Bullet(2, "Coordinación con la Dirección de Cultura para el festival de verano")};
  return rows;
}

Report May() { return MadeReport("2019-05", Rows()); }

// As another format may read it: breaks, punctuation, accents lost, columns in another order.
Report MayFromPdf() {
  Report report = May();
  Record& first = report.records[0];
  first.text = "Inter- cambio de experiencias entre las redes de ciudades.";
  first.fields = {
      {"fecha", "27 de mayo"}, {"actividad", *first.title}, {"entidad", "JICA"}, {"informacion", first.text}};
  report.records[4].text = "Seguimiento a la convocatoria de la Union Europea sobre ciudades sosteni bles 2";
  return report;
}

Report June() {
  return MadeReport("2019-06",
                    {Activity(1, {"Visita oficial", "Alcaldía de Madrid",
                                  "Recorrido por el Casco Antiguo con la delegación", "3 de junio", "2019-06-03"}),
                     Bullet(1, "Envío de la carta de invitación al encuentro iberoamericano de gobiernos locales")});
}

void Replace(Record& record, const std::string& from, const std::string& to) {
  const auto in = [&](std::string& text) {
    const auto at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
  };
  in(record.text);
  for (auto& [name, value] : record.fields) in(value);
}

std::vector<std::string> Ids(Archive& archive) {
  std::vector<std::string> ids;
  for (const Json& record : AllRecords(archive)) ids.push_back(record["id"]);
  return ids;
}

class Identity : public ::testing::Test {
 protected:
  ImportOutcome Put(const Report& report, const std::string& path, const std::string& bytes) {
    return Must(archive_.Import(report, File(path, bytes)));
  }
  int Reports() { return Must(archive_.Stats()).reports; }

  Folder folder_;
  Archive archive_ = MadeArchive(folder_ / "a.db");
};

TEST_F(Identity, SameBytesAtTheSamePathChangeNothing) {
  const std::string id = Put(May(), "mayo.docx", "v1").report_id;
  EXPECT_EQ(Must(archive_.Unchanged("mayo.docx", Sha256Hex("v1"))), id);
  EXPECT_EQ(Must(archive_.Unchanged("mayo.docx", Sha256Hex("v2"))), std::nullopt);
  EXPECT_EQ(Must(archive_.Unchanged("otro.docx", Sha256Hex("v1"))), std::nullopt);
  const auto before = AllRecords(archive_);
  EXPECT_EQ(Put(May(), "mayo.docx", "v1").status, ImportStatus::kUnchanged);
  EXPECT_EQ(AllRecords(archive_), before);
  EXPECT_EQ(Must(archive_.Stats()).sources, 1);
}

TEST_F(Identity, SameBytesUnderAnotherNameAreADuplicate) {
  const std::string id = Put(May(), "mayo.docx", "v1").report_id;
  EXPECT_EQ(Must(archive_.AddPath("copia.docx", Sha256Hex("nada"))), std::nullopt);
  EXPECT_EQ(Must(archive_.AddPath("copia.docx", Sha256Hex("v1"))), id);
  EXPECT_EQ(Must(archive_.Unchanged("copia.docx", Sha256Hex("v1"))), id);
  EXPECT_EQ(Put(May(), "otra.docx", "v1").status, ImportStatus::kDuplicate);
  EXPECT_EQ(Reports(), 1);
  EXPECT_EQ(Must(archive_.ReportById(id)).sources.size(), 3u);
  EXPECT_EQ(AllRecords(archive_).size(), 6u);
}

TEST_F(Identity, AnotherFormatIsADuplicateAndTheBestReadingIsKept) {
  const std::string id = Put(MayFromPdf(), "mayo.pdf", "pdf").report_id;
  const std::vector<std::string> ids = Ids(archive_);
  const ImportOutcome docx = Put(May(), "mayo.docx", "docx");
  EXPECT_EQ(docx.status, ImportStatus::kDuplicate);
  EXPECT_EQ(docx.report_id, id);
  EXPECT_EQ(Ids(archive_), ids);
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["text"], Rows()[0].text);
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["source"]["format"], "docx");
  EXPECT_EQ(Put(MayFromPdf(), "mayo.txt", "txt").status, ImportStatus::kDuplicate);
  EXPECT_EQ(RecordOf(archive_, id + ".a1")["source"]["format"], "docx");
  EXPECT_EQ(Must(archive_.ReportById(id)).sources.front().path, "mayo.docx");
  EXPECT_EQ(Find(archive_, "diplomacia").size(), 1u);
  EXPECT_EQ(Must(archive_.Stats()).sources, 3);
}

TEST_F(Identity, HoldsInEveryOrderOfImport) {
  struct Entry {
    Report report;
    std::string path, bytes;
  };
  const std::vector<Entry> entries{{May(), "mayo.docx", "docx"},
                                   {MayFromPdf(), "mayo.pdf", "pdf"},
                                   {MayFromPdf(), "mayo.txt", "txt"},
                                   {June(), "junio.docx", "june"}};
  std::vector<std::size_t> order{0, 1, 2, 3};
  int run = 0;
  do {
    Archive archive = MadeArchive(folder_ / ("p" + std::to_string(run++) + ".db"));
    std::string first_may;
    for (const std::size_t i : order) {
      const std::string id = Must(archive.Import(entries[i].report, File(entries[i].path, entries[i].bytes))).report_id;
      if (i != 3 && first_may.empty()) first_may = ReportId(Sha256Hex(entries[i].bytes));
      EXPECT_EQ(id, i == 3 ? ReportId(Sha256Hex("june")) : first_may);
    }
    const ArchiveStats stats = Must(archive.Stats());
    EXPECT_EQ(stats.reports, 2);
    EXPECT_EQ(stats.sources, 4);
    std::vector<std::string> texts;
    for (const Json& record : AllRecords(archive)) texts.push_back(record["text"]);
    ASSERT_EQ(texts.size(), 8u);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(texts[i], Rows()[i].text);
    EXPECT_EQ(RecordOf(archive, first_may + ".a3")["text"], Rows()[2].text);
  } while (std::ranges::next_permutation(order).found);
  EXPECT_EQ(run, 24);
}

TEST_F(Identity, AChangedFileIsANewEditionOfItsReport) {
  const std::string id = Put(May(), "mayo.docx", "v1").report_id;
  Report corrected = May();
  Replace(corrected.records[1], "Puebla", "Guadalajara");
  const ImportOutcome outcome = Put(corrected, "mayo.docx", "v2");
  EXPECT_EQ(outcome.status, ImportStatus::kUpdated);
  EXPECT_EQ(outcome.report_id, id);
  EXPECT_THAT(Find(archive_, "puebla"), IsEmpty());
  EXPECT_THAT(Find(archive_, "guadalajara"), ElementsAre(id + ".a2"));
  EXPECT_EQ(AllRecords(archive_).size(), 6u);
  EXPECT_EQ(Must(archive_.ReportById(id)).sources.size(), 1u);
  EXPECT_EQ(StockSql(folder_ / "a.db", "SELECT count(*) FROM reading"), std::vector<std::string>{"1"});
  EXPECT_EQ(StockSql(folder_ / "a.db", "SELECT count(*) FROM sqlar"), std::vector<std::string>{"2"});
  // And back again.
  EXPECT_EQ(Must(archive_.AddPath("mayo.docx", Sha256Hex("v1"))), std::nullopt);
  EXPECT_EQ(Put(May(), "mayo.docx", "v1").status, ImportStatus::kUpdated);
  EXPECT_THAT(Find(archive_, "puebla"), ElementsAre(id + ".a2"));
}

TEST_F(Identity, RecordsKeepTheirIdsWhenRowsComeAndGo) {
  const std::string id = Put(May(), "mayo.docx", "v1").report_id;
  std::vector<Record> rows = Rows();
  rows.erase(rows.begin());  // a1 goes
  rows.insert(rows.begin() + 1, Activity(9, {"Encuentro de voluntarios", "Cruz Roja",
                                             "Jornada de limpieza de playas en la bahía", "9 de mayo", "2019-05-09"}));
  for (int i = 0; i < 4; ++i) {
    rows[i].order = i + 1;
    rows[i].local_id = "a" + std::to_string(i + 1);
  }
  Report next = MadeReport("2019-05", rows);
  next.doubts = {{DiagnosticCode::kUnknownMonth, {}, "a2", "fecha", "9 de myo", 0.5}};
  EXPECT_EQ(Put(next, "mayo.docx", "v2").status, ImportStatus::kUpdated);
  EXPECT_THAT(Ids(archive_), ElementsAre(id + ".a2", id + ".a5", id + ".a3", id + ".a4", id + ".c1", id + ".c2"));
  EXPECT_EQ(RecordOf(archive_, id + ".a2")["order"], 1);
  EXPECT_EQ(Must(archive_.ReportById(id)).report.doubts[0].record, "a5");
  EXPECT_EQ(archive_.RecordById(id + ".a1").error().code, ErrorCode::kNotFound);
  // What was gone and comes back is itself again or new, never another's id.
  Put(May(), "mayo.docx", "v3");
  EXPECT_EQ(RecordOf(archive_, id + ".a2")["text"], Rows()[1].text);
  EXPECT_EQ(AllRecords(archive_).size(), 6u);
}

TEST_F(Identity, NestedBulletsKeepTheirIds) {
  std::vector<Record> rows{Bullet(1, "Preparación de la agenda de trabajo con los países vecinos"),
                           Bullet(2, "Envío de invitaciones a las embajadas acreditadas en el país", "c1.1", 1, 1),
                           Bullet(3, "Reserva del salón de actos del palacio municipal para el evento", "c1.2", 1, 1)};
  const std::string id = Put(MadeReport("2019-05", rows), "n.docx", "v1").report_id;
  rows.insert(rows.begin(), Bullet(1, "Un punto nuevo que se puso al principio de todos los demás"));
  for (int i = 1; i < 4; ++i) rows[i].order = i + 1;
  rows[1].local_id = "c2";
  rows[2].local_id = "c2.1";
  rows[3].local_id = "c2.2";
  rows[2].parent = rows[3].parent = 2;
  Put(MadeReport("2019-05", rows), "n.docx", "v2");
  EXPECT_THAT(Ids(archive_), ElementsAre(id + ".c2", id + ".c1", id + ".c1.1", id + ".c1.2"));
  EXPECT_EQ(RecordOf(archive_, id + ".c1.2")["parent"], id + ".c1");
}

TEST_F(Identity, ACorrectedReissueUnderAnotherNameIsANewEdition) {
  for (const std::string format : {"docx", "pdf", "txt"}) {
    Archive archive = MadeArchive(folder_ / (format + ".db"));
    const std::string id = Must(archive.Import(May(), File("mayo.docx", "v1"))).report_id;
    Report corrected = May();
    Replace(corrected.records[2], "15 de mayo", "16 de mayo");
    const ImportOutcome outcome = Must(archive.Import(corrected, File("mayo corregido." + format, "v2")));
    EXPECT_EQ(outcome.status, ImportStatus::kUpdated) << format;
    EXPECT_EQ(outcome.report_id, id);
    EXPECT_EQ(RecordOf(archive, id + ".a3")["fields"]["fecha"], "16 de mayo");
    EXPECT_EQ(Must(archive.Stats()).reports, 1);
    // The first one in another format joins the first edition and changes nothing.
    EXPECT_EQ(Must(archive.Import(May(), File("viejo.pdf", "old pdf"))).status, ImportStatus::kDuplicate) << format;
    EXPECT_EQ(RecordOf(archive, id + ".a3")["fields"]["fecha"], "16 de mayo");
  }
}

TEST_F(Identity, ARowAddedIsANewEdition) {
  const std::string id = Put(May(), "mayo.docx", "v1").report_id;
  Report longer = May();
  longer.records.push_back(Bullet(3, "Remisión del informe anual de gestión a la Secretaría General del municipio"));
  EXPECT_EQ(Put(longer, "mayo ampliado.pdf", "v2").status, ImportStatus::kUpdated);
  EXPECT_EQ(AllRecords(archive_).size(), 7u);
  EXPECT_EQ(Reports(), 1);
}

TEST_F(Identity, TwoOfficesAreTwoReports) {
  Put(May(), "oci.docx", "oci");
  Report other = May();
  other.office = "Dirección de Cultura y Educación Ciudadana";
  EXPECT_EQ(Put(other, "cultura.docx", "cultura").status, ImportStatus::kImported);
  EXPECT_EQ(Reports(), 2);
  Report unknown = May();
  unknown.office = "";
  EXPECT_EQ(Put(unknown, "sin oficina.txt", "unknown").status, ImportStatus::kDuplicate);
}

TEST_F(Identity, TheSameOfficeSpeltOtherwiseIsTheSame) {
  Put(May(), "a.docx", "a");
  for (const std::string office : {"OFICINA DE COOPERACION INTERNACIONAL (OCI)", "Oficina de Coperación Internacional",
                                   "0ficina de Cooperación lnternacional"}) {
    Report other = May();
    other.office = office;
    EXPECT_EQ(Put(other, office + ".pdf", office).status, ImportStatus::kDuplicate) << office;
  }
}

TEST_F(Identity, OfficesOfTwoCitiesAreTwo) {
  Report colon = May(), david = May();
  colon.office = "Oficina de Cooperación Internacional de Colón";
  david.office = "Oficina de Cooperación Internacional de David";
  Put(colon, "colon.docx", "colon");
  EXPECT_EQ(Put(david, "david.docx", "david").status, ImportStatus::kImported);
  EXPECT_EQ(Reports(), 2);
}

TEST_F(Identity, TwoMonthsOfOneOfficeAreTwoReports) {
  Put(May(), "mayo.docx", "may");
  EXPECT_EQ(Put(June(), "junio.docx", "june").status, ImportStatus::kImported);
  Report copied = May();  // a routine month, every row as the month before
  copied.period = MonthFromIso("2019-06");
  EXPECT_EQ(Put(copied, "junio-b.docx", "copy").status, ImportStatus::kImported);
  EXPECT_EQ(Reports(), 3);
}

TEST_F(Identity, APeriodGuessedFromTheNameDoesNotPartTheSameText) {
  Put(May(), "mayo.docx", "may");
  Report renamed = May();
  renamed.period = MonthFromIso("2020-01");
  renamed.period_source = PeriodSource::kFilename;
  EXPECT_EQ(Put(renamed, "enero 2020.pdf", "other").status, ImportStatus::kDuplicate);
  Report undated = May();
  undated.period = std::nullopt;
  undated.period_source = std::nullopt;
  EXPECT_EQ(Put(undated, "x.txt", "third").status, ImportStatus::kDuplicate);
}

TEST_F(Identity, ShortReportsAreNotTakenForEachOther) {
  Report january = MadeReport("2020-01", {Bullet(1, "Sin actividades")});
  Report february = MadeReport("2020-02", {Bullet(1, "Sin actividades")});
  Report undated = MadeReport("", {Bullet(1, "Sin actividades")});
  Put(january, "01.docx", "1");
  EXPECT_EQ(Put(february, "02.docx", "2").status, ImportStatus::kImported);
  EXPECT_EQ(Put(undated, "x.docx", "3").status, ImportStatus::kImported);
  EXPECT_EQ(Put(MadeReport("2020-03", {}), "03.docx", "4").status, ImportStatus::kImported);
  EXPECT_EQ(Put(MadeReport("2020-03", {}), "04.docx", "5").status, ImportStatus::kImported);
}

Report Letter(const std::string& to) {
  Record text =
      Bullet(1, "Panamá, 12 de mayo de 2019. Señor " + to +
                    ": en nombre del Municipio de Panamá tenemos el agrado de invitarle a la inauguración del "
                    "Foro de Diplomacia Cultural, que se realizará en el Teatro Nacional. Agradecemos confirmar "
                    "su asistencia. Atentamente, la Oficina de Cooperación Internacional.");
  text.kind = RecordKind::kText;
  text.local_id = "t1";
  return MadeReport("2019-05", {text});
}

TEST_F(Identity, LettersOfOneWordingAreEachALetter) {
  const std::string japan = Put(Letter("Embajador del Japón"), "nota 1.docx", "1").report_id;
  const ImportOutcome korea = Put(Letter("Embajador de Corea"), "nota 2.docx", "2");
  EXPECT_EQ(korea.status, ImportStatus::kImported);
  EXPECT_NE(korea.report_id, japan);
  EXPECT_EQ(Put(Letter("Embajador del Japón"), "nota 1.pdf", "3").report_id, japan);
  EXPECT_EQ(Find(archive_, "japon").size(), 1u);
  EXPECT_EQ(Find(archive_, "corea").size(), 1u);
  // At its own path it is the letter corrected.
  const ImportOutcome corrected = Put(Letter("Embajador de la República de Corea"), "nota 2.docx", "4");
  EXPECT_EQ(corrected.status, ImportStatus::kUpdated);
  EXPECT_EQ(corrected.report_id, korea.report_id);
}

TEST_F(Identity, APathThatTakesAnotherMonthKeepsBothReports) {
  const std::string may = Put(May(), "informe.docx", "may").report_id;
  const ImportOutcome june = Put(June(), "informe.docx", "june");
  EXPECT_EQ(june.status, ImportStatus::kImported);
  EXPECT_EQ(june.former_report_id, may);
  EXPECT_NE(june.report_id, may);
  EXPECT_EQ(Reports(), 2);
  EXPECT_EQ(AllRecords(archive_).size(), 8u);
  EXPECT_EQ(Find(archive_, "puebla"), std::vector{may + ".a2"});
  const std::vector<StoredSource> sources = Must(archive_.ReportById(may)).sources;
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].sha256, Sha256Hex("may"));
  EXPECT_EQ(StockSql(folder_ / "a.db", "SELECT count(*) FROM sources WHERE report_id = '" + may + "'").at(0), "1");
  // When the file comes back, under whatever name, it is one of the report's again.
  EXPECT_EQ(Must(archive_.AddPath("mayo.docx", Sha256Hex("may"))), may);
  const ImportOutcome again = Put(May(), "informe.docx", "may");
  EXPECT_EQ(again.status, ImportStatus::kDuplicate);
  EXPECT_EQ(again.report_id, may);
  EXPECT_EQ(again.former_report_id, june.report_id);
  EXPECT_EQ(Reports(), 2);
  EXPECT_EQ(AllRecords(archive_).size(), 8u);
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

Report Week(const std::string& number, int first_day) {
  const auto day = [&](int n) { return std::to_string(first_day + n) + " de mayo"; };
  const auto iso = [&](int n) {
    return (first_day + n < 10 ? "2019-05-0" : "2019-05-") + std::to_string(first_day + n);
  };
  Report report = MadeReport(
      "2019-05",
      {Activity(1, {"Reunión semanal", "Despacho Superior", "Seguimiento de los acuerdos", day(0), iso(0)}),
       Activity(2, {"Trámite de pasaportes", "Cancillería", "Se tramitaron " + number + " pasaportes", day(1), iso(1)}),
       Bullet(1, "Preparación de la agenda semanal")});
  report.sections = {{"Informe semanal " + number + " – Mayo 2019", ""}};
  return report;
}

TEST_F(Identity, APathThatTakesTheNextWeekKeepsBothWeeks) {
  const std::string first = Put(Week("1", 6), "semana.docx", "1").report_id;
  const ImportOutcome second = Put(Week("2", 13), "semana.docx", "2");
  EXPECT_EQ(second.status, ImportStatus::kImported);
  EXPECT_EQ(second.former_report_id, first);
  EXPECT_EQ(AllRecords(archive_).size(), 6u);
}

TEST_F(Identity, APathThatTakesAnotherMonthLeavesTheOtherSources) {
  const std::string may = Put(May(), "informe.docx", "may").report_id;
  Put(MayFromPdf(), "mayo.pdf", "pdf");
  EXPECT_EQ(Put(June(), "informe.docx", "june").status, ImportStatus::kImported);
  EXPECT_EQ(Reports(), 2);
  EXPECT_EQ(AllRecords(archive_).size(), 8u);
  ASSERT_EQ(Must(archive_.ReportById(may)).sources.size(), 1u);
  EXPECT_EQ(Must(archive_.ReportById(may)).sources[0].path, "mayo.pdf");
}

TEST_F(Identity, SwappedFilesEndAsTheyWere) {
  const std::string may = Put(May(), "a.docx", "may").report_id;
  const std::string june = Put(June(), "b.docx", "june").report_id;
  EXPECT_EQ(Put(June(), "a.docx", "june").status, ImportStatus::kDuplicate);
  EXPECT_EQ(Put(May(), "b.docx", "may").status, ImportStatus::kDuplicate);
  EXPECT_EQ(Reports(), 2);
  EXPECT_EQ(Must(archive_.ReportById(may)).sources[0].path, "b.docx");
  EXPECT_EQ(Must(archive_.ReportById(june)).sources[0].path, "a.docx");
  EXPECT_EQ(AllRecords(archive_).size(), 8u);
}

// What an import says, file after file.
std::vector<std::string> Outcomes(Archive& archive, const std::vector<std::pair<Report, SourceFile>>& files) {
  std::vector<std::string> outcomes;
  for (const auto& [report, file] : files) {
    const ImportOutcome outcome = Must(archive.Import(report, file));
    outcomes.push_back(std::string(Token(outcome.status)) + " " + outcome.report_id + " " + outcome.former_report_id);
  }
  return outcomes;
}

TEST_F(Identity, ARehearsalSaysWhatTheImportWillAndWritesNothing) {
  Report corrected = May();
  Replace(corrected.records[1], "Puebla", "Guadalajara");
  const std::vector<std::pair<Report, SourceFile>> files{
      {May(), File("mayo.docx", "v1")},          {MayFromPdf(), File("mayo.pdf", "pdf")},
      {June(), File("junio.docx", "june")},      {June(), File("junio.txt", "june txt")},
      {corrected, File("mayo.docx", "v2")},      {corrected, File("mayo corregido.pdf", "v2 pdf")},
      {June(), File("mayo.docx", "june again")}, {May(), File("copia.docx", "v1")}};
  for (std::size_t stored = 0; stored < files.size(); ++stored) {
    const std::string path = folder_ / ("r" + std::to_string(stored) + ".db");
    Archive archive = MadeArchive(path);
    Outcomes(archive, {files.begin(), files.begin() + static_cast<std::ptrdiff_t>(stored)});
    const auto before = AllRecords(archive);
    std::vector<std::string> forecast;
    {
      Archive rehearsal = Must(Archive::Rehearse(path));
      forecast = Outcomes(rehearsal, files);
    }
    EXPECT_EQ(AllRecords(archive), before);
    EXPECT_EQ(Outcomes(archive, files), forecast) << stored;
  }
}

TEST_F(Identity, ARehearsalWithoutAnArchiveSaysWhatAnEmptyOneWill) {
  Archive rehearsal = Must(Archive::Rehearse(folder_ / "none.db"));
  EXPECT_EQ(Must(rehearsal.Import(May(), File("mayo.docx", "v1"))).status, ImportStatus::kImported);
  EXPECT_EQ(Must(rehearsal.Import(MayFromPdf(), File("mayo.pdf", "pdf"))).status, ImportStatus::kDuplicate);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none.db"));
}

TEST_F(Identity, ARehearsalNeitherWaitsForAWriterNorHoldsOne) {
  Put(May(), "mayo.docx", "v1");
  OpenOptions alone;
  alone.alone = true;
  Archive writer = Must(Archive::Open(folder_ / "a.db", OpenMode::kReadWrite, alone));
  Archive rehearsal = Must(Archive::Rehearse(folder_ / "a.db"));
  EXPECT_EQ(Must(rehearsal.Import(MayFromPdf(), File("mayo.pdf", "pdf"))).status, ImportStatus::kDuplicate);
  EXPECT_EQ(Must(writer.Import(June(), File("junio.docx", "june"))).status, ImportStatus::kImported);
  // What came meanwhile is known to it.
  EXPECT_EQ(Must(rehearsal.Import(June(), File("junio.pdf", "june pdf"))).status, ImportStatus::kDuplicate);
}

TEST_F(Identity, OneFileUnderTwoSpellingsOfItsPathIsOneSource) {
  SourceFile file = File("uno/mayo.docx", "v1");
  file.location = "/abs/uno/mayo.docx";
  const std::string id = Must(archive_.Import(May(), file)).report_id;
  const FilePlace again("mayo.docx", "/abs/uno/mayo.docx");
  EXPECT_EQ(Must(archive_.Unchanged(again, Sha256Hex("v1"))), id);
  file.path = "mayo.docx";
  EXPECT_EQ(Must(archive_.Import(May(), file)).status, ImportStatus::kUnchanged);
  // The same name in another folder is another source.
  EXPECT_EQ(Must(archive_.AddPath(FilePlace("uno/mayo.docx", "/otra/uno/mayo.docx"), Sha256Hex("v1"))), id);
  const std::vector<StoredSource> sources = Must(archive_.ReportById(id)).sources;
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].path, "uno/mayo.docx");
  EXPECT_EQ(sources[0].location, "/abs/uno/mayo.docx");
  EXPECT_EQ(sources[1].location, "/otra/uno/mayo.docx");
}

TEST_F(Identity, ARelativePathOfAnEarlierSchemaIsMadeAbsolute) {
  const std::string id = Put(May(), "../muestras/mayo.docx", "v1").report_id;
  const std::string sha = Sha256Hex("v1");
  EXPECT_EQ(Must(archive_.Unchanged(FilePlace("mayo.docx", "/home/ana/otras/mayo.docx"), sha)), std::nullopt);
  EXPECT_EQ(Must(archive_.Unchanged(FilePlace("mayo.docx", "/home/ana/muestras/mayo.docx"), Sha256Hex("v2"))),
            std::nullopt);
  EXPECT_EQ(Must(archive_.Unchanged(FilePlace("mayo.docx", "/home/ana/muestras/mayo.docx"), sha)), id);
  EXPECT_EQ(Must(archive_.ReportById(id)).sources[0].location, "/home/ana/muestras/mayo.docx");
  EXPECT_EQ(Must(archive_.ReportById(id)).sources[0].path, "../muestras/mayo.docx");
  EXPECT_EQ(Must(archive_.Unchanged(FilePlace("mayo.docx", "/home/otro/muestras/mayo.docx"), sha)), std::nullopt);
}

TEST_F(Identity, EntitiesOfReplacedRecordsGo) {
  Report with = May();
  with.records[0].entities = {Entity("jica", "JICA", "JICA")};
  Put(with, "mayo.docx", "v1");
  EXPECT_EQ(Must(archive_.Stats()).entities, 1);
  Put(May(), "mayo.docx", "v2");
  EXPECT_EQ(Must(archive_.Stats()).entities, 0);
  EXPECT_EQ(archive_.EntityById("jica").error().code, ErrorCode::kNotFound);
}

TEST_F(Identity, TheIndexIsMadeAnewWhenMostOfItIsLeftOver) {
  std::vector<Record> rows;
  for (int i = 1; i <= 400; ++i) rows.push_back(Bullet(i, "Punto de la lista con el asunto " + std::to_string(i)));
  for (int version = 0; version < 9; ++version) {
    rows[0].text = "Versión de prueba " + std::to_string(version);
    Put(MadeReport("2020-01", rows), "l.docx", std::to_string(version));
  }
  EXPECT_EQ(Find(archive_, "asunto").size(), 399u);
  EXPECT_EQ(Find(archive_, "prueba").size(), 1u);
  const std::string indexed =
      StockSql(folder_ / "a.db", "SELECT doc FROM record_search_words WHERE term = 'asunto'").at(0);
  EXPECT_LT(std::stoi(indexed), 3600);
  StockSql(folder_ / "a.db", "INSERT INTO record_search(record_search) VALUES('integrity-check')");
}

}  // namespace
}  // namespace acervo::testing
