#include "extractors/ocr/components.h"

#include <gtest/gtest.h>

#include "tests/extractors/ocr/drawn_page.h"

namespace acervo::ocr {
namespace {

TEST(OcrComponents, ShapesThatTouchAreOnePiece) {
  Picture picture = Blank(40, 40, 1);
  Fill(picture, 5, 5, 8, 20);
  Fill(picture, 8, 17, 20, 20);
  Fill(picture, 30, 30, 33, 33);
  const std::vector<Component> pieces = FindComponents(picture);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].width(), 15);
  EXPECT_EQ(pieces[0].height(), 15);
  EXPECT_FALSE(pieces[0].IsCompact());
  EXPECT_TRUE(pieces[1].IsCompact());
}

TEST(OcrComponents, ARingIsHollow) {
  Picture picture = Blank(20, 20, 1);
  Fill(picture, 5, 5, 15, 15);
  Fill(picture, 7, 7, 13, 13, 255);
  const std::vector<Component> pieces = FindComponents(picture);
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_TRUE(pieces[0].hollow);
  EXPECT_TRUE(pieces[0].IsRound());
}

}  // namespace
}  // namespace acervo::ocr
