#include "extractors/layout/rulings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "extractors/layout/bullet_shapes.h"
#include "extractors/layout/grid.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace rulings {
namespace {

class Canvas {
 public:
  Canvas(int width, int height)
      : width_(width), height_(height), pixels_(static_cast<std::size_t>(width * height), 255) {}
  Canvas& Fill(int x0, int y0, int x1, int y1, std::uint8_t grey = 0) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) pixels_[static_cast<std::size_t>(y * width_ + x)] = grey;
    }
    return *this;
  }
  GreyPicture picture() const { return {pixels_.data(), width_, height_, width_, 1}; }

 private:
  int width_, height_;
  std::vector<std::uint8_t> pixels_;
};

TEST(Rulings, ThinLinesAreOneRulingEach) {
  const Canvas canvas = Canvas(200, 100).Fill(20, 30, 180, 31).Fill(20, 30, 21, 90);
  const Rulings rulings = FindRulings(canvas.picture());
  ASSERT_EQ(rulings.horizontal.size(), 1u);
  ASSERT_EQ(rulings.vertical.size(), 1u);
  EXPECT_NEAR(rulings.horizontal[0].at, 30.5, 0.6);
  EXPECT_NEAR(rulings.horizontal[0].from, 20, 1);
  EXPECT_NEAR(rulings.horizontal[0].to, 180, 1);
  EXPECT_NEAR(rulings.vertical[0].at, 20.5, 0.6);
}

TEST(Rulings, EdgesOfPaleShadingCount) {
  const Rulings rulings = FindRulings(Canvas(200, 100).Fill(20, 30, 180, 60, 235).picture());
  EXPECT_EQ(rulings.horizontal.size(), 2u);
  EXPECT_EQ(rulings.vertical.size(), 2u);
}

TEST(Rulings, LettersAreNone) {
  Canvas canvas(200, 100);
  for (int x = 20; x < 180; x += 6) canvas.Fill(x, 40, x + 4, 47);
  const Rulings rulings = FindRulings(canvas.picture());
  EXPECT_TRUE(rulings.horizontal.empty());
  EXPECT_TRUE(rulings.vertical.empty());
}

TEST(Rulings, EmptyPicture) {
  const Rulings rulings = FindRulings({nullptr, 0, 0, 0, 1});
  EXPECT_TRUE(rulings.horizontal.empty() && rulings.vertical.empty());
}

TEST(Spots, ALoneDotIsABullet) {
  const Canvas canvas = Canvas(100, 60).Fill(20, 28, 24, 32);
  const auto spot = FindBulletShape(canvas.picture(), {12, 22, 30, 36});
  ASSERT_TRUE(spot.has_value());
  EXPECT_FALSE(spot->hollow);
  EXPECT_FALSE(FindBulletShape(canvas.picture(), {50, 22, 70, 36}).has_value());  // nothing there
}

TEST(Spots, ARingIsHollowAndALetterIsNone) {
  EXPECT_TRUE(
      FindBulletShape(Canvas(100, 60).Fill(20, 27, 25, 32).Fill(21, 28, 24, 31, 255).picture(), {12, 22, 30, 36})
          ->hollow);
  EXPECT_FALSE(FindBulletShape(Canvas(100, 60).Fill(20, 24, 24, 35).picture(), {12, 22, 30, 36}).has_value());
}

std::vector<Ruling> Rules(const std::vector<double>& at, double from, double to) {
  std::vector<Ruling> rulings;
  for (const double place : at) rulings.push_back({place, from, to});
  return rulings;
}

TEST(Grid, PlainRaster) {
  const std::vector<Grid> grids = FindGrids({Rules({10, 30, 50}, 0, 200), Rules({0, 100, 200}, 10, 50)});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].cells.size(), 4u);
}

TEST(Grid, MissingPiecesMerge) {
  Rulings rulings{Rules({10, 50}, 0, 200), Rules({0, 100, 200}, 10, 50)};
  rulings.horizontal.push_back({30, 0, 100});  // the right column is merged
  const std::vector<Grid> grids = FindGrids(rulings);
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].cells.size(), 3u);
  EXPECT_EQ(grids[0].cells[1].row_span, 2);
}

TEST(Grid, OpenSidesAreClosed) {
  const std::vector<Grid> grids = FindGrids({Rules({10, 30, 50}, 0, 200), Rules({100}, 10, 50)});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].column_count(), 2);
}

TEST(Grid, FramesUnderlinesAndStemsAreNone) {
  EXPECT_TRUE(FindGrids({Rules({10, 50}, 0, 200), Rules({0, 200}, 10, 50)}).empty());
  EXPECT_TRUE(FindGrids({Rules({10}, 0, 50), {}}).empty());
  const std::vector<Grid> grids =
      FindGrids({Rules({10, 30, 50}, 0, 200), {{0, 10, 50}, {200, 10, 50}, {60, 12, 20}, {75, 12, 20}}});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].column_count(), 1);
}

TEST(Grid, NestedTablesStandInTheirCell) {
  Rulings rulings{Rules({0, 40, 200}, 0, 300), Rules({0, 100, 300}, 0, 200)};
  for (const double y : {80.0, 100.0, 120.0}) rulings.horizontal.push_back({y, 110, 300});  // touches the right border
  for (const double x : {110.0, 200.0}) rulings.vertical.push_back({x, 80, 120});
  const std::vector<Grid> grids = FindGrids(rulings);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].column_count(), 2);
  EXPECT_EQ(grids[0].row_count(), 2);
  ASSERT_EQ(grids[0].inner.size(), 1u);
  EXPECT_EQ(grids[0].inner[0].cells.size(), 4u);
}

TEST(Grid, StacksOfRulesWithoutVerticals) {
  const Rulings rulings{Rules({10, 30, 90}, 50, 500), {}};
  const std::vector<Grid> stacks = FindRuleStacks(rulings, {});
  ASSERT_EQ(stacks.size(), 1u);
  EXPECT_EQ(stacks[0].row_count(), 2);
  EXPECT_TRUE(FindRuleStacks({Rules({10, 30}, 50, 500), {}}, {}).empty());
}

}  // namespace
}  // namespace rulings
}  // namespace acervo::layout
