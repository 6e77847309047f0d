#include "extractors/ocr/picture.h"

#include <gtest/gtest.h>

#include "tests/extractors/ocr/drawn_page.h"

namespace acervo::ocr {
namespace {

TEST(OcrPicture, FourQuarterTurnsGiveThePictureBack) {
  Picture picture = Blank(5, 3, 1);
  Fill(picture, 4, 0, 5, 1);
  const Picture once = TurnedClockwise(picture, 1);
  EXPECT_EQ(once.width, 3);
  EXPECT_EQ(once.Row(4)[2], 0);
  EXPECT_EQ(TurnedClockwise(TurnedClockwise(once, 1), 2).pixels, picture.pixels);
}

TEST(OcrPicture, EvenLightWhitensGreyPaperAndBlackensInk) {
  Picture picture = Blank(200, 200, 72.0 / 200);
  Fill(picture, 0, 0, 200, 200, 170);
  Fill(picture, 60, 60, 80, 90, 60);
  EvenLight(picture);
  EXPECT_GT(picture.Row(10)[10], 240);
  EXPECT_LT(picture.Row(70)[70], 60);
}

TEST(OcrPicture, EraseStrokesTakesTheLineAndLeavesTheLetterOnIt) {
  Picture picture = Blank(400, 100, 1);
  Fill(picture, 0, 50, 400, 52);
  Fill(picture, 200, 30, 206, 52);
  EraseStrokes(picture, {{{0, 51, 400, 51}}, {}});
  EXPECT_EQ(picture.Row(50)[100], 255);
  EXPECT_EQ(picture.Row(40)[203], 0);
}

TEST(OcrPicture, LevelledTurnsAFallingLineLevel) {
  Picture picture = Blank(401, 201, 1);
  for (int x = 0; x < 401; ++x) Fill(picture, x, 100 + (x - 200) / 20, x + 1, 103 + (x - 200) / 20);
  const Picture level = Levelled(picture, 0.05);
  EXPECT_LT(level.Row(101)[50], 128);
  EXPECT_LT(level.Row(101)[350], 128);
}

TEST(OcrPicture, BlankPaperHasNoInk) {
  Picture picture = Blank(300, 300, 1);
  EXPECT_FALSE(HasInk(picture));
  Fill(picture, 10, 10, 40, 30);
  EXPECT_TRUE(HasInk(picture));
}

}  // namespace
}  // namespace acervo::ocr
