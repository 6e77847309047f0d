// Watermarks and text up the margin, on hand-made words and whole pages.
#include "extractors/layout/watermarks.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace aside {
namespace {

PageText BodyPage() {
  PageText page{1, 600, 800, {}};
  for (int i = 0; i < 20; ++i) {
    for (Word& word : MakeLine(60, 100 + 12 * i, "La oficina coordino la visita de la delegacion").words) {
      page.words.push_back(std::move(word));
    }
  }
  return page;
}

std::string TextsOf(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) text += TextOf(line) + "|";
  return text;
}

TEST(Aside, PlainPageHasNone) {
  PageText page = BodyPage();
  const std::size_t words = page.words.size();
  EXPECT_TRUE(TakeWatermarks(page).empty());
  EXPECT_EQ(page.words.size(), words);
}

TEST(Aside, LargeWordsAcrossTheBodyAreTaken) {
  PageText page = BodyPage();
  page.words.push_back(MakeWord(70, 230, "NO", 60));
  page.words.push_back(MakeWord(150, 230, "VALIDO", 60));
  EXPECT_EQ(TextsOf(TakeWatermarks(page)), "NO VALIDO|");
}

TEST(Aside, HeadingAboveTheBodyStays) {
  PageText page = BodyPage();
  page.words.push_back(MakeWord(60, 86, "INFORME", 30));
  EXPECT_TRUE(TakeWatermarks(page).empty());
}

TEST(Aside, DiagonalLettersAreAWord) {
  PageText page = BodyPage();
  const std::string word = "BORRADOR";
  for (std::size_t i = word.size(); i-- > 0;) {
    const double at = 40.0 * static_cast<double>(i);
    page.words.push_back(MakeWord(100 + at, 700 - at, word.substr(i, 1), 70));
  }
  EXPECT_EQ(TextsOf(TakeWatermarks(page)), "BORRADOR|");
}

Word Climbing(double x, double y, const std::string& text) {
  Word word = MakeWord(0, 0, text);
  const double length = word.box.width();
  word.box = {x, y - length, x + 12, y};
  word.turns = 3;
  return word;
}

TEST(Aside, TextUpTheMarginReadsUpwards) {
  PageText page = BodyPage();
  page.words.push_back(Climbing(20, 300, "Cooperacion"));
  page.words.push_back(Climbing(20, 400, "Oficina"));
  EXPECT_EQ(TextsOf(TakeWatermarks(page)), "Oficina Cooperacion|");
}

TEST(Aside, TurnedWordsOfATableStayAsOneWordARun) {
  PageText page = BodyPage();
  page.words.push_back(Climbing(200, 600, "Fecha"));
  page.words.push_back(Climbing(200, 572, "final"));
  EXPECT_TRUE(TakeWatermarks(page).empty());
  EXPECT_EQ(page.words.back().text, "Fecha final");
  EXPECT_LT(page.words.back().box.height(), 15);
}

TEST(Aside, TurnedWordsEndAtTheRulesOfTheirCells) {
  PageText page = BodyPage();
  page.rulings.horizontal = {{600, 150, 300}};
  page.words.push_back(Climbing(200, 640, "Mayo"));
  page.words.push_back(Climbing(200, 598, "Abril"));
  TakeWatermarks(page);
  EXPECT_EQ(page.words.back().text, "Abril");
  EXPECT_NEAR(page.words.back().box.mid_y(), 585.5, 1);
}

TEST(Aside, TurnedLinesOfOneCellAreOneWord) {
  PageText page = BodyPage();
  page.words.push_back(Climbing(200, 600, "mayo"));
  page.words.push_back(Climbing(213, 600, "2019"));
  TakeWatermarks(page);
  EXPECT_EQ(page.words.back().text, "mayo 2019");
}

}  // namespace
}  // namespace aside
}  // namespace acervo::layout
