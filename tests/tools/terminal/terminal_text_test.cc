#include "tools/terminal/terminal_text.h"

#include <gtest/gtest.h>

namespace acervo::tools {
namespace {

TEST(Harmless, LetsNoControlReachTheScreen) {
  EXPECT_EQ(Harmless("a\x1b[2Jb"), "a␛[2Jb");
  EXPECT_EQ(Harmless("a\rb\x7f"), "a␍b␡");
  EXPECT_EQ(Harmless("\xC2\x9B"
                     "31m"),
            "\uFFFD31m");                                       // CSI of the C1 set
  EXPECT_EQ(Harmless("abc\u202Efdp.exe"), "abc\uFFFDfdp.exe");  // right-to-left override
  EXPECT_EQ(Harmless("\u2066x\u2069"), "\uFFFDx\uFFFD");
  EXPECT_EQ(Harmless("a\xFFz"), "a\uFFFDz");
}

TEST(Harmless, KeepsWhatPeopleWrite) {
  EXPECT_EQ(Harmless("Añil — «ÑANDÚ»\nséptimo"), "Añil — «ÑANDÚ»\nséptimo");
  EXPECT_EQ(Harmless("a\tb"), "a b");
}

TEST(HarmlessLine, KeepsANameOnItsLine) { EXPECT_EQ(HarmlessLine("a\nacervo: todo bien"), "a␊acervo: todo bien"); }

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(DisplayWidth(""), 0);
  EXPECT_EQ(DisplayWidth("Reunión"), 7);
  EXPECT_EQ(DisplayWidth("Reunio\u0301n"), 7);  // decomposed
  EXPECT_EQ(DisplayWidth("日本"), 4);
}

TEST(FromRuns, TurnsMarkedRunsIntoMarks) {
  const MarkedText text = FromRuns({{"la ", false}, {"reunión", true}, {" de <b> & «x»", false}});
  EXPECT_EQ(text.text, "la reunión de <b> & «x»");
  ASSERT_EQ(text.marks.size(), 1U);
  EXPECT_EQ(text.marks.front().In(text.text), "reunión");
}

TEST(FromRuns, IsHarmless) { EXPECT_EQ(FromRuns({{"\x1b]0;x\x07", true}}).text, "␛]0;x␇"); }

TEST(FromSpans, MarksOneLineAndMovesTheMarksWithWhatShowsAsASign) {
  const MarkedText text = FromSpans("a\n\x1b reunión", {{4, 8}});
  EXPECT_EQ(text.text, "a ␛ reunión");
  ASSERT_EQ(text.marks.size(), 1U);
  EXPECT_EQ(text.marks.front().In(text.text), "reunión");
}

std::vector<std::string> Lines(const std::string& text, int width) {
  std::vector<std::string> lines;
  for (const MarkedText& line : Wrapped({text, {}}, width)) lines.push_back(line.text);
  return lines;
}

using Strings = std::vector<std::string>;

TEST(Wrapped, BreaksAtSpaces) { EXPECT_EQ(Lines("uno dos tres", 8), (Strings{"uno dos", "tres"})); }
TEST(Wrapped, BreaksLongWordsBetweenCharacters) { EXPECT_EQ(Lines("ñññññ", 2), (Strings{"ññ", "ññ", "ñ"})); }
TEST(Wrapped, KeepsDatesWhole) { EXPECT_EQ(Lines("el 2019-05-27", 11), (Strings{"el", "2019-05-27"})); }
TEST(Wrapped, BreaksAfterHyphens) { EXPECT_EQ(Lines("UCCI-CIDEU", 7), (Strings{"UCCI-", "CIDEU"})); }
TEST(Wrapped, KeepsLineFeeds) { EXPECT_EQ(Lines("a\n\nb", 10), (Strings{"a", "", "b"})); }
TEST(Wrapped, GivesOneLineForNothing) { EXPECT_EQ(Lines("", 10), (Strings{""})); }
TEST(Wrapped, FitsExactly) { EXPECT_EQ(Lines("abcd efgh", 4), (Strings{"abcd", "efgh"})); }

TEST(Wrapped, NoLineIsWiderThanAsked) {
  const std::string text = "Conversatorio 日本文化 con la Embajada/Consulado de X-Y-Z";
  for (int width = 2; width < 60; ++width) {
    for (const MarkedText& line : Wrapped({text, {}}, width)) EXPECT_LE(DisplayWidth(line.text), width);
  }
}

TEST(Wrapped, CutsMarksWithTheLines) {
  const auto lines = Wrapped({"uno dos tres", {{4, 8}}}, 7);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].marks.front().In(lines[0].text), "dos");
  EXPECT_EQ(lines[1].marks.front().In(lines[1].text), "tres");
}

TEST(Painted, AddsNothingWithoutColour) { EXPECT_EQ(Painted(MarkedText{"ab", {{0, 1}}}, Colour::kOff), "ab"); }
TEST(Painted, MarksWithColour) { EXPECT_EQ(Painted(MarkedText{"abc", {{1, 1}}}, Colour::kOn), "a\x1b[1;33mb\x1b[0mc"); }

TEST(Wrapped, KeepsNamesOfOptionsAndPathsWhole) {
  const MarkedText text{"Escriba --formato o ./acervo.db y siga", {}};
  for (int width = 10; width < 30; ++width) {
    for (const Breaks breaks : {Breaks::kAtSpaces, Breaks::kAtSpacesAndHyphens}) {
      std::string all;
      for (const MarkedText& line : Wrapped(text, width, breaks)) all += line.text + "|";
      EXPECT_NE(all.find("--formato"), all.npos) << all;
      EXPECT_NE(all.find(width > 11 ? "./acervo.db" : "./"), all.npos) << all;
    }
  }
}

TEST(Hanging, IndentsAllButTheFirstLineFurther) {
  EXPECT_EQ(Hanging("corto", 0, 40), "corto\n");
  EXPECT_EQ(Hanging("corto", 4, 40), "    corto\n");
  EXPECT_EQ(Hanging("uno dos tres cuatro cinco", 0, 14), "uno dos tres\n    cuatro\n    cinco\n");
  EXPECT_EQ(Hanging("", 2, 40), "  \n");
}

TEST(Hanging, NeverBreaksAWordThatFitsALine) {
  const std::string text =
      "acervo: No se puede escribir en el acervo. Compruebe la estrategia de la carpeta y repita la orden.";
  for (int width = 24; width < 120; ++width) {
    std::string joined;
    for (const char c : Hanging(text, 0, width)) joined += c == '\n' ? ' ' : c;
    std::string plain;
    for (const char c : joined) {
      if (c != ' ' || !plain.ends_with(' ')) plain += c;
    }
    EXPECT_EQ(plain, text + " ") << width;
  }
}

TEST(CutInTheMiddle, KeepsBeginningAndEnd) {
  EXPECT_EQ(CutInTheMiddle("mayo.docx", 20), "mayo.docx");
  EXPECT_EQ(CutInTheMiddle("informe de diciembre.docx", 11), "infor….docx");
  EXPECT_EQ(DisplayWidth(CutInTheMiddle("ñañañañañañañaña", 7)), 7);
  EXPECT_EQ(DisplayWidth(CutInTheMiddle("報告書報告書報告書.docx", 9)), 9);
}

}  // namespace
}  // namespace acervo::tools
