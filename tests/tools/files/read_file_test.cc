#include "tools/files/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/archive.h"
#include "tools/files/bytes.h"

namespace acervo::tools {
namespace {

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string pattern = (std::filesystem::temp_directory_path() / "acervo-files-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Files() override { std::filesystem::remove_all(folder_); }
  std::string Make(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
    return folder_ + "/" + name;
  }
  std::string folder_;
};

// As an import holds them: a large one stays in its file.
TEST_F(Files, AreReadPieceByPiece) {
  for (const std::size_t size : {std::size_t{5}, std::size_t{9} << 20}) {
    std::string bytes(size, 'a');
    bytes.back() = 'z';
    const std::string path = Make("piecewise", bytes);
    const auto opened = Bytes::Open(path, std::size_t{16} << 20);
    ASSERT_TRUE(opened.ok());
    const Bytes& read = *opened.value();
    EXPECT_EQ(read.size(), size);
    EXPECT_LE(read.in_memory(), std::size_t{8} << 20);
    EXPECT_EQ(Sha256Hex(size, [&](std::size_t at) { return read.Piece(at); }), Sha256Hex(bytes));
    EXPECT_EQ(read.Whole(), bytes);
    EXPECT_TRUE(read.IsAsOpened());
  }
}

TEST_F(Files, ThatChangeWhileTheyAreReadAreNoticed) {
  const std::string path = Make("shrinks", std::string(std::size_t{9} << 20, 'a'));
  const auto opened = Bytes::Open(path, std::size_t{16} << 20);
  ASSERT_EQ(::truncate(path.c_str(), 100), 0);
  EXPECT_EQ(opened.value()->Whole().size(), std::size_t{9} << 20);
  EXPECT_FALSE(opened.value()->IsAsOpened());
}

TEST_F(Files, AreReadWhole) {
  const std::string bytes("a\0b\n\xFF", 5);
  EXPECT_EQ(ReadFile(Make("x", bytes), 100).value(), bytes);
}

TEST_F(Files, AtTheLimitAreReadAndOverItAreNot) {
  EXPECT_TRUE(ReadFile(Make("x", std::string(100, 'x')), 100).ok());
  EXPECT_EQ(ReadFile(Make("y", std::string(101, 'x')), 100).error().code, ErrorCode::kTooLarge);
}

TEST_F(Files, WithoutBytesAreEmpty) { EXPECT_EQ(ReadFile(Make("x", ""), 100).error().code, ErrorCode::kEmpty); }

TEST_F(Files, ThatAreNotThereAreUnreadable) {
  const auto result = ReadFile(folder_ + "/nothing", 100);
  EXPECT_EQ(result.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(result.error().detail, "ENOENT");
}

TEST_F(Files, PipesAreNotWaitedFor) {
  const std::string pipe = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(ReadFile(pipe, 100).error().detail, "FIFO");
  EXPECT_EQ(ReadFile(folder_, 100).error().code, ErrorCode::kUnreadable);
}

TEST(PathText, IsValidAndTellsNamesApart) {
  EXPECT_EQ(PathText("informes/gestión.docx"), "informes/gestión.docx");
  EXPECT_EQ(PathText("gesti\xF3n.docx"), "gesti\\xF3n.docx");
  EXPECT_NE(PathText("a\xF3"), PathText("a\xF1"));
  EXPECT_EQ(PathText("\uFFFD.txt"), "\uFFFD.txt");
}

TEST(PathText, GoesBack) {
  for (const std::string path : {"gesti\xF3n.docx", "a\xFF\xFE", "plain.txt", "ñ\xC3", "back\\slash"}) {
    EXPECT_EQ(PathFromText(PathText(path)), path);
  }
}

}  // namespace
}  // namespace acervo::tools
