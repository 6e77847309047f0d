// verify and backup, from the command line.
#include <gtest/gtest.h>

#include <filesystem>

#include "run_program.h"

namespace acervo::cli {
namespace {

class KeepingCommands : public ::testing::Test {
 protected:
  KeepingCommands() {
    run_.Copy("section_rows.txt", "in/a.txt");
    EXPECT_EQ(run_({"importar", "in"}).status, 0);
  }
  Sandbox run_;
};

TEST_F(KeepingCommands, ASoundArchiveIsVerifiedWithStatusZero) {
  const Finished finished = run_({"verificar", "--format", "json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const Json answer = Json::parse(finished.out);
  EXPECT_EQ(answer.at("ok"), true);
  EXPECT_EQ(answer.at("originals"), 1);
  EXPECT_TRUE(answer.at("faults").empty());
  EXPECT_NE(run_({"--lang", "en", "verify"}).out.find("All is well."), std::string::npos);
}

TEST_F(KeepingCommands, AFlippedByteOfAnOriginalIsFound) {
  run_.Copy("real_month_in_the_text.docx", "in/b.docx");
  ASSERT_EQ(run_({"importar", "in"}).status, 0);
  std::string archive = run_.Read("acervo.db");
  // The local header of a member inside the stored DOCX: nothing but the original holds these bytes.
  const std::size_t at = archive.find("word/document.xml");
  ASSERT_NE(at, archive.npos);
  archive[at] ^= 1;
  run_.Write("acervo.db", archive);
  const Finished finished = run_({"verify", "--format", "json"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(Json::parse(finished.out).at("faults").at(0).at("code"), "original");
  const Finished backup = run_({"backup", "copia.db"});
  EXPECT_EQ(backup.status, 1);
  EXPECT_FALSE(std::filesystem::exists(run_.path("copia.db")));
}

TEST_F(KeepingCommands, ABackupAnswersAsTheArchive) {
  std::filesystem::create_directory(run_.path("respaldos"));
  ASSERT_EQ(run_({"respaldar", "respaldos"}).status, 0);
  EXPECT_EQ(run_({"--archive", "respaldos/acervo.db", "export"}).out, run_({"export"}).out);
  EXPECT_EQ(run_({"respaldar", "respaldos"}).status, 0);  // replaces the older one
}

TEST_F(KeepingCommands, ABackupSparesOtherFiles) {
  run_.Write("carta.txt", "Estimados señores");
  EXPECT_EQ(run_({"backup", "carta.txt"}).status, 2);
  EXPECT_EQ(run_.Read("carta.txt"), "Estimados señores");
  EXPECT_EQ(run_({"backup", "acervo.db"}).status, 2);
  EXPECT_EQ(run_({"backup"}).status, 2);
  EXPECT_EQ(run_({"backup", "no/such/folder/copia.db"}).status, 3);
  EXPECT_EQ(run_({"--archive", "nada.db", "backup", "copia.db"}).status, 3);
  EXPECT_EQ(run_({"--archive", "nada.db", "verify"}).status, 3);
}

}  // namespace
}  // namespace acervo::cli
