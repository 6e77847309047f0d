// What an archivist decides at the terminal and in a spreadsheet: corrections, answers, names, and taking them back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run_program.h"

namespace acervo::cli {
namespace decisions_commands {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kReport =
    "OFICINA DE COOPERACIÓN INTERNACIONAL\n\nMayo 2019\n\nActividad | Entidad | Información | Fecha\n"
    "Taller | JICA | Taller de lectura para los niños de la ciudad | 3 de mayo\n"
    "Foro | Embajada de México | Foro anual de las ciudades hermanas | 27 de mayo\n"
    "Visita | UCCI | Visita de la delegación a las obras del malecón | 32 de mayo\n"
    "\nCoordinaciones:\n- Con la Embajada de Japón se acuerda la fecha.\n";

class DecisionCommands : public ::testing::Test {
 protected:
  DecisionCommands() {
    run_.Write("mayo.txt", kReport);
    EXPECT_EQ(run_({"import", "mayo.txt", "--quiet"}).status, 0);
    id_ = Json::parse(run_({"stats", "--reports", "--format", "json"}).out)["reports"][0]["id"];
  }

  Json Shown(const std::string& local_id) const {
    return Json::parse(run_({"show", id_ + "." + local_id, "--format", "json"}).out);
  }
  Json Answer(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Finished finished = run_(arguments);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return Json::parse(finished.out);
  }
  Json History() const { return Answer({"history"})["history"]; }

  Sandbox run_;
  std::string id_;
};

TEST_F(DecisionCommands, AFixIsToldAndKeptWithWhoAndWhy) {
  const Json told = Answer({"fix", id_ + ".a1", "fecha=4 de mayo", "--as", "Ana", "--why", "acta"});
  EXPECT_EQ(told["dry_run"], false);
  EXPECT_EQ(told["changes"][0]["before"]["date"]["start"], "2019-05-03");
  EXPECT_EQ(told["changes"][0]["after"]["date"]["start"], "2019-05-04");
  const Json record = Shown("a1");
  EXPECT_EQ(record["date"]["start"], "2019-05-04");
  EXPECT_EQ(record["decided"]["fecha"]["was"], "3 de mayo");
  const Json entry = History().at(0);
  for (const char* key : {"n", "at", "by", "kind", "target", "field", "from", "to", "why", "undone"})
    EXPECT_TRUE(entry.contains(key)) << key;
  EXPECT_EQ(entry["by"], "Ana");
  EXPECT_EQ(entry["why"], "acta");
  EXPECT_EQ(entry["from"], "3 de mayo");
}

TEST_F(DecisionCommands, ATrialWritesNothing) {
  EXPECT_EQ(Answer({"fix", id_ + ".a1", "fecha=4 de mayo", "--dry-run"})["dry_run"], true);
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-03");
  EXPECT_TRUE(History().empty());
}

TEST_F(DecisionCommands, RefuseWhatCannotBeDecided) {
  EXPECT_EQ(run_({"fix"}).status, 2);
  EXPECT_EQ(run_({"fix", id_ + ".a1"}).status, 2);
  EXPECT_EQ(run_({"fix", id_ + ".a1", "fecha"}).status, 2);
  EXPECT_EQ(run_({"fix", id_ + ".a1", "color=rojo"}).status, 2);
  EXPECT_EQ(run_({"fix", "r00000000.a1", "fecha=4 de mayo"}).status, 1);
  EXPECT_EQ(run_({"fix", id_, "periodo=nunca"}).status, 2);
  const Finished refused = run_({"fix", id_ + ".a1", "fecha=cuando se pueda"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("cuando se pueda"));
  EXPECT_EQ(run_({"undo"}).status, 2);
  EXPECT_EQ(run_({"undo", "7"}).status, 1);
  EXPECT_EQ(run_({"review", "999", "confirm"}).status, 1);
  EXPECT_EQ(run_({"review", "1", "perhaps"}).status, 2);
  EXPECT_TRUE(History().empty());
  EXPECT_EQ(run_({"fix", id_ + ".a1", "fecha=cuando se pueda", "--force"}).status, 0);
}

TEST_F(DecisionCommands, UndoTakesBackInAnyOrderAndCanBeTakenBack) {
  Answer({"fix", id_ + ".a1", "fecha=4 de mayo"});
  Answer({"fix", id_ + ".a2", "lugar=Panamá"});
  Answer({"undo", "1"});
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-03");
  EXPECT_EQ(Shown("a2")["fields"]["lugar"], "Panamá");
  Answer({"undo", "3"});
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-04");
  EXPECT_EQ(run_({"undo", "3"}).status, 2);
}

TEST_F(DecisionCommands, AnAnsweredDoubtIsAskedNoMore) {
  const Json list = Answer({"review"});
  ASSERT_FALSE(list["items"].empty());
  const Json item = list["items"][0];
  for (const char* key :
       {"n", "code", "weight", "reach", "target", "field", "text", "reading", "candidates", "message", "state"})
    EXPECT_TRUE(item.contains(key)) << key;
  EXPECT_EQ(run_({"review", std::to_string(item["n"].get<int>()), "confirm"}).status, 0);
  EXPECT_EQ(Answer({"review"})["total"], list["total"].get<int>() - 1);
  Answer({"undo"});
  EXPECT_EQ(Answer({"review"})["total"], list["total"]);
}

TEST_F(DecisionCommands, MergedNamesStayMergedForReportsThatComeLater) {
  EXPECT_EQ(run_({"entities", "merge", "JICA", "UCCI"}).status, 0);
  run_.Write("junio.txt",
             "OFICINA DE COOPERACIÓN INTERNACIONAL\n\nJunio 2019\n\nActividad | Entidad | Información | Fecha\n"
             "Cierre | UCCI | Cierre del programa de becas para la región | 8 de junio\n");
  EXPECT_EQ(run_({"import", "junio.txt", "--quiet"}).status, 0);
  EXPECT_EQ(Answer({"search", "--entity", "JICA"})["total"], 3);
  const Finished contradiction = run_({"entities", "distinct", "JICA", "UCCI"});
  EXPECT_EQ(contradiction.status, 2);
  EXPECT_THAT(contradiction.err, HasSubstr("n.º 1"));
  Answer({"undo", "1"});
  EXPECT_EQ(Answer({"search", "--entity", "JICA"})["total"], 1);
}

TEST_F(DecisionCommands, HoldThroughAnotherImportAReparseAndABackup) {
  Answer({"fix", id_ + ".a1", "fecha=4 de mayo"});
  EXPECT_EQ(run_({"import", "mayo.txt", "--quiet"}).status, 0);
  EXPECT_EQ(run_({"reparse", "--quiet"}).status, 0);
  EXPECT_EQ(run_({"backup", "copia.db"}).status, 0);
  const Json record = Json::parse(run_({"--archive", "copia.db", "show", id_ + ".a1", "--format", "json"}).out);
  EXPECT_EQ(record["date"]["start"], "2019-05-04");
  EXPECT_EQ(run_({"--archive", "copia.db", "verify"}).status, 0);
}

TEST_F(DecisionCommands, AnExportAsReadIsThatOfBefore) {
  for (const char* format : {"csv", "ndjson", "ead3", "dc", "atom-csv", "ics"}) {
    const std::string before = run_({"export", "--format", format}).out;
    Answer({"fix", id_ + ".a1", "actividad=Otro taller"});
    EXPECT_NE(run_({"export", "--format", format}).out, before) << format;
    EXPECT_EQ(run_({"export", "--as-read", "--format", format}).out, before) << format;
    Answer({"undo"});
  }
}

class EditedSheet : public DecisionCommands {
 protected:
  EditedSheet() : csv_(run_({"export", "--format", "csv"}).out) {}

  // The export with other words for some.
  std::string With(const std::string& before, const std::string& after) const {
    std::string text = csv_;
    const std::size_t at = text.find(before);
    EXPECT_NE(at, text.npos) << before;
    return text.replace(at, before.size(), after);
  }
  Finished Take(const std::string& name, std::string_view bytes) const {
    run_.Write(name, bytes);
    return run_({"fix", "--csv", name});
  }

  std::string csv_;
};

TEST_F(EditedSheet, AnUnchangedOneChangesNothing) {
  EXPECT_EQ(Take("a.csv", csv_).status, 0);
  EXPECT_EQ(run_({"export", "--format", "xlsx", "--output", "a.xlsx"}).status, 0);
  EXPECT_EQ(run_({"fix", "--csv", "a.xlsx"}).status, 0);
  EXPECT_TRUE(History().empty());
}

TEST_F(EditedSheet, ChangedCellsAreDecisionsThatOneUndoTakesBack) {
  std::string text = With("3 de mayo", "4 de mayo");
  text.replace(text.find("Foro anual de las"), 17, "Foro bienal de las");
  EXPECT_EQ(Take("a.csv", text).status, 0);
  EXPECT_EQ(History().size(), 2u);
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-04");
  EXPECT_EQ(run_({"undo"}).status, 0);
  EXPECT_EQ(run_({"export", "--format", "csv"}).out, csv_);
}

TEST_F(EditedSheet, ComesBackAsAnOfficeSavesIt) {
  // Semicolons, a byte order mark, CR LF, columns moved and left out.
  const Json a1 = Shown("a1");
  std::string text =
      "\xEF\xBB\xBF"
      "date_raw;text;id\r\n4 de mayo;;" +
      id_ + ".a1\r\n;\"Foro; con signos\";" + id_ + ".a2\r\n";
  EXPECT_EQ(Take("a.csv", text).status, 0);
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-04");
  EXPECT_EQ(Shown("a1")["text"], a1["text"]);
  EXPECT_EQ(Shown("a2")["text"], "Foro; con signos");
  // Windows-1252.
  EXPECT_EQ(Take("b.csv", "id;lugar\n" + id_ + ".a1;Panam\xE1\n").status, 0);
  EXPECT_EQ(Shown("a1")["fields"]["lugar"], "Panamá");
  EXPECT_EQ(Take("c.csv", "id;lugar\n" + id_ + ".a1;NULL\n").status, 0);
  EXPECT_FALSE(Shown("a1")["fields"].contains("lugar"));
}

TEST_F(EditedSheet, WhatASpreadsheetMangledOrBothSidesChangedIsNamedAndNotTaken) {
  const Finished mangled = Take("a.csv", With("3 de mayo", "27-may"));
  EXPECT_EQ(mangled.status, 1);
  EXPECT_THAT(mangled.err, HasSubstr("27-may"));
  Answer({"fix", id_ + ".a1", "fecha=5 de mayo"});
  const Finished conflict = Take("b.csv", With("3 de mayo", "4 de mayo"));
  EXPECT_EQ(conflict.status, 1);
  EXPECT_THAT(conflict.err, HasSubstr("5 de mayo"));
  EXPECT_EQ(Shown("a1")["date"]["start"], "2019-05-05");
}

TEST_F(EditedSheet, WhatASpreadsheetRewroteByItselfIsToldAndNotTaken) {
  run_.Write("junio.txt",
             "OFICINA DE COOPERACIÓN INTERNACIONAL\n\nJunio 2019\n\nActividad | Entidad | Información | Fecha\n"
             "Cierre | UCCI | Cierre del programa de becas para la región | 13-06-19\n");
  EXPECT_EQ(run_({"import", "junio.txt", "--quiet"}).status, 0);
  csv_ = run_({"export", "--format", "csv"}).out;
  const Finished taken = Take("a.csv", With(",13-06-19,", ",2013-06-19,"));
  EXPECT_EQ(taken.status, 0);
  EXPECT_THAT(taken.err, HasSubstr("2013-06-19"));
  EXPECT_TRUE(History().empty());
}

TEST_F(EditedSheet, LettersThatWereReadInAnotherEncodingAreNoChange) {
  const Finished taken = Take("a.csv", With("niños", "ni\xC3\x83\xC2\xB1os"));
  EXPECT_EQ(taken.status, 0);
  EXPECT_THAT(taken.err, HasSubstr("niños"));
  EXPECT_TRUE(History().empty());
}

TEST_F(EditedSheet, OfAnotherArchiveOrNoTableAtAllIsRefused) {
  EXPECT_EQ(Take("a.csv", "id,lugar\nr00000000.a1,Panamá\n").status, 1);
  EXPECT_EQ(Take("b.csv", "lugar\nPanamá\n").status, 2);
  EXPECT_EQ(Take("c.csv", "").status, 2);
  EXPECT_EQ(Take("d.xlsx", "PK\x03\x04 cut").status, 2);
  EXPECT_EQ(run_({"fix", "--csv", "absent.csv"}).status, 2);
  EXPECT_TRUE(History().empty());
}

}  // namespace
}  // namespace decisions_commands
}  // namespace acervo::cli
