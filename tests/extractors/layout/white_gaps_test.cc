// White between shaded cells is a border; white between drawn lines stays.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/grid.h"
#include "extractors/layout/page_graphics.h"
#include "extractors/layout/rulings.h"

namespace acervo::layout {
namespace white_gaps {
namespace {

using ::testing::SizeIs;

Ruling Edge(double at, double from, double to) { return {at, from, to, true}; }

TEST(WhiteGaps, TwoFacingEdgesAreOneBorderInTheMiddleOfTheirGap) {
  const Rulings closed = CloseGaps({{Edge(100, 50, 300), Edge(106, 50, 300)}, {}});
  ASSERT_THAT(closed.horizontal, SizeIs(1));
  EXPECT_DOUBLE_EQ(closed.horizontal[0].at, 103);
}

TEST(WhiteGaps, BordersReachOverTheGapsThatTheyEndedAt) {
  const Rulings closed =
      CloseGaps({{Edge(100, 50, 148), Edge(100, 152, 300)}, {Edge(148, 100, 140), Edge(152, 100, 140)}});
  ASSERT_THAT(closed.vertical, SizeIs(1));
  EXPECT_DOUBLE_EQ(closed.vertical[0].at, 150);
  EXPECT_THAT(closed.horizontal, SizeIs(1));  // both touch in the middle
}

TEST(WhiteGaps, ARowOfTextBetweenEdgesIsNoGap) {
  EXPECT_THAT(CloseGaps({{Edge(100, 50, 300), Edge(114, 50, 300)}, {}}).horizontal, SizeIs(2));
}

TEST(WhiteGaps, EdgesThatDoNotFaceEachOtherStay) {
  EXPECT_THAT(CloseGaps({{Edge(100, 50, 150), Edge(106, 200, 300)}, {}}).horizontal, SizeIs(2));
}

TEST(WhiteGaps, DrawnLinesStay) {
  const Rulings closed = CloseGaps({{{100, 50, 300}, {106, 50, 300}}, {}});
  ASSERT_THAT(closed.horizontal, SizeIs(2));
  EXPECT_EQ(closed.horizontal[0], (Ruling{100, 50, 300}));
}

// Two rows of three shaded boxes with white between them.
std::vector<Paint> Boxes(double gap) {
  std::vector<Paint> boxes;
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      const double x = 50 + 100 * column, y = 100 + 20 * row;
      boxes.push_back({{x + gap / 2, y + gap / 2, x + 100 - gap / 2, y + 20 - gap / 2}, 210});
    }
  }
  return boxes;
}

TEST(WhiteGaps, BoxesWithGapsOfAnyWidthAreTheCellsOfAGrid) {
  for (const double gap : {1.0, 2.0, 4.0, 6.0, 8.0}) {
    const std::vector<Grid> grids = FindGrids(RulingsOf({Boxes(gap), {}}, 600, 800));
    ASSERT_THAT(grids, SizeIs(1)) << gap;
    EXPECT_EQ(grids[0].row_count(), 2) << gap;
    EXPECT_EQ(grids[0].column_count(), 3) << gap;
    EXPECT_THAT(grids[0].cells, SizeIs(6)) << gap;
  }
}

}  // namespace
}  // namespace white_gaps
}  // namespace acervo::layout
