#include "store/columns/record_columns.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <random>

#include "store/search/search_run.h"
#include "store/upkeep/open.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using store::ColumnBlock;
using store::kNoDay;
using store::PackBlock;
using store::UnpackBlock;
using ::testing::ElementsAre;

// One record at place 3 with two intervals, one undated at the last place.
ColumnBlock SampleBlock() {
  ColumnBlock block;
  block.first.fill(kNoDay);
  block.last.fill(kNoDay);
  block.kind[3] = 1;
  block.type[3] = 300;
  block.report[3] = 70'000;
  block.first[3] = -40'000;
  block.last[3] = 18'000;
  block.gaps = {{3, {{-40'000, -39'990}, {17'999, 18'000}}}};
  block.kind[255] = 3;
  block.report[255] = 2;
  block.entities = {5, 900'000, 1};
  for (std::size_t i = 4; i <= 256; ++i) block.entity_begin[i] = 2;
  block.entity_begin[256] = 3;
  return block;
}

void ExpectEqual(const ColumnBlock& a, const ColumnBlock& b) {
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.type, b.type);
  EXPECT_EQ(a.report, b.report);
  EXPECT_EQ(a.first, b.first);
  EXPECT_EQ(a.last, b.last);
  EXPECT_EQ(a.entity_begin, b.entity_begin);
  EXPECT_EQ(a.entities, b.entities);
  EXPECT_EQ(a.gaps, b.gaps);
}

TEST(ColumnBlocks, ComeBackAsTheyWerePacked) {
  ExpectEqual(UnpackBlock(PackBlock(SampleBlock())).value(), SampleBlock());
  EXPECT_EQ(PackBlock(UnpackBlock(PackBlock(ColumnBlock())).value()), PackBlock(ColumnBlock()));
}

TEST(ColumnBlocks, DamageIsAnErrorOrOtherNumbersNeverMore) {
  const std::string whole = PackBlock(SampleBlock());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(UnpackBlock(std::string_view(whole).substr(0, length)).ok()) << length;
  }
  EXPECT_FALSE(UnpackBlock(whole + "x").ok());
  EXPECT_FALSE(UnpackBlock(std::string(400, '\xFF')).ok());
  for (std::size_t i = 0; i < whole.size() * 8; ++i) {
    std::string flipped = whole;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    const auto block = UnpackBlock(flipped);
    if (!block.ok()) continue;
    EXPECT_EQ(block.value().entity_begin.back(), block.value().entities.size());
  }
}

class Columns : public ::testing::Test {
 protected:
  Columns() {
    auto archive = Archive::Open(path_, OpenMode::kCreate);
    std::mt19937 random(7);
    for (int month = 1; month <= 12; ++month) {
      std::vector<Record> records;
      for (int i = 1; i <= 30; ++i) records.push_back(Made(random, i));
      const std::string period = month < 10 ? "2019-0" + std::to_string(month) : "2019-" + std::to_string(month);
      const auto outcome =
          archive.value().Import(MadeReport(period, records), File(period + ".txt", "bytes of " + period));
      EXPECT_TRUE(outcome.ok());
    }
  }

  // Days, a few intervals apart, none at all; words that tell the rows apart.
  static Record Made(std::mt19937& random, int order) {
    const auto day = [&] { return Date(std::chrono::sys_days(Day("2018-11-01")) + std::chrono::days(random() % 500)); };
    Record record = Activity(order, {"Acto " + std::to_string(random() % 100'000),
                                     "JICA",
                                     "palabra" + std::to_string(random() % 40) + " foro " + std::to_string(random()),
                                     "x",
                                     "2019-01-01",
                                     "",
                                     random() % 2 == 0 ? "foro" : "taller",
                                     {Entity("jica", "JICA", "JICA")}});
    record.date.intervals.clear();
    for (unsigned count = random() % 4; count > 0; --count) {
      const Date first = day();
      record.date.intervals.push_back(
          {first, Date(std::chrono::sys_days(first) + std::chrono::days(random() % 3 == 0 ? 90 : 2))});
    }
    std::ranges::sort(record.date.intervals, {}, &DateInterval::first);
    std::vector<DateInterval> apart;
    for (const DateInterval& one : record.date.intervals) {
      if (apart.empty() || one.first > apart.back().last) apart.push_back(one);
    }
    record.date.intervals = apart;
    return record;
  }

  std::int64_t Total(const std::function<void(SearchRequest&)>& set) {
    auto archive = Archive::Open(path_, OpenMode::kReadOnly);
    SearchRequest request;
    set(request);
    return archive.value().Search(request).value().total;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(Columns, FindAPeriodAsTheIntervalsSay) {
  std::mt19937 random(3);
  for (int i = 0; i < 40; ++i) {
    const Date from(std::chrono::sys_days(Day("2018-10-01")) + std::chrono::days(random() % 600));
    const Date to(std::chrono::sys_days(from) + std::chrono::days(random() % 60));
    const std::string overlap = "SELECT count(DISTINCT record_key) FROM record_interval WHERE first_day <= '" +
                                ToIso(to) + "' AND last_day >= '" + ToIso(from) + "'";
    const std::string within =
        "SELECT count(*) FROM records WHERE date_start >= '" + ToIso(from) + "' AND date_end <= '" + ToIso(to) + "'";
    const auto ask = [&](bool is_within) {
      return std::to_string(Total([&](SearchRequest& request) {
        request.from = from;
        request.to = to;
        request.within = is_within;
      }));
    };
    EXPECT_THAT(StockSql(path_, overlap), ElementsAre(ask(false))) << ToIso(from) << ".." << ToIso(to);
    EXPECT_THAT(StockSql(path_, within), ElementsAre(ask(true))) << ToIso(from) << ".." << ToIso(to);
  }
}

TEST_F(Columns, APageAfterAPageIsTheWholeListInItsOrder) {
  auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kDateAscending, SortOrder::kDateDescending}) {
    SearchRequest request;
    request.query = "foro palabra7";
    request.sort = sort;
    request.limit = 1000;
    std::vector<std::string> all, paged;
    const auto add_hits = [&](std::vector<std::string>& to) {
      const auto result = archive.value().Search(request);
      for (const SearchHit& hit : result.value().hits) to.push_back(hit.view.id);
    };
    add_hits(all);
    request.limit = 3;
    for (request.offset = 0; request.offset < std::ssize(all) + 6; request.offset += 3) {
      add_hits(paged);
    }
    EXPECT_GT(all.size(), 3u);
    EXPECT_EQ(paged, all);
  }
}

TEST_F(Columns, AreAsTheTablesSayAfterEveryWrite) {
  {
    auto archive = Archive::Open(path_, OpenMode::kReadWrite);
    // Another content of a path that is there: rows go and come.
    EXPECT_TRUE(
        archive.value().Import(MadeReport("2019-05", {Bullet(1, "Otra cosa")}), File("2019-05.txt", "new")).ok());
  }
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM stale_block"), ElementsAre("0"));
  auto connection = store::OpenConnection(path_, OpenMode::kReadOnly, {});
  store::Query blocks = (*connection.value())("SELECT block, data FROM column_block");
  int count = 0;
  while (blocks.Next()) {
    ++count;
    EXPECT_EQ(blocks.Text(1), PackBlock(store::BlockFromTables(*connection.value(), blocks.Int(0)).value()));
  }
  EXPECT_GT(count, 1);
}

TEST_F(Columns, AWriterThatPacksNothingIsStillRead) {
  StockSql(path_, "INSERT INTO record_type VALUES(99, 'velorio')");
  StockSql(path_, "UPDATE record SET type_key = 99 WHERE record_key = 10");
  EXPECT_EQ(Total([](SearchRequest& request) { request.type = "velorio"; }), 1);
}

TEST_F(Columns, ADamagedBlockIsAnErrorAndNoCrash) {
  EXPECT_TRUE(Archive::Open(path_, OpenMode::kReadWrite).value().Verify({}).value().faults.empty());
  StockSql(path_, "UPDATE column_block SET data = x'FFFFFF' WHERE block = 0");
  StockSql(path_, "DELETE FROM column_block WHERE block = 1");
  const auto faults = Archive::Open(path_, OpenMode::kReadWrite).value().Verify({}).value().faults;
  ASSERT_EQ(faults.size(), 3u);  // the third: the rows of the table
  EXPECT_EQ(faults[0].where, "column_block 0");
  EXPECT_EQ(faults[1].where, "column_block 1");
  auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  const auto result = archive.value().Search({});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kArchiveInvalid);
}

// A flipped bit may make any number of one: 2^32 - 1, as an index, was a crash of the export.
TEST_F(Columns, NumbersOfABlockThatMeanNothingAreNoCrash) {
  auto connection = store::OpenConnection(path_, OpenMode::kReadOnly, {});
  ColumnBlock block = store::BlockFromTables(*connection.value(), 0).value();
  block.report.fill(std::numeric_limits<std::uint32_t>::max());
  std::ranges::replace_if(
      block.first, [](std::int32_t day) { return day != kNoDay; }, 10'999'999);
  std::string hex;
  for (const unsigned char byte : PackBlock(block)) {
    for (const int digit : {byte >> 4, byte & 15}) hex += "0123456789ABCDEF"[digit];
  }
  StockSql(path_, "UPDATE column_block SET data = x'" + hex + "' WHERE block = 0");
  auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  EXPECT_TRUE(archive.value().ForEachRecord({}, [](const RecordView&) { return true; }).ok());
  SearchRequest request;
  request.facets = true;
  EXPECT_TRUE(archive.value().Search(request).ok());
  EXPECT_TRUE(archive.value().TimelineOf({}).ok());
}

// What a search runs, by SQLite's own word: nothing looks through the records one by one.
TEST_F(Columns, NoFilterLooksThroughTheRecords) {
  auto connection = store::OpenConnection(path_, OpenMode::kReadOnly, {});
  auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  std::vector<std::string> statements;
  sqlite3_trace_v2(
      connection.value()->get(), SQLITE_TRACE_STMT,
      [](unsigned, void* to, void*, void* sql) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(static_cast<const char*>(sql));
        return 0;
      },
      &statements);
  for (const char* query : {"foro", "entidad:JICA", "fecha:2019..2020", "tipo:foro clase:actividad", "NO taller",
                            "foro (fecha:2019-05 O entidad:JICA)", "pala*", "\"acto foro\""}) {
    SearchRequest request;
    request.query = query;
    store::RecordColumns columns;
    const auto found = store::FindRecords(*connection.value(), columns, request);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found.value().keys.Count(), archive.value().Search(request).value().total) << query;
    SearchResult result;
    ASSERT_TRUE(
        store::FillFacets(*connection.value(), columns, found.value().keys, store::PeriodMatch::kOverlap, result).ok());
    ASSERT_TRUE(store::Page(*connection.value(), columns, found.value(), request).ok());
  }
  sqlite3_trace_v2(connection.value()->get(), 0, nullptr, nullptr);
  EXPECT_GT(statements.size(), 20u);
  for (const std::string& sql : statements) {
    if (sql.starts_with("--") || sql.starts_with("PRAGMA")) continue;
    store::Query plan = (*connection.value())("EXPLAIN QUERY PLAN " + sql);
    while (plan.Next()) {
      const std::string step = plan.Text(3);
      for (const char* table : {"SCAN record", "SCAN c", "SCAN record_entity", "SCAN record_run", "SCAN field_value"}) {
        const bool is_table = step == table || step.starts_with(std::string(table) + " USING");
        EXPECT_FALSE(is_table) << sql << ": " << step;
      }
    }
  }
}

}  // namespace
}  // namespace acervo::testing
