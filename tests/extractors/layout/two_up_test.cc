#include "extractors/layout/two_up.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace two_up {
namespace {

void Add(PageText& page, double x, double y, const std::string& text) {
  for (Word& word : MakeLine(x, y, text).words) page.words.push_back(std::move(word));
}

// A broad sheet with text in both halves, its right half from `x` on.
PageText Sheet(double x, const std::string& left_head, const std::string& right_head) {
  PageText sheet{1, 800, 600, {}};
  Add(sheet, 40, 60, left_head);
  Add(sheet, x, 60, right_head);
  for (int i = 0; i < 5; ++i) {
    Add(sheet, 40, 100 + 12 * i, "La oficina coordino la visita");
    Add(sheet, x, 100 + 13 * i, "Se remitio la nota a la sede");
  }
  return sheet;
}

void AddTable(PageText& sheet, double x0, double x1) {
  for (const double y : {90.0, 120.0, 150.0}) sheet.rulings.horizontal.push_back({y, x0, x1});
}

TEST(TwoUp, HalvesWithOneHeadAreTwoPages) {
  const std::vector<PageText> pages = PagesOf(Sheet(440, "Informe 1 de mayo", "Informe 2 de mayo"));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_NEAR(pages[0].width + pages[1].width, 800, 0.01);
  EXPECT_NEAR(pages[1].offset + pages[1].words.front().box.x0, 440, 0.01);
}

TEST(TwoUp, HalvesWithATableEachAreTwoPages) {
  PageText sheet = Sheet(440, "Mayo", "Junio");
  AddTable(sheet, 35, 360);
  AddTable(sheet, 435, 760);
  const std::vector<PageText> pages = PagesOf(std::move(sheet));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_LT(pages[1].rulings.horizontal[0].from, 60);
}

TEST(TwoUp, OtherSheetsAreOnePage) {
  EXPECT_EQ(PagesOf(Sheet(440, "Mayo", "Junio")).size(), 1u);  // nothing tells that they are pages
  PageText ruled = Sheet(440, "Informe", "Informe");
  AddTable(ruled, 35, 760);  // across both
  EXPECT_EQ(PagesOf(std::move(ruled)).size(), 1u);
  EXPECT_EQ(PagesOf(Sheet(220, "Informe", "Informe")).size(), 1u);  // not in the middle
  PageText upright = Sheet(440, "Informe", "Informe");
  upright.height = 1000;
  EXPECT_EQ(PagesOf(std::move(upright)).size(), 1u);
}

}  // namespace
}  // namespace two_up
}  // namespace acervo::layout
