// Lists, counts and companions, which come from what is held in memory, against what stock SQL counts in the tables.
#include "store/entities/entity_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "store/columns/record_columns.h"
#include "store/upkeep/open.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace entity_lists {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr EntityKind kKinds[] = {EntityKind::kEmbassy, EntityKind::kOrganism, EntityKind::kCivilSociety,
                                 EntityKind::kPerson};
constexpr int kNames = 60;

// "Añil 7" to "Zeta 59": some are spelt in two ways, and names differ in accents alone.
EntityMention MadeEntity(std::mt19937& random) {
  const auto number = static_cast<int>(random() % kNames);
  constexpr const char* kWords[] = {"Embajada", "Ánimo", "Animo", "Ñandú", "fundación", "3 Ríos", "Óxido"};
  const std::string name = std::string(kWords[number % 7]) + " de Año " + std::to_string(number);
  const std::string raw = random() % 4 == 0 ? FoldKeepingEnye(name) : name;
  return {Slug(name), name, kKinds[number % 4], raw, EntityRole::kCell, std::nullopt, number % 3 == 0};
}

Record MadeRecord(std::mt19937& random, int order) {
  Row row{"Acto " + std::to_string(random() % 100'000), "", "palabra " + std::to_string(random()), "x"};
  for (auto left = random() % 4; left > 0; --left) row.entities.push_back(MadeEntity(random));
  if (random() % 5 != 0)
    row.start = std::to_string(2015 + random() % 8) + "-0" + std::to_string(1 + random() % 9) + "-11";
  if (random() % 3 != 0) row.type = random() % 2 == 0 ? "foro" : "taller";
  return Activity(order, row);
}

Report MadeMonth(std::mt19937& random, const std::string& period) {
  std::vector<Record> records;
  for (int i = 1; i <= 20; ++i) records.push_back(MadeRecord(random, i));
  Report report = MadeReport(period, std::move(records));
  if (random() % 2 == 0)
    report.doubts.push_back(
        {random() % 2 == 0 ? DiagnosticCode::kFarFromPeriod : DiagnosticCode::kUnknownMonth, {}, "a1", "", "x", 0.5});
  return report;
}

// Reports that come, come anew with other rows, and leave for another report at their path.
class Lists : public ::testing::Test {
 protected:
  Lists() {
    Archive archive = MadeArchive(path_);
    for (int i = 0; i < 40; ++i) {
      const std::string month = "20" + std::to_string(15 + random_() % 8) + "-0" + std::to_string(1 + random_() % 9);
      const std::string path = "p" + std::to_string(random_() % 30) + ".txt";
      Must(archive.Import(MadeMonth(random_, month), File(path, path + std::to_string(i))));
    }
    Must(archive.NoteFailure({"roto.pdf", "", "corrupt", "", "2026-01-01T00:00:00Z"}));
  }

  // Id, records and days of each entity of the filter, in its order, by stock SQL.
  std::vector<std::string> Counted(const std::string& where, const std::string& order) {
    return StockSql(
        path_, "SELECT id, records, coalesce(first_seen, ''), coalesce(last_seen, '') FROM entities WHERE " + where +
                   " ORDER BY " + order);
  }
  static std::vector<std::string> Listed(Archive& archive, const EntityFilter& filter) {
    std::vector<std::string> rows;
    for (const StoredEntity& one : Must(archive.Entities(filter)).entities) {
      rows.push_back(one.id + "|" + std::to_string(one.records) + "|" + one.first_seen + "|" + one.last_seen);
    }
    return rows;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
  std::mt19937 random_{11};
};

struct Order {
  EntitySort sort;
  std::string sql;
};
const Order kOrders[] = {{EntitySort::kRecords, "records DESC, id"},
                         {EntitySort::kLastSeen, "last_seen IS NULL, last_seen DESC, id"}};

TEST_F(Lists, AreInTheOrderAndWithTheCountsOfTheTables) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  for (const Order& order : kOrders) {
    EntityFilter filter;
    filter.sort = order.sort;
    filter.limit = 1000;
    EXPECT_EQ(Listed(archive, filter), Counted("1", order.sql)) << order.sql;
    filter.kind = EntityKind::kEmbassy;
    EXPECT_EQ(Listed(archive, filter), Counted("kind = 'embajada'", order.sql)) << order.sql;
  }
}

TEST_F(Lists, PageAfterPageAreTheWholeList) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  for (const EntitySort sort : {EntitySort::kRecords, EntitySort::kName, EntitySort::kLastSeen}) {
    EntityFilter filter;
    filter.sort = sort;
    filter.limit = 1000;
    const auto all = Listed(archive, filter);
    ASSERT_THAT(all, SizeIs(::testing::Gt(40U)));
    filter.limit = 3;
    std::vector<std::string> paged;
    for (filter.offset = 0; filter.offset < std::ssize(all) + 6; filter.offset += 3) {
      for (std::string& row : Listed(archive, filter)) paged.push_back(std::move(row));
    }
    EXPECT_EQ(paged, all);
  }
}

TEST_F(Lists, ByNameAreInTheOrderOfTheAlphabet) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  EntityFilter filter;
  filter.sort = EntitySort::kName;
  filter.limit = 1000;
  const EntityList list = Must(archive.Entities(filter));
  EXPECT_EQ(std::ssize(list.entities), list.total);
  EXPECT_TRUE(std::ranges::is_sorted(list.entities, [](const StoredEntity& a, const StoredEntity& b) {
    const int order = Collate(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
  }));
}

TEST_F(Lists, WithGroupsCountEachKindAndInitialAsTheirOwnListsDo) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  EntityFilter filter;
  filter.groups = true;
  const EntityList list = Must(archive.Entities(filter));
  EXPECT_THAT(list.kinds, SizeIs(4));
  EXPECT_THAT(list.initials, SizeIs(6));  // A, E, F, Ñ, O, and the digits
  for (const auto& [kind, count] : list.kinds) {
    EntityFilter one;
    one.kind = kind;
    EXPECT_EQ(Must(archive.Entities(one)).total, count);
  }
  for (const auto& [initial, count] : list.initials) {
    EntityFilter one;
    one.initial = initial;
    EXPECT_EQ(Must(archive.Entities(one)).total, count) << initial;
  }
}

TEST_F(Lists, WithWordsAreThoseThatHaveThemAll) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  const auto total = [&](const std::string& words, bool unfinished) {
    EntityFilter filter;
    filter.words = words;
    filter.unfinished = unfinished;
    return std::to_string(Must(archive.Entities(filter)).total);
  };
  const auto named = [&](const std::string& like) {
    return StockSql(path_, "SELECT count(*) FROM entities WHERE id LIKE '" + like + "'").at(0);
  };
  EXPECT_EQ(total("embajada", false), named("embajada-%"));
  EXPECT_EQ(total("EMB", true), named("embajada-%"));
  EXPECT_EQ(total("emb", false), "0");
  EXPECT_EQ(total("ano embajada", false), named("embajada-%"));
  EXPECT_EQ(total("bajada", true), "0");
  EXPECT_EQ(total("animo 1", true), named("animo-de-ano-1%"));
}

TEST_F(Lists, EachEntityHasTheCountsOfItsRowAndItsSpellingsByUse) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  EntityFilter filter;
  filter.limit = 1000;
  for (const StoredEntity& listed : Must(archive.Entities(filter)).entities) {
    const StoredEntity entity = Must(archive.EntityById(listed.id));
    EXPECT_EQ(entity.records, listed.records);
    EXPECT_EQ(entity.first_seen, listed.first_seen);
    EXPECT_EQ(entity.last_seen, listed.last_seen);
    const auto names = StockSql(path_,
                                "SELECT n.name FROM entity_name n JOIN entity e ON e.entity_key = n.entity_key "
                                "WHERE e.root = (SELECT root FROM entity WHERE id = '" +
                                    entity.id +
                                    "') GROUP BY n.name ORDER BY (SELECT count(*) FROM record_entity x WHERE "
                                    "x.name_key = n.name_key) DESC, max(n.given) DESC, n.name");
    EXPECT_EQ(entity.names, names) << entity.id;
  }
}

TEST_F(Lists, CompanionsAreThoseOfTheTables) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  for (const std::string& id : StockSql(path_, "SELECT id FROM entities ORDER BY records DESC LIMIT 20")) {
    const auto counted =
        StockSql(path_,
                 "SELECT y.entity_id, count(DISTINCT y.record_id) FROM record_entities x JOIN record_entities y "
                 "ON y.record_id = x.record_id WHERE x.entity_id = '" +
                     id + "' AND y.entity_id <> '" + id + "' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5");
    std::vector<std::string> companions;
    for (const Companion& one : Must(archive.CompanionsOf(id, 5))) {
      companions.push_back(one.id + "|" + std::to_string(one.shared));
    }
    EXPECT_EQ(companions, counted) << id;
  }
}

std::vector<std::string> Rows(const std::vector<std::pair<std::string, int>>& counts) {
  std::vector<std::string> rows;
  for (const auto& [name, count] : counts) rows.push_back(name + "|" + std::to_string(count));
  return rows;
}

TEST_F(Lists, StatsAreTheCountsOfTheTables) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  const ArchiveStats stats = Must(archive.Stats());
  const auto count = [&](const std::string& from) {
    return std::stoi(StockSql(path_, "SELECT count(*) FROM " + from).at(0));
  };
  EXPECT_EQ(stats.reports, count("reports"));
  EXPECT_EQ(stats.withdrawn, count("report WHERE withdrawn_at IS NOT NULL"));
  EXPECT_EQ(stats.activities, count("records WHERE kind = 'actividad'"));
  EXPECT_EQ(stats.entities, count("entities"));
  EXPECT_EQ(stats.sources, count("source WHERE replaced_at IS NULL"));
  EXPECT_EQ(stats.doubts, count("doubt"));
  EXPECT_EQ(stats.failures, 1);
  EXPECT_EQ(Rows(stats.records_per_type),
            StockSql(path_, "SELECT type, count(*) FROM records WHERE type IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"));
  EXPECT_EQ(Rows(stats.doubts_per_code),
            StockSql(path_, "SELECT code, count(*) FROM doubt GROUP BY 1 ORDER BY 2 DESC, 1"));
  std::vector<std::pair<std::string, int>> years;
  for (const auto& [year, records] : stats.records_per_year) years.emplace_back(std::to_string(year), records);
  EXPECT_EQ(Rows(years), StockSql(path_,
                                  "SELECT substr(date_start, 1, 4), count(*) FROM records WHERE date_start IS NOT "
                                  "NULL GROUP BY 1 ORDER BY 1"));
}

TEST_F(Lists, AnEmptyArchiveListsNothing) {
  Archive archive = MadeArchive(folder_ / "empty.db");
  EntityFilter filter;
  filter.groups = true;
  EXPECT_THAT(Must(archive.Entities(filter)).entities, IsEmpty());
  EXPECT_EQ(Must(archive.Stats()).entities, 0);
  EXPECT_TRUE(archive.WarmUp().ok());
}

class SharedState : public Lists {
 protected:
  std::unique_ptr<store::Connection> Reader() {
    return std::move(store::OpenConnection(path_, OpenMode::kReadOnly, {}).value());
  }
  std::shared_ptr<store::SharedColumns> shared_ = MakeSharedColumns();
};

TEST_F(SharedState, IsOneObjectForAllWhoReadTheSameState) {
  const auto a = Reader(), b = Reader();
  store::RecordColumns first, second;
  first.ShareWith(shared_);
  second.ShareWith(shared_);
  ASSERT_TRUE(first.Refresh(*a).ok());
  ASSERT_TRUE(second.Refresh(*b).ok());
  EXPECT_EQ(&first.All(), &second.All());
  EXPECT_EQ(first.Names(*a).value(), second.Names(*b).value());
}

TEST_F(SharedState, FollowsEachOneWhoReadsOn) {
  const auto a = Reader(), b = Reader();
  store::RecordColumns first, second;
  first.ShareWith(shared_);
  second.ShareWith(shared_);
  ASSERT_TRUE(first.Refresh(*a).ok());
  ASSERT_TRUE(second.Refresh(*b).ok());
  const std::int64_t before = first.All().Count();
  Must(Must(Archive::Open(path_, OpenMode::kReadWrite))
           .Import(MadeReport("2030-01", {Bullet(1, "Nuevo")}), File("n.txt", "n")));
  ASSERT_TRUE(first.Refresh(*a).ok());
  EXPECT_EQ(first.All().Count(), before + 1);
  EXPECT_EQ(second.All().Count(), before);  // until it is asked to
  ASSERT_TRUE(second.Refresh(*b).ok());
  EXPECT_EQ(&first.All(), &second.All());
}

TEST_F(SharedState, RowsOfAnotherProgramAreSeenByAll) {
  const auto a = Reader(), b = Reader();
  store::RecordColumns first, second;
  first.ShareWith(shared_);
  second.ShareWith(shared_);
  ASSERT_TRUE(first.Refresh(*a).ok());
  StockSql(path_, "DELETE FROM record WHERE record_key = (SELECT max(record_key) FROM record)");
  const std::string left = StockSql(path_, "SELECT count(*) FROM record").at(0);
  ASSERT_TRUE(first.Refresh(*a).ok());
  ASSERT_TRUE(second.Refresh(*b).ok());
  EXPECT_EQ(std::to_string(first.All().Count()), left);
  EXPECT_EQ(std::to_string(second.All().Count()), left);
}

}  // namespace
}  // namespace entity_lists
}  // namespace acervo::testing
