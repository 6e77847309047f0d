#include "extractors/bullets.h"

#include <gtest/gtest.h>

namespace acervo {
namespace {

struct Case {
  char32_t character;
  BulletWorth worth;
};

class Bullets : public ::testing::TestWithParam<Case> {};

TEST_P(Bullets, AreWorthWhatTextMakesOfThem) { EXPECT_EQ(BulletWorthOf(GetParam().character), GetParam().worth); }

INSTANTIATE_TEST_SUITE_P(Table, Bullets,
                         ::testing::Values(Case{U'•', BulletWorth::kSure}, Case{U'·', BulletWorth::kSure},
                                           Case{U'➢', BulletWorth::kSure}, Case{U'❑', BulletWorth::kSure},
                                           Case{0xF0B7, BulletWorth::kSure}, Case{0xE00C, BulletWorth::kSure},
                                           Case{U'»', BulletWorth::kSign}, Case{U'→', BulletWorth::kSign},
                                           Case{U'*', BulletWorth::kSign}, Case{U'-', BulletWorth::kDash},
                                           Case{U'–', BulletWorth::kDash}, Case{U'o', BulletWorth::kNone},
                                           Case{U'ñ', BulletWorth::kNone}, Case{0, BulletWorth::kNone}));

struct GlyphCase {
  const char* text;
  const char* shown;  // empty: no glyph
  std::size_t length;
};

TEST(Bullets, GlyphsEndWhereTheItemBegins) {
  const GlyphCase cases[] = {
      {"=> Nota", "=>", 2},      {"-> Nota", "->", 2}, {"--> Nota", "-->", 3},  {">> Nota", ">>", 2},
      {"> Nota", ">", 1},        {"- Nota", "-", 1},   {"▪️ Nota", "▪", 6}, {"✅ Nota", "✅", 3},
      {"👉🏽 Nota", "👉", 8}, {"📌 Nota", "📌", 4},   {"• Nota", "•", 3},      {"© Alcaldía", "", 0},
      {"Nota -> otra", "", 0},   {"", "", 0},          {"= 5", "=", 1},
  };
  for (const GlyphCase& one : cases) {
    const std::optional<BulletGlyph> glyph = ReadBulletGlyph(one.text);
    EXPECT_EQ(glyph ? glyph->shown : "", one.shown) << one.text;
    EXPECT_EQ(glyph ? glyph->length : 0, one.length) << one.text;
  }
}

TEST(Bullets, CodesWithoutTheirFontAreShownAsTheirGlyph) {
  EXPECT_EQ(ShownBullet(0xF0D8), U'➢');
  EXPECT_EQ(ShownBullet(0xF0A7), U'▪');
  EXPECT_EQ(ShownBullet(0xE001), U'•');
  EXPECT_EQ(ShownBullet(U'–'), U'–');
}

TEST(Bullets, LettersOfWingdingsAreGlyphs) {
  EXPECT_EQ(WingdingsBullet(U'Ø'), U'➢');
  EXPECT_EQ(WingdingsBullet(U'A'), 0u);
}

}  // namespace
}  // namespace acervo
