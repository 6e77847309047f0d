// Which names are one by decision, and answers to doubts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/text.h"
#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace decided_names {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Report Naming(const std::string& period, const std::vector<std::string>& names) {
  std::vector<Record> records;
  for (int i = 1; const std::string& name : names) {
    records.push_back(Activity(i, {"Reunión " + std::to_string(i),
                                   name,
                                   "Asunto de " + period + " con " + name,
                                   period + "-05",
                                   period + "-05",
                                   "",
                                   "reunion",
                                   {Entity(Slug(name), name, name)}}));
    ++i;
  }
  return MadeReport(period, std::move(records));
}

class Names : public ::testing::Test {
 protected:
  Names() {
    DecidedReader reader;
    reader.entity_id = [](std::string_view name) { return Slug(name); };
    archive_.UseReader(reader);
  }
  Result<DecisionOutcome> Decide(DecisionKind kind, const std::string& a, const std::string& other) {
    DecisionRequest request;
    request.by = "Ana";
    const bool are_two = kind == DecisionKind::kMerge || kind == DecisionKind::kDistinct;
    request.wishes = {{kind, a, are_two ? other : "", are_two ? std::nullopt : std::optional(other)}};
    return archive_.Decide(request, DecisionMode::kWrite);
  }
  std::vector<std::string> Entities() {
    return StockSql(path_, "SELECT id, name, records FROM entities WHERE records > 0 ORDER BY id");
  }
  void Undo(std::int64_t n) { Must(archive_.UndoDecisions({n}, {}, DecisionMode::kWrite)); }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
  Archive archive_ = MadeArchive(path_);
};

TEST_F(Names, MergedNamesAreOneAlsoForReportsThatComeLater) {
  Must(archive_.Import(Naming("2019-05", {"Calicanto", "Fundalco"}), File("mayo.docx", "5")));
  Must(Decide(DecisionKind::kMerge, "Calicanto", "Fundalco"));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|2"));
  Must(archive_.Import(Naming("2019-06", {"Fundalco"}), File("junio.docx", "6")));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|3"));
  Undo(1);
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|1", "fundalco|Fundalco|2"));
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

TEST_F(Names, TwoThatAreOneThroughAThirdAreOneWithoutIt) {
  Must(archive_.Import(Naming("2019-05", {"Alfa", "Beta", "Gama"}), File("mayo.docx", "5")));
  Must(Decide(DecisionKind::kMerge, "Alfa", "Beta"));
  Must(Decide(DecisionKind::kMerge, "Beta", "Gama"));
  EXPECT_THAT(Entities(), SizeIs(1));
  Undo(1);
  EXPECT_THAT(Entities(), SizeIs(2));
}

TEST_F(Names, WhatContradictsIsRefusedAndNamesTheEarlierDecision) {
  Must(archive_.Import(Naming("2019-05", {"Alfa", "Beta", "Gama"}), File("mayo.docx", "5")));
  Must(Decide(DecisionKind::kDistinct, "Alfa", "Gama"));
  Must(Decide(DecisionKind::kMerge, "Alfa", "Beta"));
  const auto refused = Decide(DecisionKind::kMerge, "Beta", "Gama");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where.front(), "contradiction");
  EXPECT_EQ(refused.error().detail, "1");
  const auto other = Decide(DecisionKind::kDistinct, "Alfa", "Beta");
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(StockSql(path_, "SELECT count(*) FROM decisions"), std::vector<std::string>{"2"});
}

TEST_F(Names, DistinctNamesAreKeptApartAgainstTheAutomaticLink) {
  Must(archive_.Import(Naming("2019-05", {"Fundación Calicanto", "Fundacion Calicantos"}), File("mayo.docx", "5")));
  const std::size_t before = Entities().size();
  Must(Decide(DecisionKind::kDistinct, "fundacion-calicanto", "fundacion-calicantos"));
  EXPECT_THAT(Entities(), SizeIs(2));
  Undo(1);
  EXPECT_THAT(Entities(), SizeIs(before));
}

TEST_F(Names, ANewNameIsShownFoundAndTakenBack) {
  Must(archive_.Import(Naming("2019-05", {"Calicanto"}), File("mayo.docx", "5")));
  Must(Decide(DecisionKind::kRename, "Calicanto", "Fundación Calicanto"));
  Must(Decide(DecisionKind::kAlias, "Calicanto", "La Fundación"));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Fundación Calicanto|1"));
  EXPECT_EQ(Must(archive_.EntityById("La Fundación")).id, "calicanto");
  Must(archive_.Import(Naming("2019-06", {"La Fundación"}), File("junio.docx", "6")));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Fundación Calicanto|2"));
  Undo(1);
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|2"));
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

TEST_F(Names, ASplitSpellingIsAnotherEntityAndComesBack) {
  Report report = Naming("2019-05", {"Calicanto", "Calicanto"});
  report.records[1].entities[0].raw = "Calicanto Norte";
  Must(archive_.Import(report, File("mayo.docx", "5")));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|2"));
  Must(Decide(DecisionKind::kSplit, "Calicanto", "Calicanto Norte"));
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|1", "calicanto-norte|Calicanto Norte|1"));
  Undo(1);
  EXPECT_THAT(Entities(), ElementsAre("calicanto|Calicanto|2"));
}

TEST_F(Names, ADoubtIsAskedOnceAndItsAnswerHoldsForLaterReports) {
  const auto doubtful = [](const std::string& period) {
    Report report = Naming(period, {"Calicanto", "Otra"});
    for (const char* id : {"a1", "a2"})
      report.doubts.push_back({DiagnosticCode::kUnreadableDate, {}, id, "fecha", "31 de juneo", 0.7});
    return report;
  };
  Must(archive_.Import(doubtful("2019-05"), File("mayo.docx", "5")));
  const ReviewList list = Must(archive_.Review({}));
  ASSERT_EQ(list.total, 1);
  EXPECT_EQ(list.items[0].reach, 2);
  DecisionRequest request;
  request.wishes = {{DecisionKind::kDismiss, QuestionTarget(list.items[0].n), "", std::nullopt}};
  Must(archive_.Decide(request, DecisionMode::kWrite));
  EXPECT_EQ(Must(archive_.Review({})).total, 0);
  Must(archive_.Import(doubtful("2019-06"), File("junio.docx", "6")));
  EXPECT_EQ(Must(archive_.Review({})).total, 0);
  EXPECT_EQ(Must(archive_.ListDoubts({})).total, 0);
  Undo(1);
  const ReviewList again = Must(archive_.Review({}));
  ASSERT_EQ(again.total, 1);
  EXPECT_EQ(again.items[0].n, list.items[0].n);
  EXPECT_EQ(again.items[0].reach, 4);
  request.wishes = {{DecisionKind::kUnsure, QuestionTarget(list.items[0].n), "", std::nullopt}};
  Must(archive_.Decide(request, DecisionMode::kWrite));
  EXPECT_EQ(Must(archive_.Review({})).items[0].state, "unsure");
}

TEST_F(Names, AnExportAsReadHasWhatWasDroppedAndNotWhatWasAdded) {
  const std::string id = Must(archive_.Import(Naming("2019-05", {"Alfa", "Beta"}), File("mayo.docx", "5"))).report_id;
  DecisionRequest request;
  request.wishes = {{DecisionKind::kDrop, id + ".a1", "", std::nullopt},
                    {DecisionKind::kFix, id + ".a2", "lugar", "Panamá"},
                    {DecisionKind::kAdd, id, "", R"({"actividad":"Taller"})"}};
  Must(archive_.Decide(request, DecisionMode::kWrite));
  std::vector<std::string> ids;
  Must(archive_.ForEachRecordAsRead({}, [&](const RecordView& record) {
    ids.push_back(record.id);
    EXPECT_FALSE(RecordJson(record)["fields"].contains("lugar"));
    return true;
  }));
  EXPECT_THAT(ids, ElementsAre(id + ".a1", id + ".a2"));
  std::vector<bool> had_place;
  Must(archive_.ForEachFormerState(id + ".a2", [&](const RecordView& record) {
    had_place.push_back(RecordJson(record)["fields"].contains("lugar"));
    return true;
  }));
  EXPECT_THAT(had_place, ElementsAre(true, false, false));
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

}  // namespace
}  // namespace decided_names
}  // namespace acervo::testing
