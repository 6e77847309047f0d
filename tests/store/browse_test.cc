// What pages ask beside a search: months, companions, reports, files, versions, and an end in time.
#include <gtest/gtest.h>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

class Browse : public ::testing::Test {
 protected:
  Browse() : archive_(MadeArchive(folder_ / "a.db")) {
    const EntityMention jica = Entity("jica", "JICA", "JICA"), doha = Entity("doha", "Doha", "Doha");
    Add("2019-05", {Activity(1, {"Foro", "JICA", "Uno", "27", "2019-05-27", "2019-06-02", "foro", {jica, doha}}),
                    Activity(2, {"Taller", "JICA", "Dos", "3", "2019-06-03", "", "taller", {jica}}),
                    Activity(3, {"Otro", "", "Tres", "Pendiente"})});
    Add("2019-07", {Activity(1, {"Reunión", "JICA y Doha", "Cuatro", "3", "2019-06-04", "", "reunion", {jica, doha}})});
  }
  void Add(const std::string& period, std::vector<Record> records) {
    Must(archive_.Import(MadeReport(period, std::move(records)), File(period + ".txt", "bytes of " + period)));
  }
  Folder folder_;
  Archive archive_;
};

TEST_F(Browse, CountsRecordsInEachMonthAndYearThatTheyTouch) {
  const Timeline all = Must(archive_.TimelineOf({}));
  ASSERT_EQ(all.months.size(), 2U);
  EXPECT_EQ(ToIso(all.months[0].first), "2019-05");
  EXPECT_EQ(all.months[0].second, 1);
  EXPECT_EQ(ToIso(all.months[1].first), "2019-06");
  EXPECT_EQ(all.months[1].second, 3);
  ASSERT_EQ(all.years.size(), 1U);
  EXPECT_EQ(all.years[0], std::pair(2019, 3));
  EXPECT_EQ(all.undated, 1);
  EXPECT_EQ(all.total, 4);
}

TEST_F(Browse, TimelineTakesTheFiltersOfASearch) {
  SearchRequest request;
  request.type = "taller";
  request.limit = 0;
  const Timeline one = Must(archive_.TimelineOf(request));
  ASSERT_EQ(one.months.size(), 1U);
  EXPECT_EQ(one.months[0].second, 1);
  EXPECT_EQ(one.total, 1);
}

TEST_F(Browse, NamesCompanionsByHowOftenTheyAreThere) {
  const auto companions = Must(archive_.CompanionsOf("jica", 10));
  ASSERT_EQ(companions.size(), 1U);
  EXPECT_EQ(companions[0].id, "doha");
  EXPECT_EQ(companions[0].shared, 2);
  EXPECT_TRUE(Must(archive_.CompanionsOf("nadie", 10)).empty());
  EXPECT_TRUE(Must(archive_.CompanionsOf("jica", 0)).empty());
}

TEST_F(Browse, ListsReportsByPeriod) {
  const auto reports = Must(archive_.Reports());
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_EQ(ToIso(*reports[0].period), "2019-05");
  EXPECT_EQ(reports[0].activities, 3);
  EXPECT_EQ(ToIso(*reports[1].period), "2019-07");
}

TEST_F(Browse, GivesTheFileAsItCame) {
  const SourceFile file = Must(archive_.Original(Sha256Hex("bytes of 2019-05")));
  EXPECT_EQ(file.original, "bytes of 2019-05");
  EXPECT_EQ(file.path, "2019-05.txt");
  EXPECT_EQ(file.format, Format::kTxt);
  EXPECT_EQ(archive_.Original("0000").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(archive_.Original("' OR 1 --").error().code, ErrorCode::kNotFound);
}

TEST_F(Browse, AFileThatIsNoLongerItselfIsNotGiven) {
  StockSql(folder_ / "a.db", "UPDATE sqlar SET sz = length(data), data = zeroblob(length(data))");
  EXPECT_EQ(archive_.Original(Sha256Hex("bytes of 2019-05")).error().code, ErrorCode::kCorrupt);
}

TEST_F(Browse, AReaderSeesThatSomethingChanged) {
  Archive reader = Must(Archive::Open(folder_ / "a.db", OpenMode::kReadOnly));
  const auto before = Must(reader.DataVersion());
  EXPECT_EQ(Must(reader.DataVersion()), before);
  Add("2019-08", {Activity(1, {"Nuevo", "", "Cinco", "1"})});
  EXPECT_NE(Must(reader.DataVersion()), before);
}

TEST_F(Browse, EndsWhenItsTimeIsOver) {
  std::vector<Record> many;
  for (int i = 1; i <= 500; ++i) many.push_back(Activity(i, {"Foro " + std::to_string(i), "", "Palabra", "1"}));
  Add("2020-01", std::move(many));
  archive_.StopAt(std::chrono::steady_clock::now() - std::chrono::seconds(1));
  SearchRequest request;
  request.query = "foro";
  const auto late = archive_.Search(request);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::kTimeout);
  archive_.StopAt(std::nullopt);
  EXPECT_EQ(Must(archive_.TimelineOf({})).total, 504);
}

}  // namespace
}  // namespace acervo::testing
