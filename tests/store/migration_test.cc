// Archives kept from every earlier schema (testdata/archives) open, tell what they told, and learn what is new.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "store/archive.h"
#include "tests/store/made.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;

class Migration : public ::testing::Test {
 protected:
  Migration() {
    std::filesystem::copy_file(std::string(ACERVO_TESTDATA_DIR) + "/archives/schema_1.acervo", path_);
    before_ = StockSql(path_, kRecords);
    entities_before_ = StockSql(path_, kMentions);
  }

  static constexpr const char* kRecords = "SELECT id, text, date_start, date_end FROM records ORDER BY id";
  static constexpr const char* kMentions =
      "SELECT record_id, entity_id, raw, role FROM record_entities ORDER BY 1, 2, 3";
  Folder folder_;
  std::string path_ = folder_ / "old.db";
  std::vector<std::string> before_, entities_before_;
};

TEST_F(Migration, AReaderIsToldThatAWriterHasToComeFirst) {
  const auto archive = Archive::Open(path_, OpenMode::kReadOnly);
  ASSERT_FALSE(archive.ok());
  EXPECT_EQ(archive.error().code, ErrorCode::kArchiveReadOnly);
}

TEST_F(Migration, KeepsEveryRecordAndEntity) {
  ASSERT_EQ(before_.size(), 14u);
  { const Archive archive = Must(Archive::Open(path_, OpenMode::kReadWrite)); }
  EXPECT_EQ(StockSql(path_, kRecords), before_);
  EXPECT_EQ(StockSql(path_, kMentions), entities_before_);
  EXPECT_THAT(StockSql(path_, "PRAGMA user_version"), ElementsAre("3"));
  EXPECT_THAT(StockSql(path_, "PRAGMA foreign_key_check"), ElementsAre());
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM entity WHERE root = 0 OR words = ''"), ElementsAre("0"));
}

TEST_F(Migration, LearnsFromWhatComesLater) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadWrite));
  EXPECT_FALSE(Find(archive, "reunión").empty());
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

}  // namespace
}  // namespace acervo::testing
