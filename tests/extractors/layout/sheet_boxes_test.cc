#include "extractors/layout/sheet_boxes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/lines.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace sheet_boxes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A line whose words stand on the sheet where they are read.
Line OnSheet(double x, double y, const std::string& text, int page = 1) {
  Line line = MakeLine(x, y, text);
  line.page = page;
  for (Word& word : line.words) word.sheet = word.box;
  return line;
}

TEST(SheetBoxes, HoldTheWordsOfEachPage) {
  const Line first = OnSheet(50, 100, "Reunión de"), second = OnSheet(60, 112, "cooperación");
  const Line over = OnSheet(50, 40, "técnica", 2);
  const std::vector<PageBox> boxes = BoxesOf({first, second, over});
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0].page, 1);
  EXPECT_NEAR(boxes[0].left, first.box.x0, 0.05);
  EXPECT_NEAR(boxes[0].top, first.box.y0, 0.05);
  EXPECT_NEAR(boxes[0].bottom, second.box.y1, 0.05);
  EXPECT_EQ(boxes[1].page, 2);
}

TEST(SheetBoxes, AreNoneWhereWordsHaveNoPlace) {
  EXPECT_THAT(BoxesOf({MakeLine(50, 100, "Reunión")}), IsEmpty());
  TablePiece table;
  table.rows = {{{{0, 1, 1, 200, {MakeLine(50, 100, "Reunión")}}}, 1, 90, 110}};
  EXPECT_THAT(RowBoxes(table), IsEmpty());
}

TEST(SheetBoxes, AJoinedWordTakesThePlaceOfBoth) {
  Line line = OnSheet(50, 100, "coope ración");
  Word word = line.words[0];
  word.Cover(line.words[1]);
  EXPECT_EQ(word.sheet.x1, line.words[1].box.x1);
  Word drawn = MakeLine(10, 100, "•").words[0];
  drawn.Cover(line.words[0]);
  EXPECT_EQ(drawn.sheet, line.words[0].box);
}

TEST(SheetBoxes, EachRowHasTheLinesOfAMergedCellThatStandBesideIt) {
  TablePiece table;
  const Line entity = OnSheet(50, 105, "Embajada"), more = OnSheet(50, 125, "de México");
  const Line forum = OnSheet(300, 105, "Foro"), workshop = OnSheet(300, 125, "Taller");
  table.rows = {{{{0, 2, 1, 200, {entity, more}}, {1, 1, 1, 400, {forum}}}, 1, 90, 113},
                {{{1, 1, 1, 400, {workshop}}}, 1, 113, 140}};
  const auto rows = RowBoxes(table);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NEAR(rows[0].at(0).left, 50, 0.1);
  EXPECT_LE(rows[0].at(0).bottom, rows[1].at(0).top);
  EXPECT_NEAR(rows[1].at(0).left, 50, 0.1);
}

}  // namespace
}  // namespace sheet_boxes
}  // namespace acervo::layout
