// What two readings tell differently.
#include "core/report_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace acervo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Record Row(int order, const std::string& id, const std::string& title, const std::string& text) {
  Record record;
  record.order = order;
  record.local_id = id;
  record.title = title;
  record.text = text;
  record.fields = {{"actividad", title}, {"informacion", text}};
  record.source.table = 0;
  record.source.row = order;
  return record;
}

Report Made(std::vector<Record> records) {
  Report report;
  report.period = MonthFromIso("2019-05");
  report.office = "Oficina";
  report.records = std::move(records);
  return report;
}

Report Three() {
  return Made({Row(1, "a1", "Foro", "Uno"), Row(2, "a2", "Taller", "Dos"), Row(3, "a3", "Firma", "Tres")});
}

FieldChange Changed(const std::string& field, const std::string& before, const std::string& after) {
  return {field, before, after};
}

TEST(ReportDifference, OfEqualReadingsIsEmpty) {
  for (const Scope scope : {Scope::kWritten, Scope::kUnderstood, Scope::kWhole}) {
    EXPECT_TRUE(DifferenceOf(Three(), Three(), scope).empty());
    EXPECT_TRUE(DifferenceOf({}, {}, scope).empty());
  }
}

TEST(ReportDifference, ACellIsToldOnceThoughItIsTheTextToo) {
  Report later = Three();
  later.records[1] = Row(2, "a2", "Taller", "Dos y medio");
  EXPECT_THAT(DifferenceOf(Three(), later, Scope::kWhole).records,
              ElementsAre(RecordDifference{RecordChange::kChanged,
                                           "a2",
                                           RecordKind::kActivity,
                                           "Taller",
                                           {Changed("fields.informacion", "Dos", "Dos y medio")}}));
}

TEST(ReportDifference, TellsRowsThatCameAndWentWhereTheyStand) {
  Report later = Three();
  later.records.erase(later.records.begin());
  later.records.insert(later.records.begin() + 1, Row(2, "a4", "Gala", "Nueva"));
  later.records[0].order = 1;
  const ReportDifference difference = DifferenceOf(Three(), later, Scope::kWritten);
  ASSERT_EQ(difference.records.size(), 2u);
  EXPECT_EQ(difference.records[0].change, RecordChange::kGone);
  EXPECT_EQ(difference.records[0].id, "a1");
  EXPECT_THAT(difference.records[0].fields, ElementsAre(FieldChange{"fields.actividad", "Foro", std::nullopt},
                                                        FieldChange{"fields.informacion", "Uno", std::nullopt}));
  EXPECT_EQ(difference.records[1].change, RecordChange::kAdded);
  EXPECT_EQ(difference.records[1].heading, "Gala");
  EXPECT_EQ(OnlyOf(difference, "a4").records.size(), 1u);
  EXPECT_TRUE(OnlyOf(difference, "a2").empty());
}

TEST(ReportDifference, OnlyWhatWasMovedIsToldAsMoved) {
  Report later = Three();
  std::rotate(later.records.begin(), later.records.begin() + 2, later.records.end());  // a3 a1 a2
  for (int i = 0; i < 3; ++i) later.records[i].order = i + 1;
  const ReportDifference difference = DifferenceOf(Three(), later, Scope::kWritten);
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_EQ(difference.records[0].id, "a3");
  EXPECT_THAT(difference.records[0].fields, ElementsAre(Changed("order", "3", "1")));
}

TEST(ReportDifference, PlacesAndDoubtsBelongToTheWholeReadingAlone) {
  Report later = Three();
  later.records[0].source.page = 2;
  later.records[2].source.block = 7;
  later.doubts = {{DiagnosticCode::kUnknownMonth, {}, "a1", "fecha", "myo", 0.5}};
  EXPECT_TRUE(DifferenceOf(Three(), later, Scope::kWritten).empty());
  EXPECT_TRUE(DifferenceOf(Three(), later, Scope::kUnderstood).empty());
  const ReportDifference whole = DifferenceOf(Three(), later, Scope::kWhole);
  EXPECT_EQ(whole.records.size(), 2u);
  ASSERT_EQ(whole.fields.size(), 1u);
  EXPECT_EQ(whole.fields[0].field, "warnings");
  EXPECT_EQ(whole.fields[0].before, std::nullopt);
}

TEST(ReportDifference, ListsTellWhatTheOtherLacks) {
  Report earlier = Three();
  earlier.records[0].entities = {{"jica", "JICA", EntityKind::kOrganism, "JICA", EntityRole::kCell, std::nullopt},
                                 {"doha", "Doha", EntityKind::kCity, "Doha", EntityRole::kCell, std::nullopt}};
  Report later = earlier;
  later.records[0].entities[1] = {"madrid", "Madrid", EntityKind::kCity, "Madrid", EntityRole::kCell, std::nullopt};
  later.records[0].entities[0].name = "another preferred name";  // the archive's, not the report's
  EXPECT_TRUE(DifferenceOf(earlier, later, Scope::kWritten).empty());
  const ReportDifference difference = DifferenceOf(earlier, later, Scope::kUnderstood);
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_THAT(difference.records[0].fields,
              ElementsAre(Changed("entities", "doha «Doha» (entidad)", "madrid «Madrid» (entidad)")));
}

TEST(ReportDifference, TellsDatesAndPeriods) {
  Report later = Three();
  later.period = MonthFromIso("2019-06");
  later.records[0].date = {"3 de mayo",
                           {{*DateFromIso("2019-05-03"), *DateFromIso("2019-05-03")},
                            {*DateFromIso("2019-05-06"), *DateFromIso("2019-05-08")}},
                           DatePrecision::kDay,
                           DateSource::kText};
  const ReportDifference difference = DifferenceOf(Three(), later, Scope::kUnderstood);
  EXPECT_THAT(difference.fields, ElementsAre(Changed("period", "2019-05", "2019-06")));
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_THAT(difference.records[0].fields,
              ElementsAre(Changed("date.raw", "", "3 de mayo"),
                          Changed("date.intervals", "", "2019-05-03, 2019-05-06/2019-05-08"),
                          Changed("date.precision", "none", "day"), Changed("date.source", "none", "text")));
}

TEST(ReportDifference, ABulletThatHangsElsewhereNamesItsParents) {
  Report earlier = Made({Row(1, "c1", "", "Uno"), Row(2, "c2", "", "Dos"), Row(3, "c2.1", "", "Tres")});
  for (Record& record : earlier.records) record.kind = RecordKind::kCoordination;
  earlier.records[2].parent = 2;
  Report later = earlier;
  later.records[2].parent = 1;
  const ReportDifference difference = DifferenceOf(earlier, later, Scope::kWritten);
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_THAT(difference.records[0].fields, ElementsAre(Changed("parent", "c2", "c1")));
  later.records[2].parent = 99;  // names nothing
  EXPECT_THAT(DifferenceOf(earlier, later, Scope::kWritten).records[0].fields,
              ElementsAre(FieldChange{"parent", "c2", std::nullopt}));
}

TEST(ReportDifference, ColumnsThatComeAndGoAreNotEmptyColumns) {
  Report later = Three();
  later.records[0].fields.emplace_back("lugar", "");
  const ReportDifference difference = DifferenceOf(Three(), later, Scope::kWritten);
  ASSERT_EQ(difference.records.size(), 1u);
  EXPECT_THAT(difference.records[0].fields, ElementsAre(FieldChange{"fields.lugar", std::nullopt, ""}));
  EXPECT_THAT(DifferenceOf(later, later, Scope::kWritten).records, IsEmpty());
}

}  // namespace
}  // namespace acervo
