// Archives kept from every earlier schema (testdata/archives) open, tell what they told, and learn what is new. For the
// next schema, one made by the program before it is added there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "core/text.h"
#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

const fs::path kKept = fs::path(ACERVO_TESTDATA_DIR) / "archives";

std::vector<std::string> KeptArchives() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kKept)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

int LatestVersion() {
  const Folder folder;
  const std::string path = folder / "new.db";
  { const Archive archive = MadeArchive(path); }
  return std::stoi(StockSql(path, "PRAGMA user_version").at(0));
}

TEST(KeptArchives, AreThereForEveryEarlierSchema) {
  for (int version = 1; version < LatestVersion(); ++version) {
    EXPECT_THAT(KeptArchives(), ::testing::Contains("schema_" + std::to_string(version) + ".acervo"))
        << "made by the last program of that schema: see testdata/README.md";
  }
}

const char* const kViews[] = {"records", "reports", "entities", "record_entities", "sources"};

// The stable surface as a stranger's program sees it.
class Surface {
 public:
  explicit Surface(const std::string& path) {
    for (const std::string view : kViews)
      columns_[view] = StockSql(path, "SELECT name FROM pragma_table_info('" + view + "')");
  }
  const std::map<std::string, std::vector<std::string>>& columns() const { return columns_; }

  // The rows of a view by the columns that it had here.
  std::vector<std::string> Rows(const std::string& path, const std::string& view) const {
    std::string list;
    for (const std::string& column : columns_.at(view)) list += (list.empty() ? "" : ", ") + column;
    std::vector<std::string> rows = StockSql(path, std::string("SELECT ").append(list).append(" FROM ").append(view));
    std::ranges::sort(rows);
    return rows;
  }

 private:
  std::map<std::string, std::vector<std::string>> columns_;
};

class Migration : public ::testing::TestWithParam<std::string> {
 protected:
  Migration() {
    fs::copy_file(kKept / GetParam(), path_);
    surface_.emplace(path_);
    for (const std::string view : kViews) before_[view] = surface_->Rows(path_, view);
  }
  Archive Migrate() { return Must(Archive::Open(path_, OpenMode::kReadWrite)); }

  // The ids of the records by each word of their texts.
  std::map<std::string, std::set<std::string>> RecordsByWord() {
    std::map<std::string, std::set<std::string>> by_word;
    for (const std::string& row : StockSql(path_, "SELECT id, text FROM records")) {
      const std::size_t bar = row.find('|');
      for (const Word& word : Words(std::string_view(row).substr(bar + 1))) {
        by_word[std::string(word.text)].insert(row.substr(0, bar));
      }
    }
    return by_word;
  }

  Folder folder_;
  std::string path_ = folder_ / "old.db";
  std::optional<Surface> surface_;
  std::map<std::string, std::vector<std::string>> before_;
};

TEST_P(Migration, AReaderIsToldThatAWriterHasToComeFirst) {
  const auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  ASSERT_FALSE(archive.ok());
  EXPECT_EQ(archive.error().code, ErrorCode::kArchiveOlder);
}

TEST_P(Migration, KeepsTheStableSurface) {
  ASSERT_THAT(before_["records"], Not(IsEmpty()));
  { const Archive archive = Migrate(); }
  const Surface now(path_);
  for (const std::string view : kViews) {
    EXPECT_THAT(now.columns().at(view), IsSupersetOf(surface_->columns().at(view))) << view;
    // Which names are one entity is for each schema to tell better.
    if (view == "entities") continue;
    EXPECT_EQ(surface_->Rows(path_, view), before_[view]) << view;
  }
}

TEST_P(Migration, LeavesNoFault) {
  Archive archive = Migrate();
  const Verification verification = Must(archive.Verify({}));
  EXPECT_TRUE(verification.index_checked);
  for (const Fault& fault : verification.faults)
    ADD_FAILURE() << fault.code << " " << fault.where << " " << fault.detail;
  EXPECT_EQ(StockSql(path_, "PRAGMA user_version").at(0), std::to_string(LatestVersion()));
  EXPECT_EQ(StockSql(path_, "PRAGMA application_id").at(0), std::to_string(0x41435256));
  EXPECT_THAT(StockSql(path_, "PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(StockSql(path_, "PRAGMA foreign_key_check"), IsEmpty());
}

TEST_P(Migration, FindsEveryRecordByEachOfItsWords) {
  const auto by_word = RecordsByWord();
  Archive archive = Migrate();
  for (const auto& [word, ids] : by_word) {
    EXPECT_THAT(Find(archive, "\"" + word + "\""), IsSupersetOf(ids)) << word;
  }
}

TEST_P(Migration, AnswersStockSqliteAsBefore) {
  const auto answers = [&] {
    return StockSql(
        path_,
        "SELECT v.word, (SELECT group_concat(s.rowid) FROM record_search s JOIN records r ON r.record_key = s.rowid "
        "WHERE s.record_search MATCH '{title text entity fields} : \"' || v.word || '\"') FROM (SELECT DISTINCT word "
        "FROM vocabulary ORDER BY word) v");
  };
  const auto before = answers();
  { const Archive archive = Migrate(); }
  EXPECT_THAT(before, Not(IsEmpty()));
  EXPECT_EQ(answers(), before);
}

TEST_P(Migration, ShowsEveryReportAndOpensAgain) {
  const auto reports = StockSql(path_, "SELECT id FROM reports");
  { const Archive archive = Migrate(); }
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  for (const std::string& id : reports) {
    EXPECT_FALSE(Must(archive.ReportById(id)).sources.empty()) << id;
    for (const Json& record : AllRecords(archive))
      EXPECT_EQ(RecordOf(archive, record["id"].get<std::string>()), record);
  }
}

TEST_P(Migration, TakesWhatIsThereForKnown) {
  const bool has_locations = std::ranges::count(surface_->columns().at("sources"), "location") > 0;
  const auto sources = StockSql(path_, std::string("SELECT s.").append(has_locations ? "location" : "path") +
                                           ", o.sha256 FROM source s JOIN original o ON o.original_key = "
                                           "s.original_key WHERE s.replaced_at IS NULL");
  Archive archive = Migrate();
  for (const std::string& source : sources) {
    const std::size_t bar = source.rfind('|');
    EXPECT_NE(Must(archive.Unchanged(source.substr(0, bar), source.substr(bar + 1))), std::nullopt) << source;
  }
}

TEST_P(Migration, LearnsFromWhatComesLater) {
  Archive archive = Migrate();
  const auto first = Must(archive.Entities({})).entities.front();
  Report report = MadeReport("2022-01", {Activity(1, {"Taller",
                                                      first.name,
                                                      "Algo muy nuevo",
                                                      "",
                                                      "",
                                                      "",
                                                      "taller",
                                                      {Entity(first.id, first.name, first.name, first.kind)}})});
  Must(archive.Import(report, File("nuevo.txt", "nuevo")));
  EXPECT_EQ(Must(archive.EntityById(first.id)).records, first.records + 1);
}

INSTANTIATE_TEST_SUITE_P(Kept, Migration, ::testing::ValuesIn(KeptArchives()),
                         [](const auto& kept) { return kept.param.substr(0, kept.param.find('.')); });

}  // namespace
}  // namespace acervo::testing
