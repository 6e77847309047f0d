// Bytes that nobody wrote as a report: an Error with its code, or a Document, soon.
#include <chrono>
#include <random>

#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using namespace std::string_view_literals;

std::string_view CodeOf(std::string_view bytes, const ExtractOptions& options = {}) {
  static thread_local std::string code;
  const Result<Document> result = ExtractTxt(bytes, options);
  code = result.ok() ? "ok" : std::string(Token(result.error().code));
  return code;
}

TEST(Hostile, NothingIsEmpty) {
  for (const std::string_view bytes : {""sv, " \t\r\n\f"sv, "\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xC2\xA0\n"sv})
    EXPECT_EQ(CodeOf(bytes), "empty");
  EXPECT_EQ(CodeOf(std::string(5000, '\0')), "empty");
}

TEST(Hostile, BinaryIsNoText) {
  std::string bytes;
  std::mt19937 random(7);
  for (int k = 0; k < 4096; ++k) bytes += static_cast<char>(random() % 256);
  EXPECT_EQ(CodeOf(bytes), "unsupported_format");
}

TEST(Hostile, LimitsAreKept) {
  ExtractOptions options;
  options.max_input = 10;
  EXPECT_EQ(CodeOf("Foro de mayo", options), "too_large");
  options = {};
  options.max_text = 10;
  EXPECT_EQ(CodeOf("Foro de mayo", options), "too_large");
  options = {};
  options.max_blocks = 2;
  EXPECT_EQ(CodeOf("uno\ndos\ntres\n", options), "too_large");
  EXPECT_EQ(CodeOf("| A | B |\n| 1 | 2 |\n| 3 | 4 |\n", options), "too_large");
}

struct Flood {
  const char* name;
  std::string unit;
  std::size_t bytes;
};

class Floods : public ::testing::TestWithParam<Flood> {};

TEST_P(Floods, AreReadInLinearTime) {
  std::string bytes;
  while (bytes.size() < GetParam().bytes) bytes += GetParam().unit;
  ExtractOptions options;
  options.max_blocks = 100000000;
  const auto start = std::chrono::steady_clock::now();
  CodeOf(bytes, options);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

const Flood kFloods[] = {
    {"OneLine", "palabra ", 8 << 18},
    {"OneLineOfAccents", "áé“ ", 4 << 18},
    {"EmptyLines", "\n", 1 << 18},
    {"Tabs", "\t", 1 << 18},
    {"TabLines", "\ta\n", 1 << 17},
    {"SpaceTabLines", " \ta\n", 1 << 17},
    {"TabRows", "a\tb\tc\n", 1 << 17},
    {"OpenQuotes", "a\t\"b\n", 1 << 17},
    {"OpenQuotedRows", "a\tb\t\"c\n", 1 << 17},
    {"Pipes", "|", 1 << 18},
    {"PipeLines", "| a | b\n", 1 << 17},
    {"PipeHeads", "| a | b |\n\n\n", 1 << 17},
    {"Rules", "+--+--+\n", 1 << 17},
    {"GridLines", "+--+--+\n| a|", 1 << 17},
    {"Bars", "+--+\n|\n", 1 << 17},
    {"Fields", "a: b\nc: d\n", 1 << 17},
    {"FieldsThatNeverProve", "a: b\nx\nc: d\na: e\n\n", 1 << 17},
    {"AlignedHeads", "a    b    c\n", 1 << 17},
    {"AlignedStairs", "a    b    c\n   a    b    c\n      a  b   c\n", 1 << 17},
    {"Bullets", "• a:\n", 1 << 17},
    {"DeepBullets", "• a\n  - b\n    o C\n      ▪ d:\n", 1 << 17},
    {"FormFeeds", "\f", 1 << 17},
    {"Pages", "a    b    c\n1    2    3\n\f", 1 << 16},
    {"PageNumbers", "Página 1\n\f", 1 << 17},
    {"Bookmarks", "[bookmark: ", 1 << 18},
    {"Hyphens", "pala-\n", 1 << 18},
    {"Numbers", "1.\n", 1 << 17},
    {"LowerCaseLines", "palabras que siguen y siguen sin ningún punto que las pare\n", 1 << 18},
};

INSTANTIATE_TEST_SUITE_P(All, Floods, ::testing::ValuesIn(kFloods),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Hostile, RandomBytesNeverCrash) {
  std::mt19937 random(11);
  const std::string alphabet = "ab \t\n\f|+-=•·1.):\"A\xC3\xB3\xF3  \r\v";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const std::size_t size = random() % 300;
    for (std::size_t k = 0; k < size; ++k) bytes += alphabet[random() % alphabet.size()];
    CodeOf(bytes);
  }
}

}  // namespace
}  // namespace acervo::txt
