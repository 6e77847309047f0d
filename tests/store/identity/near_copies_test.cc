// What is made from one template, cut out, put together or filled in again stays a report of its own: none hides
// another, in whatever order they come.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing::near_copies {
namespace {

struct Paper {
  std::string path;
  Report report;
};

struct Kind {
  std::string name;
  std::vector<Paper> papers;
  int reports = 0;
};

std::string DayOfMay(int day) { return (day < 10 ? "2019-05-0" : "2019-05-") + std::to_string(day); }

Record On(int order, const std::string& title, const std::string& entity, const std::string& text, int day) {
  return Activity(order, {title, entity, text, std::to_string(day) + " de mayo", DayOfMay(day)});
}

Record Text(int order, const std::string& text) {
  Record record = Bullet(order, text);
  record.kind = RecordKind::kText;
  record.local_id = "t" + std::to_string(order);
  return record;
}

// Orders and ids as a parser gives them.
Report Numbered(Report report) {
  std::map<RecordKind, int> count;
  for (Record& record : report.records) {
    record.order = ++count[record.kind];
    record.local_id = std::string(record.kind == RecordKind::kActivity ? "a"
                                  : record.kind == RecordKind::kText   ? "t"
                                                                       : "c") +
                      std::to_string(record.order);
  }
  report.rows_seen = static_cast<int>(report.records.size());
  return report;
}

Report Headed(const std::string& title, std::vector<Record> records, const std::string& period = "2019-05") {
  Report report = Numbered(MadeReport(period, std::move(records)));
  if (!title.empty()) report.sections = {{title, ""}};
  return report;
}

const std::string kStanding = "Preparación de la agenda semanal del despacho";

Report Week(int number) {
  const int monday = 6 + 7 * (number - 1);
  const std::string n = std::to_string(number);
  return Headed("Informe semanal " + n + " – Mayo 2019",
                {On(1, "Reunión semanal de coordinación", "Despacho Superior", "Seguimiento de los acuerdos", monday),
                 On(2, "Atención a delegación", "Embajada de Japón",
                    "Recorrido con " + std::to_string(3 * number) + " personas", monday + 1),
                 On(3, "Videoconferencia", "UCCI", "Sesión ordinaria del comité sectorial", monday + 2),
                 Bullet(1, kStanding), Bullet(2, "Atención de la correspondencia recibida")});
}

// More standing points than rows, and no number in the title.
Report QuietWeek(int day) {
  return Headed("Informe semanal", {On(1, "Reunión semanal", "Despacho Superior", "Seguimiento de los acuerdos", day),
                                    Bullet(1, kStanding), Bullet(2, "Atención de la correspondencia recibida"),
                                    Bullet(3, "Archivo de los expedientes de la oficina"),
                                    Bullet(4, "Actualización del directorio de contactos")});
}

std::vector<Record> MonthOfMay() {
  std::vector<Record> rows;
  const std::vector<std::string> subjects{"el agua de la cuenca",         "los libros infantiles",
                                          "el presupuesto participativo", "las plantas de reciclaje",
                                          "la ruta de los museos",        "el festival de verano"};
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    rows.push_back(On(static_cast<int>(i) + 1, "Reunión sobre " + subjects[i], "JICA",
                      "Se debatió " + subjects[i] + " con las juntas comunales", 3 + 5 * static_cast<int>(i)));
  }
  return rows;
}

Report PartOfMay(std::size_t from, std::size_t to, const std::string& title) {
  const std::vector<Record> all = MonthOfMay();
  return Headed(title,
                {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)});
}

// Two officers were at the same events, each at some alone.
Report Officer(const std::string& name, std::size_t own) {
  std::vector<Record> all = MonthOfMay(), rows(all.begin(), all.begin() + 4);
  rows.push_back(all[own]);
  Report report = Headed("Informe de gestión de mayo de 2019", rows);
  report.sections[0].text = "Elaborado por: " + name;
  return report;
}

Report Letter(const std::string& to, const std::string& number, const std::string& before = "") {
  return Headed("",
                {Text(1, before + "Nota N° " + number + ". Panamá, 12 de mayo de 2019. Señor Embajador de " + to +
                             ": en nombre del Municipio tenemos el agrado de invitarle a la inauguración del Foro de "
                             "Diplomacia Cultural, que se realizará en el Teatro Nacional. Agradecemos confirmar.")});
}

Report Form(const std::string& number, const std::string& school, const std::string& found) {
  Report report =
      Headed("Ficha resumen del informe de supervisión",
             {Bullet(1, "Visita ordinaria de cumplimiento"), Bullet(2, "Visita financiera a la institución"),
              Bullet(3, "Visita de desempeño del personal"), Bullet(4, "Visita a hechos con presunta falta")});
  report.sections.push_back({"I. Información general", "N° de ficha: | " + number + "\nInstitución visitada: | " +
                                                           school + "\nObjetivo general: | Revisar el contrato"});
  report.sections.push_back({"", "Argumentos de hecho: " + found});
  return report;
}

Report Sheet(const std::string& month, const std::string& days) {
  std::vector<Record> rows;
  for (int i = 1; i <= 6; ++i) {
    const std::string day = std::to_string(3 + i) + "/" + month + "/2018";
    Record row = Activity(i, {"", "", "", day});
    row.fields = {{"no", std::to_string(i)}, {"fecha", day}, {"hora-de-entrada", "17:00"}, {"horas", days}};
    row.title = std::nullopt;
    rows.push_back(row);
  }
  return Headed("Control de asistencia", rows, "1997-02");
}

Report Minutes(const std::string& session, std::size_t points) {
  const std::vector<std::string> all{"Se aprueba el calendario de actividades del segundo semestre",
                                     "Se designa la comisión que revisará los estatutos de la asociación",
                                     "Se acuerda invitar a las embajadas acreditadas al foro de ciudades",
                                     "Se solicita a la tesorería el informe de los gastos del trimestre"};
  std::vector<Record> bullets;
  for (std::size_t i = 0; i < points; ++i) bullets.push_back(Bullet(static_cast<int>(i) + 1, all[i]));
  return Headed("Acta de la sesión " + session, bullets);
}

Report MonthOf(const std::string& period, const std::vector<Record>& rows, const std::string& end = "") {
  Report report = Headed("Informe de gestión", rows, period);
  if (!end.empty()) report.period_end = MonthFromIso(end);
  return report;
}

std::vector<Record> TwoOf(const std::string& month, const std::string& words) {
  return {Activity(1, {"Foro de " + words, "AECID", "Se debatió la gestión de " + words + " en la provincia",
                       "3 de " + month, month == "abril" ? "2019-04-03" : "2019-06-03"}),
          Activity(2, {"Taller de " + words, "PNUD", "Capacitación a las juntas comunales en " + words, "8 de " + month,
                       month == "abril" ? "2019-04-08" : "2019-06-08"}),
          Bullet(1, "Agenda de " + month + " del despacho")};
}

std::vector<Record> Together(std::vector<Record> a, const std::vector<Record>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::ranges::stable_sort(a, {}, &Record::kind);
  return a;
}

std::vector<Kind> Kinds() {
  Report chapter = PartOfMay(2, 4, "Capítulo 2"), other_office = PartOfMay(0, 6, "");
  chapter.office = "";
  chapter.period.reset();
  chapter.period_source.reset();
  other_office.office = "Dirección de Cultura y Educación Ciudadana";
  const auto april = TwoOf("abril", "agua"), june = TwoOf("junio", "reciclaje");
  return {
      {"weeks of a month", {{"1.docx", Week(1)}, {"2.docx", Week(2)}, {"3.docx", Week(3)}, {"1.pdf", Week(1)}}, 3},
      {"weeks in other formats", {{"1.docx", Week(1)}, {"2.pdf", Week(2)}, {"3.txt", Week(3)}}, 3},
      {"weeks of standing points", {{"1.docx", QuietWeek(6)}, {"2.docx", QuietWeek(13)}, {"2.txt", QuietWeek(13)}}, 2},
      {"fortnights and their month",
       {{"1.docx", PartOfMay(0, 3, "Primera quincena de mayo")},
        {"2.docx", PartOfMay(3, 6, "Segunda quincena de mayo")},
        {"mayo.docx", PartOfMay(0, 6, "Informe de mayo")},
        {"mayo.pdf", PartOfMay(0, 6, "Informe de mayo")}},
       3},
      {"two officers",
       {{"ana.docx", Officer("Ana Díaz", 4)},
        {"luis.docx", Officer("Luis Pérez", 5)},
        {"ana.txt", Officer("Ana Díaz", 4)}},
       2},
      {"letters and a reply that quotes one",
       {{"1.docx", Letter("Japón", "101-2019")},
        {"2.docx", Letter("Corea", "102-2019")},
        {"3.pdf", Letter("Chile", "103-2019")},
        {"respuesta.docx", Letter("Japón", "101-2019", "Acusamos recibo de su amable nota, que decía así: ")}},
       4},
      {"filled-in forms",
       {{"014.pdf", Form("014-2021", "Escuela Las Acacias", "Faltan dos extintores en el comedor.")},
        {"027.pdf", Form("027-2021", "Instituto del Valle", "Los camiones no tienen registro.")},
        {"027.docx", Form("027-2021", "Instituto del Valle", "Los camiones no tienen registro.")}},
       2},
      {"attendance sheets",
       {{"nov.docx", Sheet("11", "4 horas")}, {"dic.docx", Sheet("12", "4 horas")}, {"ene.pdf", Sheet("1", "4 horas")}},
       3},
      {"minutes that grow",
       {{"1.docx", Minutes("del 6 de mayo", 2)},
        {"2.docx", Minutes("del 13 de mayo", 3)},
        {"3.docx", Minutes("del 20 de mayo", 4)}},
       3},
      {"a chapter and its whole",
       {{"capitulo.docx", chapter}, {"todo.docx", PartOfMay(0, 6, "")}, {"todo.txt", PartOfMay(0, 6, "")}},
       2},
      {"months and what was made of them",
       {{"abril.docx", MonthOf("2019-04", april)},
        {"junio.docx", MonthOf("2019-06", june)},
        {"trimestre.docx", MonthOf("2019-04", Together(april, june), "2019-06")}},
       3},
      {"months and a compilation whose period is not told",
       {{"abril.docx", MonthOf("2019-04", april)},
        {"junio.docx", MonthOf("2019-06", june)},
        {"todo.docx", MonthOf("2019-04", Together(april, june))}},
       3},
      {"two offices at the same events", {{"oci.docx", PartOfMay(0, 6, "")}, {"cultura.docx", other_office}}, 2},
  };
}

std::string Said(const Json& record) {
  std::map<std::string, std::string> fields;
  for (const auto& [name, value] : record["fields"].items()) fields[name] = value.get<std::string>();
  std::string said = record["text"].get<std::string>();
  for (const auto& [name, value] : fields) said += "|" + value;
  return said;
}

std::string Said(const Record& record) {
  std::map<std::string, std::string> fields(record.fields.begin(), record.fields.end());
  std::string said = record.text;
  for (const auto& [name, value] : fields) said += "|" + value;
  return said;
}

std::set<std::string> AllSaid(Archive& archive) {
  std::set<std::string> said;
  for (const Json& record : AllRecords(archive)) said.insert(Said(record));
  return said;
}

class NearCopies : public ::testing::TestWithParam<Kind> {};

TEST_P(NearCopies, StayApartAndAreAllFoundInEveryOrder) {
  const Kind& kind = GetParam();
  std::vector<std::size_t> order(kind.papers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  do {
    Archive archive = MadeArchive(":memory:");
    std::string named;
    for (const std::size_t i : order) {
      const Paper& paper = kind.papers[i];
      named += paper.path + " " +
               std::string(Token(Must(archive.Import(paper.report, File(paper.path, paper.path))).status)) + ", ";
    }
    SCOPED_TRACE(named);
    EXPECT_EQ(Must(archive.Stats()).reports, kind.reports);
    const std::set<std::string> said = AllSaid(archive);
    for (const Paper& paper : kind.papers) {
      for (const Record& record : paper.report.records) {
        EXPECT_TRUE(said.contains(Said(record))) << paper.path << ": " << Said(record);
      }
    }
    if (HasFailure()) return;
  } while (std::ranges::next_permutation(order).found);
}

// The points that came last are never hidden by the minutes before them, even where no head tells both apart.
TEST(NearCopiesWithoutAHead, HideNoPointInAnyOrder) {
  for (const bool is_grown_first : {false, true}) {
    std::vector<Paper> papers{{"1.docx", Minutes("", 3)}, {"2.docx", Minutes("", 4)}};
    if (is_grown_first) std::ranges::reverse(papers);
    Archive archive = MadeArchive(":memory:");
    for (const Paper& paper : papers) Must(archive.Import(paper.report, File(paper.path, paper.path)));
    const std::set<std::string> said = AllSaid(archive);
    for (const Record& record : Minutes("", 4).records) EXPECT_TRUE(said.contains(Said(record))) << Said(record);
  }
}

// What is no other report stays none: the same month with one row changed, added, or with a word of its title changed.
TEST(Reissues, ReplaceWhatTheyCorrect) {
  const auto changed = [](auto change) {
    Report report = PartOfMay(0, 6, "Informe de mayo");
    change(report);
    return Numbered(report);
  };
  const std::vector<std::pair<std::string, Report>> reissues{
      {"a date", changed([](Report& r) { r.records[2] = On(3, *r.records[2].title, "JICA", r.records[2].text, 14); })},
      {"a row", changed([](Report& r) {
         r.records.push_back(On(7, "Cabildo abierto", "PNUD", "Consulta ciudadana sobre el alumbrado", 30));
       })},
      {"an entity and the title", changed([](Report& r) {
         r.records[1].fields[1].second = "AECID";
         r.sections = {{"Informe de mayo (corregido, versión 2)", ""}};
       })},
      {"every number of the rows", changed([](Report& r) {
         for (Record& record : r.records)
           record.fields.insert(record.fields.begin(), {"no", std::to_string(record.order + 1)});
         r.records[0].text = "Se debatió el agua del valle";
         r.records[0].fields[3].second = r.records[0].text;
       })},
  };
  for (const auto& [what, reissue] : reissues) {
    for (const std::string format : {"docx", "pdf", "txt"}) {
      Archive archive = MadeArchive(":memory:");
      const std::string id = Must(archive.Import(PartOfMay(0, 6, "Informe de mayo"), File("mayo.docx", "1"))).report_id;
      const ImportOutcome outcome = Must(archive.Import(reissue, File("corregido." + format, "2")));
      EXPECT_EQ(outcome.status, ImportStatus::kUpdated) << what << " " << format;
      EXPECT_EQ(outcome.report_id, id) << what << " " << format;
      EXPECT_EQ(AllRecords(archive).size(), reissue.records.size());
    }
  }
}

// A scan whose texts beside the rows are misread is the same report.
TEST(Scans, AreTheSameThoughTheTextsBesideTheRowsAreMisread) {
  Report paper = PartOfMay(0, 6, "Informe de gestión de mayo de 2019"), scan = paper;
  paper.sections.push_back(
      {"Introducción", "La Oficina de Cooperación presenta las actividades del mes a la Alcaldía"});
  scan.sections = {{"lnforme de gestíon de mayc de 2O19", ""},
                   {"lntroduccíón", "La Oficlna dc Cooperaclón presenta las actlvidades dcl mes a la Alcaldia"}};
  scan.records[0].text = "Sc debatió el agua dc la cuenca con las juntas comunales";
  scan.records[0].fields[2].second = scan.records[0].text;
  Archive archive = MadeArchive(":memory:");
  const std::string id = Must(archive.Import(paper, File("mayo.docx", "1"))).report_id;
  EXPECT_EQ(Must(archive.Import(scan, File("mayo.pdf", "2"))).report_id, id);
}

// Text beside rows is read by one version of the program as sections, by another as records.
TEST(Scans, AreTheSameWhetherTextsAreRecordsOrSections) {
  const std::string text = "La Oficina presenta a la Alcaldía de Panamá las 6 actividades de mayo de 2019";
  Report sections = PartOfMay(0, 6, "Informe de mayo"), records = PartOfMay(0, 6, "");
  sections.sections.push_back({"Introducción", text});
  Record heading = Text(1, "Informe de mayo"), introduction = Text(2, text);
  introduction.title = "Introducción";
  records.records.push_back(heading);
  records.records.push_back(introduction);
  Archive archive = MadeArchive(":memory:");
  const std::string id = Must(archive.Import(sections, File("mayo.docx", "1"))).report_id;
  const ImportOutcome outcome = Must(archive.Import(Numbered(records), File("mayo guardado.docx", "2")));
  EXPECT_EQ(outcome.report_id, id);
  EXPECT_EQ(outcome.status, ImportStatus::kDuplicate);
}

INSTANTIATE_TEST_SUITE_P(Kinds, NearCopies, ::testing::ValuesIn(Kinds()), [](const auto& kind) {
  std::string name = kind.param.name;
  std::ranges::replace_if(
      name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace acervo::testing::near_copies
