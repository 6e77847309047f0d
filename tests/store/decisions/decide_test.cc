// What people decide over readings: that it holds, that it is told, and that taking it back is exact.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace decide {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Reads ISO days alone, so that the store is tested without Spanish.
DecidedReader IsoReader() {
  DecidedReader reader;
  reader.record = [](const Report& report, const Record& before, bool other_period, Record& record,
                     std::vector<Diagnostic>& doubts) {
    const auto cell = [](const Record& of) {
      for (const auto& [name, value] : of.fields) {
        if (name == "fecha") return value;
      }
      return std::string();
    };
    if (cell(record) == cell(before) && !other_period) return;
    const auto day = DateFromIso(cell(record));
    if (day) {
      record.date = {cell(record), {{*day, *day}}, DatePrecision::kDay, DateSource::kCell};
    } else if (!cell(record).empty() && cell(record) != cell(before)) {
      record.date = {cell(record), {}, DatePrecision::kNone, DateSource::kNone};
      doubts.push_back({DiagnosticCode::kUnreadableDate, record.source, record.local_id, "fecha", cell(record), 0.7});
    } else if (report.period && cell(record).empty()) {
      record.date = {
          "", {{FirstDay(*report.period), LastDay(*report.period)}}, DatePrecision::kMonth, DateSource::kPeriod};
    }
  };
  reader.period = [](std::string_view text) -> std::optional<std::pair<Month, Month>> {
    const auto month = MonthFromIso(text);
    if (!month) return std::nullopt;
    return std::pair(*month, *month);
  };
  reader.type = [](std::string_view text) -> std::optional<std::string> {
    return text == "disparate" ? std::nullopt : std::optional(std::string(text));
  };
  reader.version = [](const ShownTarget& shown) {
    const auto* const view = std::get_if<RecordView>(&shown);
    return view == nullptr ? std::get<ReportHead>(shown).office : RecordJson(*view).at("fields").dump();
  };
  return reader;
}

std::vector<Record> FewRows() {
  return {Activity(1, {"Foro de Diplomacia Cultural",
                       "JICA",
                       "Intercambio de experiencias entre las redes de ciudades de la región",
                       "2019-05-27",
                       "2019-05-27",
                       "",
                       "foro",
                       {Entity("jica", "JICA", "JICA")}}),
          Activity(2, {"Reunión de trabajo", "Embajada de México",
                       "Preparativos de la visita del alcalde a la ciudad de Puebla", "2019-05-07", "2019-05-07"}),
          Activity(3, {"Firma de convenio", "UCCI", "Convenio marco con la Unión de Ciudades Capitales", "2019-05-15",
                       "2019-05-15"}),
          Bullet(1, "Seguimiento a la convocatoria de la Unión Europea sobre ciudades sostenibles"),
          Bullet(2, "Carta de agradecimiento al embajador del Japón", "c1.1", 1, 1)};
}

Report SmallMay(const std::string& version = "1") {
  Report report = MadeReport("2019-05", FewRows());
  report.doubts.push_back({DiagnosticCode::kDayMonthOrder, {}, "a2", "fecha", "2019-05-07", 0.5});
  report.parser_version = version;
  return report;
}

class Decide : public ::testing::Test {
 protected:
  Decide() { archive_.UseReader(IsoReader()); }

  std::string Put(const Report& report, const std::string& path, const std::string& bytes) {
    return Must(archive_.Import(report, File(path, bytes))).report_id;
  }
  DecisionOutcome Fix(const std::string& target, const std::string& field, const std::string& value) {
    DecisionRequest request;
    request.by = "Ana";
    request.why = "acta";
    request.wishes = {{DecisionKind::kFix, target, field, value.empty() ? std::nullopt : std::optional(value)}};
    return Must(archive_.Decide(request, DecisionMode::kWrite));
  }
  Result<DecisionOutcome> Try(const Wish& wish, bool force = false) {
    DecisionRequest request;
    request.by = "Ana";
    request.force = force;
    request.wishes = {wish};
    return archive_.Decide(request, DecisionMode::kWrite);
  }
  DecisionOutcome Undo(std::vector<std::int64_t> numbers = {}) {
    DecisionRequest request;
    request.by = "Beto";
    return Must(archive_.UndoDecisions(numbers, request, DecisionMode::kWrite));
  }
  std::string Dump() {
    std::string all;
    for (const Json& record : AllRecords(archive_)) all += record.dump() + "\n";
    for (const std::string& row : StockSql(path_, "SELECT code, record, field, text FROM doubt ORDER BY 1, 2, 3, 4"))
      all += row + "\n";
    return all;
  }
  std::vector<std::string> Sql(const std::string& sql) { return StockSql(path_, sql); }
  void ExpectSound() {
    for (const Fault& fault : Must(archive_.Verify({})).faults) ADD_FAILURE() << fault.code << " " << fault.where;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
  Archive archive_ = MadeArchive(path_);
};

TEST_F(Decide, AFixIsShownSearchedAndToldWithWhatWasRead) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const DecisionOutcome outcome = Fix(id + ".a1", "fecha", "2019-05-28");
  ASSERT_EQ(outcome.entries.size(), 1u);
  EXPECT_EQ(outcome.entries[0].n, 1);
  EXPECT_EQ(outcome.entries[0].before, "2019-05-27");
  const Json record = RecordJson(Must(archive_.RecordById(id + ".a1")));
  EXPECT_EQ(record["date"]["start"], "2019-05-28");
  EXPECT_EQ(record["fields"]["fecha"], "2019-05-28");
  EXPECT_EQ(record["decided"]["fecha"]["was"], "2019-05-27");
  EXPECT_EQ(record["decided"]["fecha"]["by"], "Ana");
  EXPECT_EQ(record["decided"]["fecha"]["why"], "acta");
  EXPECT_EQ(RecordJson(Must(archive_.RecordAsRead(id + ".a1")))["date"]["start"], "2019-05-27");
  EXPECT_THAT(Sql("SELECT date_start FROM records WHERE id = '" + id + ".a1'"), ElementsAre("2019-05-28"));
  EXPECT_THAT(Sql("SELECT date_start FROM records_as_read WHERE id = '" + id + ".a1'"), ElementsAre("2019-05-27"));
  EXPECT_THAT(Sql("SELECT count(*) FROM records_as_read"), ElementsAre("5"));
  ExpectSound();
}

TEST_F(Decide, ADecidedTextIsFoundAtOnceAndTheFormerIsNot) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Fix(id + ".a2", "informacion", "Preparativos de la visita a Oaxaca");
  EXPECT_THAT(Find(archive_, "Oaxaca"), ElementsAre(id + ".a2"));
  EXPECT_THAT(Find(archive_, "Puebla"), IsEmpty());
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a2")))["text"], "Preparativos de la visita a Oaxaca");
  Undo();
  EXPECT_THAT(Find(archive_, "Puebla"), ElementsAre(id + ".a2"));
  EXPECT_THAT(Find(archive_, "Oaxaca"), IsEmpty());
}

TEST_F(Decide, WhatWasDecidedOverAnotherVersionIsRefusedWhole) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string seen = RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"].dump();
  Fix(id + ".a1", "lugar", "Panamá");
  DecisionRequest request;
  request.wishes = {{DecisionKind::kFix, id + ".a2", "fecha", "2019-05-08"},
                    {DecisionKind::kFix, id + ".a1", "fecha", "2019-05-28", seen}};
  const auto stale = archive_.Decide(request, DecisionMode::kWrite);
  ASSERT_FALSE(stale.ok());
  EXPECT_THAT(stale.error().where, ElementsAre("stale"));
  EXPECT_EQ(stale.error().detail, id + ".a1");
  EXPECT_EQ(Must(archive_.Decisions({})).size(), 1u);
  request.wishes[1].version = RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"].dump();
  EXPECT_EQ(Must(archive_.Decide(request, DecisionMode::kWrite)).entries.size(), 2u);
  request.wishes = {{DecisionKind::kFix, id, "periodo", "2019-06", "another office"}};
  EXPECT_FALSE(archive_.Decide(request, DecisionMode::kWrite).ok());
}

TEST_F(Decide, UndoInAnyOrderGivesTheReadingBack) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string read = Dump();
  Fix(id + ".a1", "fecha", "2019-05-28");
  Fix(id + ".a1", "fecha", "2019-05-29");
  Fix(id + ".a1", "lugar", "Panamá");
  Undo({1});
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"]["fecha"], "2019-05-29");
  Undo({2});
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"]["fecha"], "2019-05-27");
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"]["lugar"], "Panamá");
  Undo({3});
  EXPECT_EQ(Dump(), read);
  Undo({6});  // the undo of the third
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["fields"]["lugar"], "Panamá");
  ExpectSound();
}

TEST_F(Decide, WhatIsUndoneIsNotUndoneAgain) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Fix(id + ".a1", "fecha", "2019-05-28");
  Undo({1});
  const auto again = archive_.UndoDecisions({1}, {}, DecisionMode::kWrite);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().where.front(), "undone");
  EXPECT_EQ(archive_.UndoDecisions({99}, {}, DecisionMode::kWrite).error().code, ErrorCode::kNotFound);
}

TEST_F(Decide, ADryRunWritesNothing) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string read = Dump();
  DecisionRequest request;
  request.wishes = {{DecisionKind::kFix, id + ".a1", "fecha", "2019-05-28"}};
  const DecisionOutcome outcome = Must(archive_.Decide(request, DecisionMode::kDryRun));
  ASSERT_EQ(outcome.changes.size(), 1u);
  EXPECT_EQ(RecordJson(std::get<RecordView>(outcome.changes[0].before))["date"]["start"], "2019-05-27");
  EXPECT_EQ(RecordJson(std::get<RecordView>(outcome.changes[0].after))["date"]["start"], "2019-05-28");
  EXPECT_EQ(Dump(), read);
  EXPECT_THAT(Sql("SELECT count(*) FROM decisions"), ElementsAre("0"));
  Fix(id + ".a1", "fecha", "2019-05-28");
  ExpectSound();
}

TEST_F(Decide, RefusesWhatCannotBeDecidedAndWritesNothing) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string read = Dump();
  struct Case {
    Wish wish;
    ErrorCode code;
    std::string why;
  };
  const Case cases[] = {
      {{DecisionKind::kFix, "r00000000.a1", "fecha", "2019-05-28"}, ErrorCode::kNotFound, ""},
      {{DecisionKind::kFix, id + ".a99", "fecha", "2019-05-28"}, ErrorCode::kNotFound, ""},
      {{DecisionKind::kFix, id + ".a1", "color", "azul"}, ErrorCode::kUsage, "field"},
      {{DecisionKind::kFix, id + ".a1", "fecha", "mañana o pasado"}, ErrorCode::kUsage, "date"},
      {{DecisionKind::kFix, id + ".a1", "tipo", "disparate"}, ErrorCode::kUsage, "type"},
      {{DecisionKind::kFix, id, "periodo", "nunca"}, ErrorCode::kUsage, "period"},
      {{DecisionKind::kFix, id, "fecha", "2019-05-28"}, ErrorCode::kUsage, "report_field"},
      {{DecisionKind::kDrop, id, "", std::nullopt}, ErrorCode::kUsage, "drop"},
      {{DecisionKind::kAdd, id, "", "{}"}, ErrorCode::kUsage, "add"},
  };
  for (const Case& one : cases) {
    const auto outcome = Try(one.wish);
    ASSERT_FALSE(outcome.ok()) << one.wish.field;
    EXPECT_EQ(outcome.error().code, one.code) << one.wish.field;
    EXPECT_EQ(outcome.error().where.empty() ? "" : outcome.error().where.front(), one.why) << one.wish.field;
  }
  EXPECT_EQ(Dump(), read);
  EXPECT_THAT(Sql("SELECT count(*) FROM decisions"), ElementsAre("0"));
  ASSERT_TRUE(Try({DecisionKind::kFix, id + ".a1", "fecha", "mañana o pasado"}, true).ok());
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["raw"], "mañana o pasado");
}

TEST_F(Decide, WhatIsSoAlreadyIsNoDecision) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  EXPECT_THAT(Fix(id + ".a1", "fecha", "2019-05-27").entries, IsEmpty());
  Fix(id + ".a1", "fecha", "2019-05-28");
  EXPECT_THAT(Fix(id + ".a1", "fecha", "2019-05-28").entries, IsEmpty());
}

TEST_F(Decide, ADroppedRecordIsRejectedAndComesBack) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string read = Dump();
  Must(Try({DecisionKind::kDrop, id + ".c1", "", std::nullopt}));
  EXPECT_FALSE(archive_.RecordById(id + ".c1").ok());
  EXPECT_TRUE(RecordJson(Must(archive_.RecordById(id + ".c1.1")))["parent"].is_null());
  EXPECT_THAT(Sql("SELECT count(*) FROM rejected WHERE text LIKE 'Seguimiento%'"), ElementsAre("1"));
  EXPECT_THAT(Sql("SELECT count(*) FROM records_as_read"), ElementsAre("5"));
  Undo();
  EXPECT_EQ(Dump(), read);
}

TEST_F(Decide, AnAddedRecordIsFoundAndItsIdIsNeverGivenAgain) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  const std::string read = Dump();
  Must(Try({DecisionKind::kAdd, id, "", R"({"actividad":"Taller de archivos","fecha":"2019-05-03"})"}));
  EXPECT_THAT(Find(archive_, "archivos"), ElementsAre(id + ".a4"));
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a4")))["date"]["start"], "2019-05-03");
  EXPECT_THAT(Sql("SELECT count(*) FROM records_as_read WHERE id LIKE '%.a4'"), ElementsAre("0"));
  Undo();
  EXPECT_EQ(Dump(), read);
  Must(Try({DecisionKind::kAdd, id, "", R"({"actividad":"Otro taller"})"}));
  EXPECT_THAT(Find(archive_, "otro taller"), ElementsAre(id + ".a5"));
  ExpectSound();
}

TEST_F(Decide, ADecidedPeriodDatesWhatHasNoDate) {
  Report report = SmallMay();
  report.records[0].fields[3].second = "";
  report.records[0].date = {"", {{Day("2019-05-01"), Day("2019-05-31")}}, DatePrecision::kMonth, DateSource::kPeriod};
  const std::string id = Put(report, "mayo.docx", "may");
  const std::string read = Dump();
  Fix(id, "periodo", "2019-06");
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["start"], "2019-06-01");
  EXPECT_EQ(Must(archive_.ReportById(id)).report.period, MonthFromIso("2019-06"));
  EXPECT_EQ(Must(archive_.ReportById(id)).report.period_source, PeriodSource::kDecision);
  EXPECT_THAT(Sql("SELECT DISTINCT period FROM records_as_read"), ElementsAre("2019-05"));
  Fix(id, "oficina", "Otra oficina");
  Undo({1});
  EXPECT_EQ(Must(archive_.ReportById(id)).report.office, "Otra oficina");
  Undo({2});
  EXPECT_EQ(Dump(), read);
}

TEST_F(Decide, ConfirmingClosesTheDoubtsOfTheField) {
  const std::string id = Put(SmallMay(), "mayo.docx", "may");
  Must(Try({DecisionKind::kConfirm, id + ".a2", "fecha", std::nullopt}));
  EXPECT_THAT(Sql("SELECT count(*) FROM doubt"), ElementsAre("0"));
  Undo();
  EXPECT_THAT(Sql("SELECT count(*) FROM doubt"), ElementsAre("1"));
}

TEST_F(Decide, HoldsThroughAnotherFormatAReissueAndAReparse) {
  const std::string id = Put(SmallMay(), "mayo.pdf", "pdf");
  Fix(id + ".a1", "fecha", "2019-05-28");
  EXPECT_EQ(Put(SmallMay(), "mayo.docx", "docx"), id);  // the better reading takes its place
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["start"], "2019-05-28");
  Report next = SmallMay("2");
  next.records[1].text += " y a Cholula";
  next.records[1].fields[2].second = next.records[1].text;
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), next}}));
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["start"], "2019-05-28");
  EXPECT_THAT(Find(archive_, "Cholula"), ElementsAre(id + ".a2"));
  Undo({1});
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["start"], "2019-05-27");
  EXPECT_TRUE(RecordJson(Must(archive_.RecordById(id + ".a1")))["decided"].empty());
  ExpectSound();
}

TEST_F(Decide, AReadingThatSaysAThirdThingIsAConflictAndTheDecisionStays) {
  const std::string id = Put(SmallMay(), "mayo.docx", "docx");
  Fix(id + ".a1", "fecha", "2019-05-28");
  Report next = SmallMay("2");
  next.records[0].fields[3].second = "2019-05-30";
  next.records[0].date = {
      "2019-05-30", {{Day("2019-05-30"), Day("2019-05-30")}}, DatePrecision::kDay, DateSource::kCell};
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), next}}));
  EXPECT_EQ(RecordJson(Must(archive_.RecordById(id + ".a1")))["date"]["start"], "2019-05-28");
  EXPECT_THAT(Sql("SELECT record, text FROM doubt WHERE code = 'decision_conflict'"),
              ElementsAre("a1|2019-05-30 ≠ 2019-05-28"));
}

TEST_F(Decide, AReadingThatComesToSayTheSameConfirmsIt) {
  const std::string id = Put(SmallMay(), "mayo.docx", "docx");
  Fix(id + ".a1", "fecha", "2019-05-28");
  Report next = SmallMay("2");
  next.records[0].fields[3].second = "2019-05-28";
  next.records[0].date = {
      "2019-05-28", {{Day("2019-05-28"), Day("2019-05-28")}}, DatePrecision::kDay, DateSource::kCell};
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), next}}));
  EXPECT_THAT(Sql("SELECT count(*) FROM doubt WHERE code LIKE 'decision%'"), ElementsAre("0"));
}

TEST_F(Decide, ADecisionWhoseRecordIsGoneIsADoubtOfTheReport) {
  const std::string id = Put(SmallMay(), "mayo.docx", "docx");
  Fix(id + ".a2", "fecha", "2019-05-09");
  Report next = SmallMay("2");
  next.records.erase(next.records.begin() + 1);
  next.doubts.clear();
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), next}}));
  EXPECT_THAT(Sql("SELECT field FROM doubt WHERE code = 'decision_orphan'"), ElementsAre("fecha"));
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), SmallMay("3")}}));
  EXPECT_THAT(Sql("SELECT count(*) FROM doubt WHERE code = 'decision_orphan'"), ElementsAre("0"));
}

TEST_F(Decide, TheTableOfDecisionsIsNeverChanged) {
  const std::string id = Put(SmallMay(), "mayo.docx", "docx");
  Fix(id + ".a1", "fecha", "2019-05-28");
  for (const char* sql : {"UPDATE decision SET why = 'x'", "DELETE FROM decision"}) StockSql(path_, sql);
  EXPECT_THAT(Sql("SELECT n, \"by\", kind, target, field, \"from\", \"to\", why, undone FROM decisions"),
              ElementsAre("1|Ana|fix|" + id + ".a1|fecha|2019-05-27|2019-05-28|acta|0"));
}

// Random decisions, re-imports, reparses and undos: what is shown is a replay of what is in force.
TEST_F(Decide, RandomDecisionsAndUndosEqualAReplay) {
  std::mt19937 random(20260501);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const std::string id = Put(SmallMay(), "mayo.docx", "docx");
  const std::vector<std::string> records = {"a1", "a2", "a3", "c1", "c1.1"};
  const std::vector<std::string> fields = {"fecha", "lugar", "texto", "tipo", "seccion", "actividad", "entidad"};
  int version = 1;
  for (int round = 0; round < 150; ++round) {
    const std::size_t act = below(10);
    if (act < 6) {
      const std::string field = fields[below(fields.size())];
      const std::string value =
          field == "fecha" ? "2019-05-1" + std::to_string(below(10)) : "valor " + std::to_string(below(6));
      const bool empties = below(6) == 0;
      (void)Try({DecisionKind::kFix, id + "." + records[below(records.size())], field,
                 empties ? std::nullopt : std::optional(value)});
    } else if (act == 6) {
      (void)Try({DecisionKind::kDrop, id + "." + records[below(records.size())], "", std::nullopt});
    } else if (act == 7) {
      (void)Try({DecisionKind::kAdd, id, "", R"({"actividad":"Agregado )" + std::to_string(round) + "\"}"});
    } else if (act == 8) {
      Report next = SmallMay(std::to_string(++version));
      Must(archive_.Reparse(id, {{Sha256Hex("docx"), next}}));
    } else {
      const auto last = static_cast<std::int64_t>(Must(archive_.Decisions({})).size());
      if (last > 0)
        (void)archive_.UndoDecisions({1 + static_cast<std::int64_t>(below(static_cast<std::size_t>(last)))}, {},
                                     DecisionMode::kWrite);
    }
  }
  const std::string shown = Dump();
  ExpectSound();
  Must(archive_.Reparse(id, {{Sha256Hex("docx"), SmallMay("999")}}));
  EXPECT_EQ(Dump(), shown);
  // All that is in force is taken back, in random order.
  for (;;) {
    std::vector<std::int64_t> open;
    for (const DecisionEntry& entry : Must(archive_.Decisions({}))) {
      if (entry.in_force && entry.kind != DecisionKind::kUndo) open.push_back(entry.n);
    }
    if (open.empty()) break;
    Undo({open[below(open.size())]});
  }
  Archive fresh = MadeArchive(folder_ / "b.db");
  Must(fresh.Import(SmallMay("999"), File("mayo.docx", "docx")));
  std::string expected, found;
  for (const Json& record : AllRecords(fresh)) expected += record.dump() + "\n";
  for (const Json& record : AllRecords(archive_)) found += record.dump() + "\n";
  EXPECT_EQ(found, expected);
  ExpectSound();
}

}  // namespace
}  // namespace decide
}  // namespace acervo::testing
