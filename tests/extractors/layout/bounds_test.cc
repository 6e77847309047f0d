// Hostile pages: read in bounded time, nothing lost that has a place. The limits leave room for sanitizers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <limits>

#include "extractors/layout/word_cleanup.h"
#include "tests/extractors/layout/drawn.h"

namespace acervo::layout {
namespace bounds {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::chrono::seconds kLimit{60};

PageLayout Page(std::vector<Word> words, std::vector<Paint> paints = {}) {
  CleanUp(words);
  PageLayout page{1, 612, 792, BuildLines(std::move(words), 1), {}, {}};
  page.rulings = RulingsOf({std::move(paints), {}}, page.width, page.height);
  page.grids = FindGrids(page.rulings);
  return page;
}

std::size_t CountWords(const std::vector<std::string>& shown) {
  std::size_t count = 0;
  for (const std::string& line : shown) {
    for (std::size_t at = line.find("foro"); at != std::string::npos; at = line.find("foro", at + 1)) ++count;
  }
  return count;
}

// A page's words in rows and columns; 0 for a distance puts all at one place.
struct HostilePage {
  std::string name;
  int rows = 0, columns = 0;
  double row_step = 0, column_step = 0;
  bool framed = false;  // between the rules of one table
};

class HostilePages : public ::testing::TestWithParam<HostilePage> {};
TEST_P(HostilePages, AreReadInBoundedTime) {
  const HostilePage& hostile = GetParam();
  const auto start = std::chrono::steady_clock::now();
  std::vector<Word> words;
  for (int row = 0; row < hostile.rows; ++row) {
    for (int column = 0; column < hostile.columns; ++column) {
      words.push_back(MakeWord(10 + column * hostile.column_step, 20 + row * hostile.row_step, "foro"));
      words.back().text += std::to_string(words.size());  // none is drawn twice
    }
  }
  std::vector<Paint> rules;
  const double bottom = 20 + hostile.rows * hostile.row_step;
  for (const double at : {8.0, 26.0, bottom}) {
    if (hostile.framed) rules.push_back({{5, at, 600, at + 0.5}, 0});
  }
  const std::size_t count = words.size();
  EXPECT_EQ(CountWords(ReadDrawn({Page(std::move(words), rules)})), count);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kLimit);
}
INSTANTIATE_TEST_SUITE_P(Cases, HostilePages,
                         ::testing::Values(HostilePage{"AMillionWords", 1000, 1000, 12, 70},
                                           HostilePage{"WordsAtOnePlace", 1, 20000, 0, 0},
                                           HostilePage{"RowsOfOneTable", 20000, 4, 12, 140},
                                           HostilePage{"RowsInAFrame", 20000, 4, 12, 140, true},
                                           HostilePage{"ColumnsInAFrame", 20, 3000, 12, 70, true},
                                           HostilePage{"WordsAtOnePlaceInAFrame", 1, 20000, 0, 0, true},
                                           HostilePage{"Columns", 20, 3000, 12, 70}),
                         [](const auto& test) { return test.param.name; });

TEST(HostileDrawings, TenThousandRulesAreReadInBoundedTime) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Paint> paints;
  for (int i = 0; i < 10000; ++i) {
    const double at = 0.07 * i;
    paints.push_back({{10, at, 600, at + 0.01}, 0});
    paints.push_back({{at, 10, at + 0.01, 700}, 0});
  }
  EXPECT_EQ(CountWords(ReadDrawn({Page({MakeWord(60, 60, "foro")}, paints)})), 1u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kLimit);
}

TEST(HostileDrawings, WordsWithoutAPlaceAreDroppedAndTheOthersStay) {
  std::vector<Word> words;
  for (const double place : {kNoNumber, kInfinity, -kInfinity, 1e308, -1e308}) {
    for (int side = 0; side < 4; ++side) {
      words.push_back(MakeWord(60, 60 + 12 * side, "nada"));
      Box& box = words.back().box;
      (side == 0 ? box.x0 : side == 1 ? box.y0 : side == 2 ? box.x1 : box.y1) = place;
    }
  }
  for (const double size : {kNoNumber, kInfinity, -1.0, 0.0}) {
    words.push_back(MakeWord(60, 60 + 12 * static_cast<double>(words.size()), "foro"));
    words.back().size = size;
  }
  const std::vector<std::string> shown = ReadDrawn({Page(std::move(words))});
  EXPECT_EQ(CountWords(shown), 4u);
  EXPECT_THAT(shown, ::testing::Not(::testing::Contains(::testing::HasSubstr("nada"))));
}

TEST(HostileDrawings, PaintsWithoutAPlaceHideNoRules) {
  std::vector<Paint> paints = {{{50, 100, 500, 100.5}, 0}};
  for (const double place : {kNoNumber, kInfinity, -kInfinity, 1e308}) {
    paints.push_back({{place, 100, 300, 400}, 200});
    paints.push_back({{50, place, 300, place}, 0});
  }
  const Rulings rulings = RulingsOf({paints, {}}, 612, 792);
  EXPECT_THAT(rulings.horizontal, ::testing::Contains(::testing::Field(&Ruling::at, ::testing::DoubleNear(100.25, 1))));
}

}  // namespace
}  // namespace bounds
}  // namespace acervo::layout
