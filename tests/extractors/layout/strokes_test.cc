// Lines of scanned pages, on pictures of 150 dpi painted by hand.
#include "extractors/layout/strokes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "extractors/layout/levelling.h"
#include "extractors/layout/rule_letters.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace strokes {
namespace {

constexpr double kScale = 0.48;  // points to a pixel

class Sheet {
 public:
  explicit Sheet(std::uint8_t paper = 255) : pixels_(static_cast<std::size_t>(kWidth * kHeight), paper) {}

  // A box in points.
  Sheet& Fill(double x0, double y0, double x1, double y1, std::uint8_t grey = 0) {
    for (int y = Pixel(y0); y < std::max(Pixel(y0) + 1, Pixel(y1)); ++y) {
      for (int x = Pixel(x0); x < std::max(Pixel(x0) + 1, Pixel(x1)); ++x) At(x, y) = grey;
    }
    return *this;
  }
  // A level line that falls by `slope`.
  Sheet& Rule(double x0, double y0, double x1, double slope, std::uint8_t grey = 0) {
    for (int x = Pixel(x0); x < Pixel(x1); ++x) At(x, Pixel(y0 + slope * (x * kScale - x0))) = grey;
    return *this;
  }
  Sheet& Upright(double x0, double y0, double y1, double slope) {
    for (int y = Pixel(y0); y < Pixel(y1); ++y) At(Pixel(x0 - slope * (y * kScale - y0)), y) = 0;
    return *this;
  }
  // Text: stems and bars as letters have them, 5 points wide each.
  Sheet& Letters(double x, double y, int count) {
    for (int i = 0; i < count; ++i, x += 5.5) {
      Fill(x, y, x + 1, y + 7).Fill(x, y, x + 4, y + 1).Fill(x + 3, y + 3, x + 4, y + 7);
    }
    return *this;
  }
  // Grains, the same ones in each run.
  Sheet& Noise(int most) {
    unsigned state = 1;
    for (std::uint8_t& pixel : pixels_) {
      state = state * 1664525 + 1013904223;
      const int grain = static_cast<int>(state >> 16) % (2 * most + 1) - most;
      pixel = static_cast<std::uint8_t>(std::clamp(pixel + grain, 0, 255));
    }
    return *this;
  }
  GreyPicture picture() const { return {pixels_.data(), kWidth, kHeight, kWidth, kScale}; }

 private:
  static constexpr int kWidth = 800, kHeight = 500;
  static int Pixel(double points) { return static_cast<int>(std::lround(points / kScale)); }
  std::uint8_t& At(int x, int y) { return pixels_[static_cast<std::size_t>(y * kWidth + x)]; }

  std::vector<std::uint8_t> pixels_;
};

Sheet Table(Sheet sheet, double slope, std::uint8_t grey = 0) {
  for (const double y : {60, 90, 120}) sheet.Rule(40, y, 340, slope, grey);
  for (const double x : {40, 140, 340}) sheet.Upright(x, 60 + slope * (x - 40), 120 + slope * (x - 40), slope);
  return sheet;
}

struct SheetCase {
  const char* name;
  std::function<Sheet()> sheet;
  std::size_t level, upright;
};
class StrokesOf : public ::testing::TestWithParam<SheetCase> {};

TEST_P(StrokesOf, AreTheLinesAlone) {
  const Sheet sheet = GetParam().sheet();
  const Strokes strokes = FindStrokes(sheet.picture());
  const double slope = SlopeOf(strokes).value_or(0);
  const Rulings rulings = Levelling(slope, 384, 240).Level(strokes);
  EXPECT_EQ(rulings.horizontal.size(), GetParam().level);
  EXPECT_EQ(rulings.vertical.size(), GetParam().upright);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, StrokesOf,
    ::testing::Values(
        SheetCase{"Plain", [] { return Table(Sheet(), 0); }, 3, 3},
        SheetCase{"Skewed", [] { return Table(Sheet(), 0.02); }, 3, 3},
        SheetCase{"SkewedTheOtherWay", [] { return Table(Sheet(), -0.025); }, 3, 3},
        SheetCase{"Faint", [] { return Table(Sheet(), 0.004, 200); }, 3, 3},
        SheetCase{"NoisyOnGrey", [] { return Table(Sheet(215), 0.01).Noise(25); }, 3, 3},
        SheetCase{"WithTextInCells", [] { return Table(Sheet(), 0).Letters(45, 70, 16).Letters(145, 100, 30); }, 3, 3},
        SheetCase{"Gaps", [] { return Table(Sheet(), 0).Fill(200, 59, 203, 61, 255); }, 3, 3},
        SheetCase{"Letters", [] { return Sheet().Letters(40, 60, 50).Letters(40, 73, 50); }, 0, 0},
        SheetCase{"LargeLetters", [] { return Sheet().Fill(40, 60, 43, 78).Fill(40, 60, 56, 63).Fill(70, 60, 73, 78); },
                  0, 0},
        SheetCase{"EdgesOfADarkHead", [] { return Sheet().Fill(40, 60, 340, 80, 40).Letters(60, 66, 8); }, 2, 0},
        SheetCase{"TheScannersShadow", [] { return Sheet().Fill(0, 0, 6, 240, 20); }, 0, 0}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Strokes, TheSlopeIsTheSheets) {
  const auto slope = SlopeOf(FindStrokes(Table(Sheet(), 0.02).picture()));
  ASSERT_TRUE(slope.has_value());
  EXPECT_NEAR(*slope, 0.02, 0.002);
  EXPECT_FALSE(SlopeOf(FindStrokes(Sheet().Letters(40, 60, 40).picture())).has_value());
}

TEST(Levelling, WordsOfOneSkewedLineComeToOneHeight) {
  std::vector<Word> words;
  for (int i = 0; i < 8; ++i) words.push_back(MakeWord(60 + 45 * i, 200 + 0.9 * i, "palabra"));
  const double slope = SlopeOf(words);
  EXPECT_NEAR(slope, 0.02, 0.001);
  const Levelling levelling(slope, 600, 800);
  EXPECT_NEAR(levelling.Level(words.front().box).y1, levelling.Level(words.back().box).y1, 0.2);
  EXPECT_NEAR(levelling.Askew(levelling.Level(words[3].box)).x0, words[3].box.x0, 0.01);
}

TEST(Levelling, AFewWordsTellNoSlope) { EXPECT_EQ(SlopeOf({MakeWord(60, 200, "Hola"), MakeWord(85, 202, "ya")}), 0); }

TEST(RuleLetters, LettersReadInLinesGo) {
  const Rulings rulings{{{100, 50, 300}}, {{150, 20, 100}}};
  std::vector<Word> words = {MakeWord(148, 60, "|"),      MakeWord(152, 80, "|Japon"), MakeWord(60, 102, "____"),
                             MakeWord(125, 60, "becas|"), MakeWord(200, 60, "a|b"),    MakeWord(220, 60, "|"),
                             MakeWord(60, 60, "—")};
  DropRuleLetters(words, rulings);
  std::string text;
  for (const Word& word : words) text += word.text + " ";
  EXPECT_EQ(text, "Japon becas a|b | — ");
}

}  // namespace
}  // namespace strokes
}  // namespace acervo::layout
