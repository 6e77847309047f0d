#include "extractors/docx/symbols.h"

#include <gtest/gtest.h>

namespace acervo::docx {
namespace {

TEST(Symbols, AreToldByFont) {
  EXPECT_EQ(SymbolCharacter("Symbol", 0xF0B7), U'•');
  EXPECT_EQ(SymbolCharacter("Symbol", 0xB7), U'•');
  EXPECT_EQ(SymbolCharacter("Wingdings", 0xF0D8), U'➢');
  EXPECT_EQ(SymbolCharacter("Symbol", 0xF0D8), U'¬');
  EXPECT_EQ(SymbolCharacter("", 0xF0D8), U'➢');
  EXPECT_EQ(SymbolCharacter("", 0xB7), 0u);
  EXPECT_EQ(SymbolCharacter("Arial", 'a'), 0u);
}

TEST(Symbols, BulletsAreAlwaysPrintable) {
  EXPECT_EQ(BulletText("\xEF\x82\xB7", "Symbol"), "•");
  EXPECT_EQ(BulletText("\xEF\x82\xA7", "Wingdings"), "▪");
  EXPECT_EQ(BulletText("o", "Courier New"), "o");
  EXPECT_EQ(BulletText("\xEE\x80\x81", "Unknown"), "•");
  EXPECT_EQ(BulletText("", "Symbol"), "");
}

TEST(Symbols, OneAloneInItsFontIsNoLetter) {
  EXPECT_EQ(RunText("ü", "Wingdings"), "✓");
  EXPECT_EQ(RunText("§ ", "Wingdings"), "▪ ");
  EXPECT_EQ(RunText("ü", "Arial"), "ü");
  EXPECT_EQ(RunText("según", "Wingdings"), "según");
}

TEST(Symbols, TextKeepsWhatHasNoLike) {
  EXPECT_EQ(RunText("a \xEF\x82\xB7 b", ""), "a • b");
  EXPECT_EQ(RunText("a \xEE\x80\x81 b", "Symbol"), "a \xEE\x80\x81 b");
}

}  // namespace
}  // namespace acervo::docx
