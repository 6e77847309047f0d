#include "extractors/layout/slanted.h"

#include <gtest/gtest.h>

#include <cmath>

#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace slanted {
namespace {

// The letters of `text`, half as wide as they are high, up or down a slope. A space is a gap.
std::vector<SlantedLetter> Letters(const std::string& text, double x, double y, double degrees, double spacing = 0) {
  std::vector<SlantedLetter> letters;
  const double angle = degrees / 180 * std::acos(-1.0), size = 20, step = size / 2 + spacing;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double along = step * static_cast<double>(i);
    const SlantedLetter letter{text.substr(i, 1),          x + along * std::cos(angle), y + along * std::sin(angle),
                               size / 2 * std::cos(angle), size / 2 * std::sin(angle),  size};
    if (text[i] != ' ') letters.push_back(letter);
  }
  return letters;
}

std::string Joined(const std::vector<SlantedLetter>& letters) {
  std::string text;
  for (const Line& line : SlantedLines(letters, 1)) text += TextOf(line) + "|";
  return text;
}

TEST(Slanted, AStampIsOneText) {
  EXPECT_EQ(Joined(Letters("RECIBIDO", 100, 300, -18)), "RECIBIDO|");
  EXPECT_EQ(Joined(Letters("RECIBIDO 12 MAYO", 100, 300, 30)), "RECIBIDO 12 MAYO|");
  EXPECT_EQ(Joined(Letters("NO VALIDO", 100, 300, -135, 4)), "NO VALIDO|");
}

TEST(Slanted, TwoStampsAreTwo) {
  std::vector<SlantedLetter> letters = Letters("COPIA", 100, 300, -18);
  for (SlantedLetter& letter : Letters("RECIBIDO", 300, 300, 18)) letters.push_back(std::move(letter));
  EXPECT_EQ(Joined(letters), "COPIA|RECIBIDO|");
}

TEST(Slanted, SkewedAndTurnedTextIsNot) {
  EXPECT_FALSE(IsSlanted(10, 0.3));
  EXPECT_FALSE(IsSlanted(0.1, -10));
  EXPECT_FALSE(IsSlanted(0, 0));
  EXPECT_TRUE(IsSlanted(10, -2));
}

}  // namespace
}  // namespace slanted
}  // namespace acervo::layout
