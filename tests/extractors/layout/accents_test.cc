#include "extractors/layout/accents.h"

#include <gtest/gtest.h>

namespace acervo::layout {
namespace accents {
namespace {

constexpr Box kLetter{100, 90, 105, 104};

struct AccentCase {
  const char* name;
  char32_t accent, letter;
  double x;  // of the accent's middle
  const char* text;
};
class AccentsOver : public ::testing::TestWithParam<AccentCase> {};

TEST_P(AccentsOver, AreComposedWithTheirLetter) {
  Accents accents;
  ASSERT_TRUE(accents.Keep(GetParam().accent, GetParam().x, 101, 10));
  EXPECT_EQ(accents.OnLetter(GetParam().letter, kLetter, true), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Cases, AccentsOver,
                         ::testing::Values(AccentCase{"Acute", U'´', U'o', 102.5, "ó"},
                                           AccentCase{"Combining", 0x0301, U'A', 102.5, "Á"},
                                           AccentCase{"Tilde", U'˜', U'n', 102, "ñ"},
                                           AccentCase{"OnADotlessI", U'´', U'ı', 102.5, "í"},
                                           AccentCase{"BesideTheLetter", U'´', U'o', 108, "o"},
                                           AccentCase{"OnALetterThatHasNone", U'´', U'd', 102.5, "d"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Accents, IsGivenOnceAndKeptWhereNoLetterIs) {
  Accents accents;
  accents.Keep(U'´', 102.5, 101, 10);
  accents.Keep(U'¨', 300, 101, 10);
  EXPECT_EQ(accents.OnLetter(U'e', kLetter, true), "é");
  EXPECT_EQ(accents.OnLetter(U'e', kLetter, true), "e");
  std::vector<Word> rest;
  accents.AppendRest(rest);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].text, "¨");
}

TEST(Accents, LettersAreNone) {
  Accents accents;
  EXPECT_FALSE(accents.Keep(U'a', 102, 101, 10));
  EXPECT_FALSE(accents.Keep(U'é', 102, 101, 10));
}

}  // namespace
}  // namespace accents
}  // namespace acervo::layout
