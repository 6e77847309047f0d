// Whatever the order in which files come, the archive ends the same: the same reports (by content; their ids are those
// of the files that came first), the same files of each, the same readings shown, every record found once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing::order {
namespace {

struct Fed {
  std::string path, bytes;
  Report report;
  std::optional<std::string> modified = std::nullopt;
};

SourceFile FileOf(const Fed& fed) {
  SourceFile file = File(fed.path, fed.bytes);
  file.modified = fed.modified;
  return file;
}

std::vector<Record> Rows() {
  return {
      Activity(1, {"Foro de Diplomacia Cultural",
                   "JICA",
                   "Intercambio de experiencias entre las redes de ciudades",
                   "27 de mayo",
                   "2019-05-27",
                   "",
                   "foro",
                   {Entity("jica", "JICA", "JICA")}}),
      Activity(2, {"Reunión de trabajo",
                   "Embajada de México",
                   "Preparativos de la visita del alcalde a la ciudad de Puebla",
                   "7 de mayo",
                   "2019-05-07",
                   "",
                   "reunion",
                   {Entity("embajada-de-mexico", "Embajada de México", "Embajada de México", EntityKind::kEmbassy)}}),
      Activity(3, {"Firma de convenio", "UCCI", "Convenio marco de cooperación con la Unión de Ciudades Capitales",
                   "15 de mayo", "2019-05-15"}),
      Activity(4, {"Taller de formación", "Universidad de Panamá",
                   "Formulación de proyectos para el personal municipal", "21 de mayo", "2019-05-21"}),
      Bullet(1, "Seguimiento a la convocatoria de la Unión Europea sobre ciudades sostenibles"),
      Bullet(2, "Coordinación con la Dirección de Cultura para el festival de verano")};
}

const Row kNewRow{"Encuentro de voluntarios", "Cruz Roja", "Jornada de limpieza de playas en la bahía", "9 de mayo",
                  "2019-05-09"};

Report May() { return MadeReport("2019-05", Rows()); }

void ReplaceIn(Record& record, const std::string& from, const std::string& to) {
  const auto in = [&](std::string& text) {
    const auto at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
  };
  if (record.title) in(*record.title);
  in(record.text);
  for (auto& [name, value] : record.fields) in(value);
}

// Orders and ids as a parser gives them.
Report Numbered(Report report) {
  std::map<RecordKind, int> count;
  for (Record& record : report.records) {
    record.order = ++count[record.kind];
    record.local_id = (record.kind == RecordKind::kActivity ? "a" : "c") + std::to_string(record.order);
  }
  report.rows_seen = static_cast<int>(report.records.size());
  return report;
}

// A line broken, an accent lost, columns in another order.
Report MayFromPdf() {
  Report report = May();
  ReplaceIn(report.records[0], "Intercambio", "Inter- cambio");
  std::ranges::reverse(report.records[1].fields);
  ReplaceIn(report.records[4], "Unión Europea", "Union Europea");
  return report;
}

// Letters taken for others in most rows, a column's rule read as a word.
Report MayFromScan() {
  Report report = May();
  ReplaceIn(report.records[0], "experiencias", "experlencias");
  ReplaceIn(report.records[1], "Preparativos", "Preparatívcs");
  ReplaceIn(report.records[1], "alcalde", "alcaide");
  ReplaceIn(report.records[2], "Convenio marco", "Convenlo rnarco");
  ReplaceIn(report.records[3], "proyectos", "proyectcs");
  ReplaceIn(report.records[4], "sostenibles", "sosteniblos");
  return report;
}

// One row corrected, one gone, one new.
Report MayCorrected() {
  Report report = May();
  ReplaceIn(report.records[1], "Puebla", "Guadalajara");
  report.records.erase(report.records.begin() + 2);
  report.records.insert(report.records.begin() + 3, Activity(5, kNewRow));
  return Numbered(report);
}

Report June(std::size_t rows_carried_over) {
  std::vector<Record> rows = Rows();
  rows.resize(rows_carried_over);
  rows.push_back(Activity(9, {"Visita oficial", "Alcaldía de Madrid",
                              "Recorrido por el Casco Antiguo con la delegación", "3 de junio", "2019-06-03"}));
  rows.push_back(Bullet(9, "Envío de la carta de invitación al encuentro iberoamericano de gobiernos locales"));
  std::ranges::stable_sort(rows, {}, &Record::kind);
  return Numbered(MadeReport("2019-06", rows));
}

Report Part(std::size_t from, std::size_t to) {
  Report report = May();
  report.records.erase(report.records.begin() + static_cast<std::ptrdiff_t>(to), report.records.end());
  report.records.erase(report.records.begin(), report.records.begin() + static_cast<std::ptrdiff_t>(from));
  return Numbered(report);
}

// What an archive says, without the ids that depend on which file came first.
struct Content {
  int reports = 0;
  std::vector<std::string> told;  // of each report: its month, office, files, records
  std::vector<std::string> entities;
  friend bool operator==(const Content&, const Content&) = default;
};

std::ostream& operator<<(std::ostream& out, const Content& content) {
  out << content.reports << " reports\n";
  for (const std::string& report : content.told) out << report << "\n";
  return out << ::testing::PrintToString(content.entities);
}

std::string WithoutIds(const Json& record) {
  std::string text = record["kind"].get<std::string>() + " ";
  for (const auto& [name, value] : record["fields"].items()) text += name + "=" + value.get<std::string>() + "; ";
  text += record["text"].get<std::string>() + " " + record["date"].dump() + " [";
  for (const Json& entity : record["entities"]) text += entity["id"].get<std::string>() + " ";
  return text + "]";
}

std::string FilesOf(const StoredReport& report) {
  std::vector<std::string> paths;
  for (const StoredSource& source : report.sources) paths.push_back(source.path);
  std::ranges::sort(paths);
  const std::string shown = report.sources.empty() ? "none" : std::string(Token(report.sources.front().format));
  return ::testing::PrintToString(paths) + " shown from " + shown;
}

Content ContentOf(Archive& archive) {
  Content content;
  content.reports = Must(archive.Stats()).reports;
  std::map<std::string, std::string> told;
  for (const Json& record : AllRecords(archive)) {
    const std::string id = record["report"]["id"];
    std::string& text = told[id];
    if (text.empty()) {
      text = record["report"]["period"].dump() + " " + record["report"]["office"].dump() + " " +
             FilesOf(Must(archive.ReportById(id)));
    }
    text += "\n    " + WithoutIds(record);
  }
  for (const auto& [id, text] : told) content.told.push_back(text);
  std::ranges::sort(content.told);
  for (const StoredEntity& entity : Must(archive.Entities({})).entities) {
    content.entities.push_back(entity.id + " " + entity.name + " " + std::to_string(entity.records));
  }
  std::ranges::sort(content.entities);
  return content;
}

// Hundreds of archives, whose commits all wait for the disk: in memory where the system has files there.
const Folder& WorkFolder() {
  const char* const memory = "/dev/shm";
  static const Folder folder(std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path());
  return folder;
}

// An archive of its own at each call, copied from an empty one.
Archive NewArchive() {
  static int made = 0;
  const std::string empty = WorkFolder() / "empty.db";
  if (made == 0) MadeArchive(empty);
  std::filesystem::remove(WorkFolder() / (std::to_string(made - 1) + ".db"));
  const std::string path = WorkFolder() / (std::to_string(++made) + ".db");
  std::filesystem::copy_file(empty, path);
  return MadeArchive(path);
}

Archive Fill(const std::vector<Fed>& files, const std::vector<std::size_t>& order) {
  Archive archive = NewArchive();
  for (const std::size_t i : order) {
    Must(archive.Import(files[i].report, FileOf(files[i])));
  }
  return archive;
}

std::string Named(const std::vector<Fed>& files, const std::vector<std::size_t>& order) {
  std::string text;
  for (const std::size_t i : order) text += (text.empty() ? "" : ", ") + files[i].path;
  return text;
}

// Imports again whatever is there: nothing may change.
void ExpectSettled(Archive& archive, const std::vector<Fed>& files) {
  const auto before = AllRecords(archive);
  for (const Fed& file : files) {
    EXPECT_EQ(Must(archive.Import(file.report, FileOf(file))).status, ImportStatus::kUnchanged) << file.path;
  }
  EXPECT_EQ(AllRecords(archive), before);
}

using Expectation = std::function<void(Archive&)>;

void ExpectOneEnd(const std::vector<Fed>& files, const Expectation& expectation = {}) {
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), 0);
  Archive first = Fill(files, order);
  const Content expected = ContentOf(first);
  do {
    SCOPED_TRACE(Named(files, order));
    Archive archive = Fill(files, order);
    ASSERT_EQ(ContentOf(archive), expected);
    ExpectSettled(archive, files);
    if (expectation) expectation(archive);
    if (::testing::Test::HasFailure()) return;
    if (std::ranges::is_sorted(order, std::greater<>())) {  // verifying costs more than all the rest
      EXPECT_THAT(Must(archive.Verify({})).faults, ::testing::IsEmpty());
    }
  } while (std::ranges::next_permutation(order).found);
}

Expectation Holds(int reports, std::size_t records, int sources) {
  return [=](Archive& archive) {
    const ArchiveStats stats = Must(archive.Stats());
    EXPECT_EQ(stats.reports, reports);
    EXPECT_EQ(stats.sources, sources);
    EXPECT_EQ(AllRecords(archive).size(), records);
  };
}

TEST(IdentityOrder, OneReportInThreeFormatsRenamedAndSavedAgain) {
  ExpectOneEnd({{"mayo.docx", "docx", May()},
                {"mayo.txt", "txt", May()},
                {"mayo.pdf", "pdf", MayFromPdf()},
                {"mayo guardado.docx", "docx saved again", May()}},
               [](Archive& archive) {
                 Holds(1, 6, 4)(archive);
                 EXPECT_EQ(Find(archive, "diplomacia").size(), 1u);
                 EXPECT_EQ(Find(archive, "jica").size(), 1u);
                 EXPECT_EQ(AllRecords(archive)[0]["source"]["format"], "docx");
               });
}

TEST(IdentityOrder, TheTextBeforeThePdf) {
  ExpectOneEnd({{"mayo.txt", "txt", May()},
                {"mayo.pdf", "pdf", MayFromPdf()},
                {"copia de mayo.pdf", "pdf", MayFromPdf()},
                {"junio.pdf", "june", June(0)}},
               [](Archive& archive) {
                 Holds(2, 8, 4)(archive);
                 EXPECT_EQ(AllRecords(archive)[0]["source"]["format"], "txt");
               });
}

TEST(IdentityOrder, AScanWithSlightlyOtherText) {
  ExpectOneEnd({{"mayo.docx", "docx", May()},
                {"mayo.pdf", "pdf", MayFromPdf()},
                {"escaneado.pdf", "scan", MayFromScan()},
                {"mayo.txt", "txt", May()}},
               Holds(1, 6, 4));
  ExpectOneEnd({{"mayo.pdf", "pdf", MayFromPdf()}, {"escaneado.pdf", "scan", MayFromScan()}}, Holds(1, 6, 2));
}

TEST(IdentityOrder, TwoOfficesOfOneMonthWithSharedRows) {
  Report culture = May();
  culture.office = "Dirección de Cultura y Educación Ciudadana";
  culture.records.pop_back();
  culture.records.push_back(Bullet(2, "Entrega del informe de gestión del teatro municipal a la Secretaría General"));
  Report unsigned_copy = MayFromPdf();
  ExpectOneEnd({{"oci.docx", "oci", May()},
                {"oci.pdf", "oci pdf", unsigned_copy},
                {"cultura.docx", "culture", culture},
                {"cultura.txt", "culture txt", culture}},
               Holds(2, 12, 4));
}

TEST(IdentityOrder, MonthsWithRowsCarriedOver) {
  Report july = June(5);
  july.period = MonthFromIso("2019-07");
  ExpectOneEnd({{"mayo.docx", "may", May()},
                {"mayo.pdf", "may pdf", MayFromPdf()},
                {"junio.docx", "june", June(5)},
                {"julio.docx", "july", july}},
               Holds(3, 6 + 7 + 7, 4));
}

TEST(IdentityOrder, MonthsThatOnlyDatesTellWithRowsCarriedOver) {
  const auto by_dates = [](Report report) {
    report.period_source = PeriodSource::kDates;
    return report;
  };
  std::vector<Record> long_list;
  for (int i = 1; i <= 30; ++i) {
    long_list.push_back(Bullet(i, "Seguimiento de la gestión del proyecto permanente número " + std::to_string(i)));
  }
  const Report may = by_dates(MadeReport("2019-05", long_list));
  long_list[3].text = "Entrega de las llaves de la ciudad en el mes que corre";
  const Report june = by_dates(MadeReport("2019-06", long_list));
  ExpectOneEnd({{"a.docx", "may", may}, {"a.pdf", "may pdf", may}, {"b.docx", "june", june}}, Holds(2, 60, 3));
}

TEST(IdentityOrder, AReportCutInTwo) {
  ExpectOneEnd(
      {{"parte 1.docx", "one", Part(0, 3)}, {"parte 2.docx", "two", Part(3, 6)}, {"junio.docx", "june", June(2)}},
      Holds(3, 6 + 4, 3));
  ExpectOneEnd(
      {{"mayo.docx", "whole", May()}, {"parte 1.docx", "one", Part(0, 3)}, {"parte 2.docx", "two", Part(3, 6)}},
      Holds(3, 6 + 6, 3));
}

// Two of the three files stay apart in every order; which of them the third joins may differ.
void ExpectTwoReports(const std::vector<Fed>& files) {
  std::vector<std::size_t> order{0, 1, 2};
  do {
    Archive archive = Fill(files, order);
    SCOPED_TRACE(Named(files, order));
    Holds(2, 12, 3)(archive);
  } while (std::ranges::next_permutation(order).found);
}

TEST(IdentityOrder, ACopyWithoutOfficeDoesNotJoinTwoOffices) {
  Report culture = May(), nobody = May();
  culture.office = "Dirección de Cultura y Educación Ciudadana";
  nobody.office = "";
  // Which of the two it belongs to nothing tells: the one that came first. That they are two holds in every order.
  std::vector<Fed> files{{"oci.docx", "oci", May()}, {"cultura.docx", "culture", culture}, {"x.txt", "x", nobody}};
  ExpectTwoReports(files);
}

TEST(IdentityOrder, ACopyWithoutMonthDoesNotJoinTwoMonths) {
  Report june = May(), undated = May();
  june.period = MonthFromIso("2019-06");
  undated.period = std::nullopt;
  undated.period_source = std::nullopt;
  std::vector<Fed> files{{"mayo.docx", "may", May()}, {"junio.docx", "june", june}, {"x.txt", "x", undated}};
  ExpectTwoReports(files);
}

TEST(IdentityOrder, DatesOfTheFilesTellTheLaterEdition) {
  const std::vector<Fed> files{{"mayo.docx", "v1", May(), "2019-06-01T10:00:00Z"},
                               {"mayo corregido.docx", "v2", MayCorrected(), "2019-06-03T08:00:00Z"},
                               {"mayo.pdf", "pdf", MayFromPdf(), "2024-01-01T00:00:00Z"},  // printed late
                               {"mayo.txt", "txt", MayCorrected()}};
  ExpectOneEnd(files, [](Archive& archive) {
    Holds(1, 6, 4)(archive);
    EXPECT_EQ(Find(archive, "guadalajara").size(), 1u);
    EXPECT_THAT(Find(archive, "puebla"), ::testing::IsEmpty());
    EXPECT_EQ(AllRecords(archive)[0]["source"]["path"], "mayo corregido.docx");
  });
}

TEST(IdentityOrder, ThreeEditionsByDate) {
  Report third = MayCorrected();
  ReplaceIn(third.records[1], "Preparativos", "Saberes");
  ExpectOneEnd({{"c.docx", "v3", third, "2019-06-05T08:00:00Z"},
                {"b.docx", "v2", MayCorrected(), "2019-06-03T08:00:00Z"},
                {"a.docx", "v1", May(), "2019-06-01T10:00:00Z"},
                {"a guardado.docx", "v1 again", May(), "2019-06-09T10:00:00Z"}},
               [](Archive& archive) {
                 Holds(1, 6, 4)(archive);
                 EXPECT_EQ(Find(archive, "saberes").size(), 1u);
               });
}

TEST(IdentityOrder, AnEarlierEditionThatComesLateChangesNothing) {
  Archive archive = NewArchive();
  const Fed corrected{"corregido.docx", "v2", MayCorrected(), "2019-06-03T08:00:00Z"};
  const std::string id = Must(archive.Import(corrected.report, FileOf(corrected))).report_id;
  const auto before = AllRecords(archive);
  const Fed first{"mayo.docx", "v1", May(), "2019-06-01T10:00:00Z"};
  const ImportOutcome outcome = Must(archive.Import(first.report, FileOf(first)));
  EXPECT_EQ(outcome.status, ImportStatus::kDuplicate);
  EXPECT_EQ(outcome.report_id, id);
  EXPECT_EQ(AllRecords(archive), before);
  // What a path held before is earlier than what it holds, whatever the dates say: a copy that was restored.
  const Fed restored{"corregido.docx", "v1 restored", May(), "2019-06-01T10:00:00Z"};
  EXPECT_EQ(Must(archive.Import(restored.report, FileOf(restored))).status, ImportStatus::kUpdated);
}

TEST(IdentityOrder, WithoutDatesTheLastToArriveIsTheLatest) {
  for (const std::string name : {"mayo.docx", "corregido.docx", "corregido.pdf", "corregido.txt"}) {
    Archive archive = NewArchive();
    const std::string id = Must(archive.Import(May(), File("mayo.docx", "v1"))).report_id;
    const ImportOutcome outcome = Must(archive.Import(MayCorrected(), File(name, "v2")));
    EXPECT_EQ(outcome.status, ImportStatus::kUpdated) << name;
    EXPECT_EQ(outcome.report_id, id) << name;
    EXPECT_EQ(Find(archive, "guadalajara").size(), 1u) << name;
    EXPECT_EQ(Find(archive, "puebla").size(), 0u) << name;
  }
}

TEST(IdentityOrder, APathThatWasCutShortIsANewEdition) {
  Archive archive = NewArchive();
  Must(archive.Import(May(), File("mayo.docx", "v1")));
  EXPECT_EQ(Must(archive.Import(Part(0, 2), File("mayo.docx", "v2"))).status, ImportStatus::kUpdated);
  EXPECT_EQ(AllRecords(archive).size(), 2u);
  EXPECT_EQ(Must(archive.Import(May(), File("mayo.docx", "v3"))).status, ImportStatus::kUpdated);
  EXPECT_EQ(AllRecords(archive).size(), 6u);
}

TEST(IdentityOrder, TwoBadScansBecomeOneWhenTheManuscriptComes) {
  Report two = May();
  ReplaceIn(two.records[0], "ciudades", "cludades");
  ReplaceIn(two.records[1], "Preparativos", "Preparatlvos");
  ReplaceIn(two.records[2], "Convenio", "Convcnio");
  ReplaceIn(two.records[3], "personal", "pcrsonal");
  Archive archive = NewArchive();
  const std::string first = Must(archive.Import(MayFromScan(), File("a.pdf", "1"))).report_id;
  EXPECT_EQ(Must(archive.Import(May(), File("mayo.docx", "whole"))).report_id, first);
  EXPECT_EQ(Must(archive.Import(two, File("b.pdf", "2"))).report_id, first);
  EXPECT_EQ(Must(archive.ReportById(first)).sources.size(), 3u);
  EXPECT_THAT(Must(archive.Verify({})).faults, ::testing::IsEmpty());
}

// ── Made at random, from fixed seeds ────────────────────────────────────────────────────────────────────────────────

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::string Words(std::size_t count) {
    static const std::vector<std::string> kSyllables = {"ca", "ción", "mu", "ni", "pa", "re", "so", "ta", "ve", "lo"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += text.empty() ? "" : " ";
      for (std::size_t k = 0; k < 2 + Below(3); ++k) text += kSyllables[Below(kSyllables.size())];
    }
    return text;
  }

  Report MonthlyReport(int month) {
    std::vector<Record> records;
    for (std::size_t i = 0; i < 2 + Below(4); ++i) {
      records.push_back(Activity(1, {Words(3), Words(2), Words(6 + Below(12)), std::to_string(1 + Below(28))}));
    }
    for (std::size_t i = 0; i < Below(4); ++i) records.push_back(Bullet(1, Words(8 + Below(12))));
    const std::string number = std::to_string(month);
    return Numbered(MadeReport("2020-" + std::string(number.size() < 2 ? "0" : "") + number, records));
  }

  // As another program shows it: capitals, broken words, columns moved.
  Report ReadOtherwise(Report report) {
    for (Record& record : report.records) {
      std::ranges::shuffle(record.fields, random_);
      if (Below(3) > 0 || record.fields.empty()) continue;
      record.fields[0].second += " .";
      if (record.fields[0].first == "informacion") record.text = record.fields[0].second;
      if (record.fields[0].first == "actividad") record.title = record.fields[0].second;
    }
    return report;
  }

  template <typename T>
  void Shuffle(std::vector<T>& items) {
    std::ranges::shuffle(items, random_);
  }

 private:
  std::mt19937 random_;
};

TEST(IdentityOrder, MadeReportsEndAlikeInAnyOrder) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Maker make(seed);
    std::vector<Fed> files;
    for (int month = 1; month <= 3; ++month) {
      const std::string name = std::to_string(month);
      const Report report = make.MonthlyReport(month);
      files.push_back({name + ".docx", name + "docx", report});
      files.push_back({name + ".pdf", name + "pdf", make.ReadOtherwise(report)});
      if (make.Below(2) == 0) files.push_back({name + ".txt", name + "txt", make.ReadOtherwise(report)});
      if (make.Below(2) == 0) files.push_back({"copia/" + name + ".docx", name + "docx", report});
    }
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), 0);
    Archive first = Fill(files, order);
    const Content expected = ContentOf(first);
    EXPECT_EQ(expected.reports, 3);
    for (int run = 0; run < 3; ++run) {
      make.Shuffle(order);
      SCOPED_TRACE("seed " + std::to_string(seed) + ": " + Named(files, order));
      Archive archive = Fill(files, order);
      ASSERT_EQ(ContentOf(archive), expected);
      ExpectSettled(archive, files);
    }
  }
}

// A month after month of the same sentences: only the month parts them.
TEST(IdentityOrder, MonthsOfBoilerplateStayApart) {
  constexpr int kMonths = 300;
  std::vector<Record> rows{Bullet(1, "Durante el mes se dio seguimiento a los convenios vigentes con las embajadas"),
                           Bullet(2, "Se atendieron las solicitudes de información recibidas por la oficina"),
                           Bullet(3, "Se participó en las reuniones de coordinación con las demás direcciones")};
  Archive archive = NewArchive();
  std::set<std::string> ids;
  for (int i = 0; i < kMonths; ++i) {
    const int month = i % 12 + 1;
    const std::string period = std::to_string(1995 + i / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
    const ImportOutcome outcome = Must(archive.Import(MadeReport(period, rows), File(period + ".docx", period)));
    EXPECT_EQ(outcome.status, ImportStatus::kImported) << period;
    ids.insert(outcome.report_id);
  }
  EXPECT_EQ(ids.size(), kMonths);
  // The same month once more, among three hundred alike, finds its own.
  EXPECT_EQ(Must(archive.Import(MadeReport("2004-07", rows), File("x.pdf", "x"))).report_id,
            ReportId(Sha256Hex("2004-07")));
  EXPECT_EQ(Must(archive.Import(MadeReport("1995-02", rows), File("y.pdf", "y"))).report_id,
            ReportId(Sha256Hex("1995-02")));
  EXPECT_EQ(Must(archive.Stats()).reports, kMonths);
}

TEST(IdentityOrder, EmptyAndSmallReports) {
  const Report one = MadeReport("2020-01", {Bullet(1, "Reunión con la Embajada de Italia para preparar la semana")});
  ExpectOneEnd({{"vacio.docx", "empty", MadeReport("2020-01", {})},
                {"uno.docx", "one", one},
                {"uno.pdf", "one pdf", one},
                {"carpeta/uno.docx", "one", one}},
               Holds(2, 1, 4));
}

TEST(IdentityOrder, IdsOutliveReimportsCorrectionsAndBetterReadings) {
  const std::vector<Fed> files{{"mayo.pdf", "pdf", MayFromPdf()},
                               {"mayo.docx", "docx", May()},
                               {"corregido.docx", "v2", MayCorrected()},
                               {"otra vez.docx", "v3", May()}};
  Archive archive = NewArchive();
  std::map<std::string, std::string> text_of;  // an id once given is never another row's
  const auto expect_same_ids = [&] {
    for (const Json& record : AllRecords(archive)) {
      const std::string first_words = record["text"].get<std::string>().substr(0, 14);
      const auto [known, is_new] = text_of.emplace(record["id"], first_words);
      EXPECT_EQ(known->second.substr(0, 5), first_words.substr(0, 5)) << record["id"];
    }
  };
  const std::string id = Must(archive.Import(files[0].report, File(files[0].path, files[0].bytes))).report_id;
  expect_same_ids();
  for (std::size_t i = 1; i < files.size(); ++i) {
    EXPECT_EQ(Must(archive.Import(files[i].report, File(files[i].path, files[i].bytes))).report_id, id);
    expect_same_ids();
    ExpectSettled(archive, {files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i) + 1});
  }
  EXPECT_EQ(text_of.size(), 7u);
}

}  // namespace
}  // namespace acervo::testing::order
