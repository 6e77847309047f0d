#include <gtest/gtest.h>

#include <string>

#include "core/text.h"
#include "tools/present/csv.h"
#include "tools/present/export/plain_text.h"

namespace acervo::tools {
namespace {

TEST(XmlText, KeepsWhatXmlHolds) {
  long dropped = 0;
  EXPECT_EQ(XmlText("<ñ> & \t\n\"𝄞\"", dropped), "<ñ> & \t\n\"𝄞\"");
  EXPECT_EQ(dropped, 0);
}

TEST(XmlText, DropsAndCountsWhatItDoesNot) {
  long dropped = 0;
  using namespace std::string_literals;
  EXPECT_EQ(XmlText("a\0b\x01"s + "c\x1B\uFFFEd\uFFFF", dropped), "abcd");
  EXPECT_EQ(dropped, 5);
}

TEST(XmlText, MendsIllFormedBytes) {
  long dropped = 0;
  EXPECT_EQ(XmlText("a\xFFz", dropped), "a\uFFFDz");
}

TEST(Shortened, LeavesShortTextsAlone) { EXPECT_EQ(Shortened("ñandú", 5), "ñandú"); }

TEST(Shortened, CutsBetweenWords) { EXPECT_EQ(Shortened("Se acordó el calendario", 16), "Se acordó el…"); }

TEST(Shortened, CutsALongWordWhereItMust) {
  EXPECT_EQ(Shortened("a " + std::string(30, 'x'), 10), "a xxxxxxx…");
  EXPECT_LE(CodePointCount(Shortened(std::string(100, 'y'), 10)), 10U);
}

TEST(CsvLine, OfOtherProgramsIsVerbatim) {
  EXPECT_EQ(CsvLine({"=1", "a,b", "-x"}, {',', "\n", Formulas::kVerbatim}), "=1,\"a,b\",-x\n");
  EXPECT_EQ(CsvLine({"=1", "a,b"}), "'=1,\"a,b\"\r\n");
}

}  // namespace
}  // namespace acervo::tools
