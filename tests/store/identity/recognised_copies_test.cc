// A scan beside the document it was printed from: one report where letters differ, two editions where the paper does,
// two reports where it is another paper; and typed letters are what is shown.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing::recognised_copies {
namespace {

Record On(int order, const std::string& title, const std::string& entity, const std::string& text, int day) {
  const std::string iso = (day < 10 ? "2019-05-0" : "2019-05-") + std::to_string(day);
  return Activity(order, {title, entity, text, std::to_string(day) + " de mayo de 2019", iso});
}

// The rows of a week, of which every report has the same words.
Report Week(int monday) {
  return MadeReport(
      "2019-05",
      {On(1, "Reunión semanal", "Despacho Superior", "Seguimiento de los acuerdos del despacho", monday),
       On(2, "Atención a delegación", "Embajada de Japón", "Recorrido por el Casco Antiguo", monday + 1),
       On(3, "Videoconferencia", "UCCI", "Se aprobó la agenda del comité sectorial", monday + 2),
       On(4, "Firma de convenio", "JICA", "Formación de bomberos, con C40 y la Secretaría General", monday + 3),
       Bullet(1, "Preparación de la agenda semanal del despacho"),
       Bullet(2, "Archivo de los expedientes de la oficina de cooperación")});
}

void Replace(Record& record, const std::string& from, const std::string& to) {
  const auto in = [&](std::string& text) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  };
  in(record.text);
  for (auto& [name, value] : record.fields) in(value);
}

void Doubt(Report& report, std::size_t record, const std::string& word) {
  report.doubts.push_back({.code = DiagnosticCode::kUncertainLetters,
                           .record = report.records[record].local_id,
                           .field = "fecha",
                           .text = word});
}

Report Scanned(Report report) {
  for (Record& record : report.records) record.source.ocr = true, record.source.confidence = 0.9;
  return report;
}

struct Case {
  std::string name;
  std::function<void(Report&)> change;  // of the scan
  ImportStatus status = ImportStatus::kDuplicate;
  int reports = 1;
  bool is_fuller = false;  // than the typed one, which is filed before it then
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

// Another week whose days are all unsure.
void MakeUnsureWeek(Report& report) {
  report = Week(13);
  for (std::size_t i = 0; i < 4; ++i) Doubt(report, i, std::to_string(13 + i));
}

std::vector<Case> AllCases() {
  const auto replaced = [](std::size_t record, const std::string& from, const std::string& to) {
    return [=](Report& r) { Replace(r.records[record], from, to); };
  };
  const auto unsure = [](std::size_t record, const std::string& from, const std::string& to) {
    return [=](Report& r) { Replace(r.records[record], from, to), Doubt(r, record, to); };
  };
  return {
      {"NothingElse", [](Report&) {}},
      {"ALetter", replaced(0, "acuerdos", "acuerdcs")},
      {"ALetterOfAName", replaced(1, "Embajada de Japón", "Embajada de Japon,")},
      {"AWordInPieces", replaced(3, "Secretaría General", "S retaría ge ral")},
      {"ASmallWord", replaced(5, "de la oficina", "de aa oficina")},
      {"ALetterBesideAFigure", replaced(3, "C40", "CC40")},
      {"ANumberThatIsUnsure", unsure(2, "8 de mayo de 2019", "8 de mayo de 2079")},
      {"AWordThatIsGone", replaced(4, "semanal", "")},
      {"ANumberThatIsSure", replaced(2, "8 de mayo de 2019", "9 de mayo de 2019"), ImportStatus::kUpdated},
      {"AnotherWord", replaced(2, "aprobó", "rechazó"), ImportStatus::kUpdated},
      {"AnotherMonth", replaced(2, "mayo", "junio"), ImportStatus::kUpdated},
      {"ARowMore",
       [](Report& r) { r.records.push_back(Bullet(3, "Envío de la carta de invitación al encuentro de alcaldes")); },
       ImportStatus::kUpdated, 1, true},
      {"AnotherWeek", [](Report& r) { r = Week(20); }, ImportStatus::kImported, 2},
      {"AnotherWeekOfUnsureDays", MakeUnsureWeek, ImportStatus::kImported, 2},
  };
}

std::vector<Case> CasesOfOneEdition() {
  std::vector<Case> cases = AllCases();
  std::erase_if(cases, [](const Case& one) { return one.status != ImportStatus::kDuplicate; });
  return cases;
}

std::string NameOf(const ::testing::TestParamInfo<Case>& one) { return one.param.name; }

class RecognisedCopies : public ::testing::TestWithParam<Case> {};

TEST_P(RecognisedCopies, AreOneReportWhereLettersDifferAlone) {
  Report scan = Week(6);
  GetParam().change(scan);
  scan = Scanned(std::move(scan));
  for (const std::string typed : {"docx", "pdf", "txt"}) {
    for (const bool is_scan_first : {false, true}) {
      SCOPED_TRACE(typed + (is_scan_first ? ", the scan first" : ", the scan last"));
      Archive archive = MadeArchive(":memory:");
      const SourceFile paper = File("mayo." + typed, "1"), picture = File("escaneado.pdf", "2");
      Must(archive.Import(is_scan_first ? scan : Week(6), is_scan_first ? picture : paper));
      const ImportOutcome last = Must(archive.Import(is_scan_first ? Week(6) : scan, is_scan_first ? paper : picture));
      const bool is_filed_before = is_scan_first && GetParam().is_fuller;
      EXPECT_EQ(Token(last.status), Token(is_filed_before ? ImportStatus::kDuplicate : GetParam().status));
      EXPECT_EQ(Must(archive.Stats()).reports, GetParam().reports);
    }
  }
}

class RecognisedCopiesOfOneEdition : public ::testing::TestWithParam<Case> {};

TEST_P(RecognisedCopiesOfOneEdition, ShowTypedLettersWhateverCameLast) {
  Report scan = Week(6);
  GetParam().change(scan);
  scan = Scanned(std::move(scan));
  for (const bool is_scan_first : {false, true}) {
    Archive archive = MadeArchive(":memory:");
    const SourceFile paper = File("mayo.pdf", "1"), picture = File("escaneado.pdf", "2");
    Must(archive.Import(is_scan_first ? scan : Week(6), is_scan_first ? picture : paper));
    Must(archive.Import(is_scan_first ? Week(6) : scan, is_scan_first ? paper : picture));
    for (const Json& record : AllRecords(archive)) EXPECT_EQ(record["source"]["path"], "mayo.pdf");
  }
}

INSTANTIATE_TEST_SUITE_P(Changes, RecognisedCopies, ::testing::ValuesIn(AllCases()), NameOf);
INSTANTIATE_TEST_SUITE_P(Changes, RecognisedCopiesOfOneEdition, ::testing::ValuesIn(CasesOfOneEdition()), NameOf);

}  // namespace
}  // namespace acervo::testing::recognised_copies
