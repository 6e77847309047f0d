#include "extractors/docx/number_format.h"

#include <gtest/gtest.h>

#include "extractors/docx/measure.h"

namespace acervo::docx {
namespace {

TEST(NumberFormat, WritesNumbersAsTheListDoes) {
  EXPECT_EQ(FormatNumber(7, "decimal"), "7");
  EXPECT_EQ(FormatNumber(7, "decimalZero"), "07");
  EXPECT_EQ(FormatNumber(1, "lowerLetter"), "a");
  EXPECT_EQ(FormatNumber(26, "upperLetter"), "Z");
  EXPECT_EQ(FormatNumber(28, "lowerLetter"), "bb");
  EXPECT_EQ(FormatNumber(4, "lowerRoman"), "iv");
  EXPECT_EQ(FormatNumber(1994, "upperRoman"), "MCMXCIV");
  EXPECT_EQ(FormatNumber(3, "ordinal"), "3º");
  EXPECT_EQ(FormatNumber(2, "decimalEnclosedCircle"), "②");
  EXPECT_EQ(FormatNumber(5, "chineseCounting"), "5");
  EXPECT_EQ(FormatNumber(5, "none"), "");
  EXPECT_EQ(FormatNumber(0, "lowerLetter"), "0");
  EXPECT_EQ(FormatNumber(2'000'000, "upperRoman"), "2000000");
  EXPECT_EQ(FormatNumber(2'000'000, "lowerLetter"), "2000000");
}

TEST(NumberFormat, SpellsNumbersOutInTheDocumentsLanguage) {
  EXPECT_EQ(FormatNumber(1, "cardinalText"), "Uno");
  EXPECT_EQ(FormatNumber(21, "cardinalText"), "Veintiuno");
  EXPECT_EQ(FormatNumber(1, "ordinalText"), "Primero");
  EXPECT_EQ(FormatNumber(12, "ordinalText", "es-PE"), "Decimosegundo");
  EXPECT_EQ(FormatNumber(3, "ordinalText", "en-US"), "Third");
  EXPECT_EQ(FormatNumber(3, "ordinal", "en-US"), "3rd");
  EXPECT_EQ(FormatNumber(12, "ordinal", "en-US"), "12th");
  EXPECT_EQ(FormatNumber(2, "cardinalText", "not a language"), "2");
}

TEST(NumberFormat, PadsAsTheFirstNumberShows) {
  EXPECT_EQ(FormatNumber(7, "001"), "007");
  EXPECT_EQ(FormatNumber(1234, "001"), "1234");
  EXPECT_EQ(FormatNumber(2, "decimalEnclosedParen"), "⑵");
  EXPECT_EQ(FormatNumber(21, "decimalEnclosedParen"), "21");
}

TEST(Measure, ReadsLengthsInTwips) {
  EXPECT_EQ(ParseTwips("720"), 720);
  EXPECT_EQ(ParseTwips("-360"), -360);
  EXPECT_EQ(ParseTwips("36pt"), 720);
  EXPECT_EQ(ParseTwips("0.5in"), 720);
  EXPECT_EQ(ParseTwips("1.27cm"), 720);
  EXPECT_EQ(ParseTwips("1e300in"), 144000);
  for (const char* bad : {"", "x", "12px", "nan", "inf"}) EXPECT_EQ(ParseTwips(bad), std::nullopt) << bad;
}

TEST(Measure, CutsNumbersToTheirRange) {
  EXPECT_EQ(ParseInt("12", 0, 8), 8);
  EXPECT_EQ(ParseInt("99999999999999999999", 0, 8), 8);
  EXPECT_EQ(ParseInt("-99999999999999999999", 0, 8), 0);
  EXPECT_EQ(ParseInt("", 0, 8), std::nullopt);
}

}  // namespace
}  // namespace acervo::docx
