// Each facet and each month counts what the search with that filter finds, whatever else is asked.
#include <gtest/gtest.h>

#include <random>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing::facets {
namespace {

constexpr int kRecords = 120;

class Facets : public ::testing::Test {
 protected:
  Facets() : archive_(MadeArchive(":memory:")) {
    std::vector<Record> records;
    for (int i = 1; i <= kRecords; ++i) records.push_back(MadeRecord(i));
    Must(archive_.Import(MadeReport("2019-05", std::move(records)), File("a.txt", "a")));
  }

  int Any(int most) { return std::uniform_int_distribution<>(0, most)(random_); }

  Date AnyDay() { return Date(std::chrono::sys_days(Day("2018-11-01")) + std::chrono::days(Any(900))); }

  Record MadeRecord(int order) {
    static const std::vector<std::string> kTypes{"", "foro", "reunion", "taller"};
    static const std::vector<EntityMention> kEntities{Entity("jica", "JICA", "JICA"), Entity("doha", "Doha", "Doha"),
                                                      Entity("onu", "ONU", "ONU")};
    Row row{"Título", "Entidad", Any(1) == 0 ? "agua limpia" : "tierra", "fecha"};
    row.type = kTypes[static_cast<std::size_t>(Any(3))];
    if (Any(2) > 0) row.entities.push_back(kEntities[static_cast<std::size_t>(Any(2))]);
    Record record = Activity(order, row);
    if (Any(3) == 0) {
      record.kind = RecordKind::kText;
      record.local_id = "t" + std::to_string(order);
    }
    record.date = AnyDate();
    return record;
  }

  // Undated, a day, months long, or in several runs.
  RecordDate AnyDate() {
    std::vector<DateInterval> intervals;
    for (int runs = Any(2); runs > 0; --runs) {
      const Date first = AnyDay();
      intervals.push_back({first, Date(std::chrono::sys_days(first) + std::chrono::days(Any(4) == 0 ? Any(500) : 0))});
    }
    RecordDate date;
    date.raw = "fecha";
    date.intervals = Joined(std::move(intervals));
    date.precision = date.intervals.empty() ? DatePrecision::kNone : DatePrecision::kInterval;
    date.source = date.intervals.empty() ? DateSource::kNone : DateSource::kCell;
    return date;
  }

  SearchRequest AnyRequest() {
    SearchRequest request;
    if (Any(1) == 0) request.query = Any(1) == 0 ? "agua" : "-agua";
    if (Any(3) == 0) request.entities = {"jica"};
    if (Any(3) == 0) request.type = "foro";
    if (Any(3) == 0) request.kind = RecordKind::kText;
    if (Any(2) == 0) request.from = AnyDay();
    if (Any(2) == 0) request.to = AnyDay();
    request.within = Any(2) == 0;
    request.facets = true;
    return request;
  }

  std::int64_t Total(const SearchRequest& request) { return Must(archive_.Search(request)).total; }

  std::mt19937 random_{20260511};
  Archive archive_;
};

TEST_F(Facets, CountWhatTheFilterThatTheyLeadToFinds) {
  constexpr int kRounds = 60;
  int years = 0;
  for (int round = 0; round < kRounds; ++round) {
    const SearchRequest request = AnyRequest();
    const SearchResult result = Must(archive_.Search(request));
    const auto with = [&](const std::string& field, const std::string& value) {
      SearchRequest next = request;
      next.query += " " + field + ":" + value;
      return Total(next);
    };
    for (const FacetCount& one : result.entity_facets) EXPECT_EQ(with("entidad", one.id), one.count) << one.id;
    for (const FacetCount& one : result.type_facets) EXPECT_EQ(with("tipo", one.name), one.count) << one.name;
    for (const FacetCount& one : result.kind_facets) EXPECT_EQ(with("clase", one.name), one.count) << one.name;
    for (const FacetCount& one : result.year_facets) EXPECT_EQ(with("fecha", one.name), one.count) << one.name;
    years += static_cast<int>(result.year_facets.size());
  }
  EXPECT_GT(years, kRounds);
}

TEST_F(Facets, TheTimelineCountsWhatItsMonthsFind) {
  constexpr int kRounds = 20;
  for (int round = 0; round < kRounds; ++round) {
    SearchRequest request = AnyRequest();
    request.from = request.to = std::nullopt;
    const Timeline timeline = Must(archive_.TimelineOf(request));
    for (const auto& [month, count] : timeline.months) {
      SearchRequest next = request;
      next.from = FirstDay(month);
      next.to = LastDay(month);
      EXPECT_EQ(Total(next), count) << ToIso(month);
    }
    for (const auto& [year, count] : timeline.years) {
      SearchRequest next = request;
      next.query += " fecha:" + std::to_string(year);
      EXPECT_EQ(Total(next), count) << year;
    }
  }
}

}  // namespace
}  // namespace acervo::testing::facets
