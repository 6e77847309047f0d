// Verifying an archive and copying it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;

class Keeping : public ::testing::Test {
 protected:
  Keeping() {
    Archive archive = MadeArchive(path_);
    const std::vector<EntityMention> entities = {Entity("jica", "JICA", "JICA")};
    Must(archive.Import(MadeReport("2019-05", {Activity(1, {"Foro", "JICA", "Sobre la cultura", "7", "2019-05-07", "",
                                                            "foro", entities}),
                                               Bullet(1, "Acta de la reunión")}),
                        File("mayo.txt", std::string(5000, 'x') + "mayo")));
  }

  std::vector<std::string> Codes() {
    Archive archive = Must(Archive::Open(path_, OpenMode::kReadWrite));
    std::vector<std::string> codes;
    for (const Fault& fault : Must(archive.Verify({})).faults) codes.push_back(fault.code);
    return codes;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(Keeping, ASoundArchiveHasNoFaults) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadWrite));
  int told = 0;
  const Verification verification = Must(archive.Verify([&](int, int) { ++told; }));
  EXPECT_THAT(verification.faults, IsEmpty());
  EXPECT_EQ(verification.originals, 1);
  EXPECT_EQ(verification.records, 2);
  EXPECT_TRUE(verification.index_checked);
  EXPECT_EQ(told, 1);
}

TEST_F(Keeping, AReaderChecksAllButTheInsideOfTheIndex) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  const Verification verification = Must(archive.Verify({}));
  EXPECT_THAT(verification.faults, IsEmpty());
  EXPECT_FALSE(verification.index_checked);
}

struct Damage {
  const char* sql;
  const char* code;
};

std::ostream& operator<<(std::ostream& out, const Damage& damage) { return out << damage.sql; }

class Damaged : public Keeping, public ::testing::WithParamInterface<Damage> {};

TEST_P(Damaged, IsFound) {
  StockSql(path_, GetParam().sql);
  EXPECT_THAT(Codes(), Contains(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(
    Archive, Damaged,
    ::testing::Values(
        Damage{"UPDATE sqlar SET data = zeroblob(length(data))", "original"},
        Damage{"UPDATE sqlar SET data = substr(data, 1, 5)", "original"}, Damage{"DELETE FROM sqlar", "original"},
        Damage{"UPDATE original SET sha256 = replace(sha256, 'a', 'b') || 'c'", "original"},
        Damage{"DELETE FROM report", "foreign_key"},
        Damage{"INSERT INTO record_run VALUES(1, 0, 17000, 17000), (1, 1, 17002, 17002)", "interval"},
        Damage{"UPDATE record SET text = text || '.' WHERE number = 1", "rows"},
        Damage{"UPDATE entity SET name = lower(name)", "rows"},
        Damage{"DELETE FROM row_sum WHERE table_name = 'event'", "rows"},
        Damage{"UPDATE record_entity SET name_key = 99", "name"},
        Damage{"DELETE FROM record_entity WHERE position = 0", "rows"}, Damage{"DROP INDEX record_by_id", "schema"},
        Damage{"DROP VIEW sources", "schema"}, Damage{"UPDATE sqlite_sequence SET seq = 0", "sequence"},
        Damage{"UPDATE entity SET root = 99", "entity"}, Damage{"UPDATE report SET rows_seen = 0", "count"},
        Damage{"UPDATE report SET read_from = NULL", "source"},
        Damage{"UPDATE record_search_data SET block = block || x'00' WHERE id > 100", "index"},
        Damage{"DELETE FROM record_terms_data WHERE id > 100", "index"}));

TEST_F(Keeping, ABackupIsTheSameArchive) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  const std::string copy = folder_ / "copia.db";
  EXPECT_THAT(Must(archive.Backup(copy)).faults, IsEmpty());
  Archive copied = Must(Archive::Open(copy, OpenMode::kReadOnly));
  EXPECT_EQ(AllRecords(copied), AllRecords(archive));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    files += entry.path().filename().string().starts_with("copia.db.parcial");
  }
  EXPECT_EQ(files, 0);
}

TEST_F(Keeping, ADamagedArchiveGivesNoBackup) {
  StockSql(path_, "UPDATE sqlar SET data = zeroblob(length(data))");
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  const std::string copy = folder_ / "copia.db";
  EXPECT_THAT(Must(archive.Backup(copy)).faults, Contains(Field(&Fault::code, "original")));
  EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(Keeping, ABackupThatCannotBeWrittenIsAnError) {
  Archive archive = Must(Archive::Open(path_, OpenMode::kReadOnly));
  EXPECT_FALSE(archive.Backup(folder_ / "no/such/folder/copia.db").ok());
}

TEST_F(Keeping, ABackupTakesWhatIsCommittedMeanwhile) {
  Archive writer = Must(Archive::Open(path_, OpenMode::kReadWrite));
  Archive reader = Must(Archive::Open(path_, OpenMode::kReadOnly));
  Must(writer.Import(MadeReport("2019-06", {Bullet(1, "Otra acta")}), File("junio.txt", "junio")));
  EXPECT_EQ(Must(reader.Backup(folder_ / "copia.db")).reports, 2);
}

}  // namespace
}  // namespace acervo::testing
