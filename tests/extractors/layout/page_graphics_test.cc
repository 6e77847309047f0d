#include "extractors/layout/page_graphics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace acervo::layout {
namespace graphics {
namespace {

using ::testing::DoubleNear;
using ::testing::Field;
using ::testing::SizeIs;

constexpr double kWidth = 600, kHeight = 800;

Rulings Of(std::vector<Paint> paints) { return RulingsOf({std::move(paints), {}}, kWidth, kHeight); }

TEST(PageGraphics, AThinBarIsARulingInItsMiddle) {
  const Rulings rulings = Of({{{50, 100, 550, 100.5}, 0}, {{50, 100, 50.5, 300}, 90}});
  ASSERT_THAT(rulings.horizontal, SizeIs(1));
  ASSERT_THAT(rulings.vertical, SizeIs(1));
  EXPECT_EQ(rulings.horizontal[0], (Ruling{100.25, 50, 550}));
  EXPECT_EQ(rulings.vertical[0], (Ruling{50.25, 100, 300}));
}

TEST(PageGraphics, DashesAndDotsOfOneLineAreOneRuling) {
  std::vector<Paint> dots;
  for (double x = 50; x < 350; x += 1) dots.push_back({{x, 100, x + 0.5, 100.5}, 0});
  for (double y = 200; y < 300; y += 4) dots.push_back({{80, y, 80.5, y + 2}, 0});
  const Rulings rulings = Of(dots);
  ASSERT_THAT(rulings.horizontal, SizeIs(1));
  EXPECT_NEAR(rulings.horizontal[0].to, 349.5, 0.01);
  ASSERT_THAT(rulings.vertical, SizeIs(1));
  EXPECT_NEAR(rulings.vertical[0].from, 200, 0.01);
}

TEST(PageGraphics, PiecesTooShortForACellAreNoRulings) {
  const Rulings rulings = Of({{{50, 100, 60, 100.5}, 0}, {{50, 100, 50.5, 106}, 0}});
  EXPECT_THAT(rulings.horizontal, SizeIs(0));
  EXPECT_THAT(rulings.vertical, SizeIs(0));
}

TEST(PageGraphics, WhiteLinesOnPaperAreNotSeen) {
  const Rulings rulings = Of({{{50, 100, 550, 100.5}, 255}, {{0, 0, kWidth, kHeight}, 255}});
  EXPECT_THAT(rulings.horizontal, SizeIs(0));
}

TEST(PageGraphics, WhiteLinesPartShadedCells) {
  const Rulings rulings = Of({{{50, 100, 550, 140}, 200}, {{299, 100, 301, 140}, 255}});
  EXPECT_THAT(rulings.vertical, ::testing::Contains(Field(&Ruling::at, DoubleNear(300, 1.1))));
}

TEST(PageGraphics, NeighboursOfOneShadeHaveNoBorderBetweenThem) {
  const Rulings rulings = Of({{{50, 100, 300, 140}, 200}, {{300, 100, 550, 140}, 200}});
  EXPECT_THAT(rulings.vertical, SizeIs(2));  // the outer sides
  EXPECT_THAT(rulings.horizontal, SizeIs(2));
}

TEST(PageGraphics, NeighboursOfTwoShadesHaveABorder) {
  const Rulings rulings = Of({{{50, 100, 300, 140}, 200}, {{300, 100, 550, 140}, 120}});
  EXPECT_THAT(rulings.vertical, SizeIs(3));
}

TEST(PageGraphics, AHugePageIsPaintedCoarser) {
  const Rulings rulings = RulingsOf({{{{0, 1000, 18000, 14000}, 100}}, {}}, kMaxSide, kMaxSide);
  EXPECT_THAT(rulings.horizontal, SizeIs(2));
}

TEST(PageGraphics, BoxesBeyondThePageAreCutAtItsEdge) {
  const Rulings rulings = Of({{{-1e300, 100, 1e300, 140}, 200}, {{-1e30, -1e30, -1e29, -1e29}, 100}});
  EXPECT_THAT(rulings.horizontal, SizeIs(2));
}

TEST(PageGraphics, ALoneSmallMarkMayBeABullet) {
  const Box window{50, 100, 70, 112};
  const PageGraphics graphics{{}, {{{60, 104, 64, 108}, false}}};
  ASSERT_TRUE(MarkIn(graphics, window).has_value());
  EXPECT_FALSE(MarkIn(graphics, {80, 100, 100, 112}).has_value());
}

TEST(PageGraphics, DotsOfADottedBorderAreNoBullets) {
  PageGraphics graphics;
  for (double x = 50; x < 250; x += 4) graphics.marks.push_back({{x, 100, x + 2, 102}, false});
  for (double y = 100; y < 250; y += 4) graphics.marks.push_back({{50, y, 52, y + 2}, false});
  for (double y = 300; y < 380; y += 12) graphics.marks.push_back({{56, y, 60.5, y + 4.5}, false});  // a list
  DropDottedLines(graphics.marks);
  EXPECT_THAT(graphics.marks, SizeIs(7));
  EXPECT_TRUE(MarkIn(graphics, {50, 296, 66, 308}).has_value());
}

TEST(PageGraphics, ADiscFilledAndStrokedIsOneMark) {
  const PageGraphics graphics{{}, {{{60, 104, 64, 108}, false}, {{59.9, 103.9, 64.1, 108.1}, true}}};
  const auto mark = MarkIn(graphics, {50, 100, 70, 112});
  ASSERT_TRUE(mark.has_value());
  EXPECT_FALSE(mark->hollow);
}

TEST(PageGraphics, SeveralMarksAreADrawing) {
  const PageGraphics graphics{{}, {{{56, 104, 59, 107}, false}, {{61, 104, 64, 107}, false}}};
  EXPECT_FALSE(MarkIn(graphics, {50, 100, 70, 112}).has_value());
}

}  // namespace
}  // namespace graphics
}  // namespace acervo::layout
