// Archives that this program must not touch: of a newer schema, of another program, none at all. Each command ends with
// status 3 and a sentence, and leaves the file as it was.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "run_program.h"

namespace acervo::cli {
namespace {

// Every command that opens an archive, as one types it. A new command belongs here.
const std::vector<std::vector<std::string>> kArchiveCommands = {{"import", "in"},
                                                                {"search", "foro"},
                                                                {"show", "r00000000"},
                                                                {"entities"},
                                                                {"export"},
                                                                {"stats"},
                                                                {"entities", "resolve", "x"},
                                                                {"verify"},
                                                                {"import", "in", "--dry-run"},
                                                                {"backup", "copia.db"}};

// https://www.sqlite.org/fileformat.html, 1.3: the database header, big-endian.
constexpr std::size_t kUserVersion = 60, kApplicationId = 68;

void PutBigEndian(std::string& bytes, std::size_t at, unsigned value) {
  for (int i = 3; i >= 0; --i, value >>= 8) bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value & 0xff);
}

class UnusableArchive : public ::testing::Test {
 protected:
  UnusableArchive() {
    run_.Copy("section_rows.txt", "in/a.txt");
    EXPECT_EQ(run_({"import", "in"}).status, 0);
    bytes_ = run_.Read("acervo.db");
  }

  void ExpectRefused(const std::string& bytes, const std::string& spanish, const std::string& english) {
    run_.Write("acervo.db", bytes);
    for (const std::vector<std::string>& command : kArchiveCommands) {
      SCOPED_TRACE(command.front());
      const Finished finished = run_(command);
      EXPECT_EQ(finished.status, 3);
      EXPECT_EQ(finished.out, "");
      EXPECT_NE(finished.err.find(spanish), std::string::npos) << finished.err;
      EXPECT_EQ(run_.Read("acervo.db"), bytes);
    }
    EXPECT_NE(run_({"--lang", "en", "search", "foro"}).err.find(english), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(run_.path("copia.db")));
  }

  Sandbox run_;
  std::string bytes_;
};

TEST_F(UnusableArchive, OfANewerSchema) {
  PutBigEndian(bytes_, kUserVersion, 99);
  ExpectRefused(bytes_, "es de una versión más nueva", "newer version");
}

TEST_F(UnusableArchive, OfAnotherProgram) {
  PutBigEndian(bytes_, kApplicationId, 0x0f055112);  // Fossil's
  ExpectRefused(bytes_, "no es un acervo", "is not an archive of acervo");
}

TEST_F(UnusableArchive, ThatIsSomeText) {
  ExpectRefused("Informe de mayo\n" + std::string(5000, 'x'), "no es un acervo", "is not an archive of acervo");
}

TEST_F(UnusableArchive, ThatIsCutShort) {
  ExpectRefused(bytes_.substr(0, 50), "no es un acervo", "is not an archive of acervo");
}

}  // namespace
}  // namespace acervo::cli
