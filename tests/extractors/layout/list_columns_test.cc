#include "extractors/layout/list_columns.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace list_columns {
namespace {

// Texts at their places: x, baseline, text.
struct Placed {
  double x, y;
  const char* text;
};

std::vector<Line> LinesOf(const std::vector<Placed>& texts) {
  std::vector<Word> words;
  for (const Placed& placed : texts) {
    for (Word& word : MakeLine(placed.x, placed.y, placed.text).words) words.push_back(std::move(word));
  }
  return BuildLines(std::move(words), 1);
}

std::string ReadDown(const std::vector<Line>& lines) {
  const std::optional<NewspaperColumns> found = FindListColumns(lines);
  if (!found) return "none";
  std::string text;
  for (const TextColumn& column : found->columns) {
    for (const Line& line : column.lines) text += TextOf(line) + "|";
  }
  return text;
}

struct ListCase {
  const char* name;
  std::vector<Placed> texts;
  const char* read;
};
class ListColumns : public ::testing::TestWithParam<ListCase> {};
TEST_P(ListColumns, AreReadDown) { EXPECT_EQ(ReadDown(LinesOf(GetParam().texts)), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(
    Cases, ListColumns,
    ::testing::Values(
        ListCase{"TwoColumnsBelowAHeading",
                 {{60, 70, "Coordinaciones"}, {70, 100, "• Uno"}, {70, 112, "• Dos"}, {300, 100, "• Tres"}},
                 "• Uno|• Dos|• Tres|"},
        ListCase{"WrappedItemsAndOffsetTops",
                 {{70, 112, "• Uno que"},
                  {80, 124, "sigue"},
                  {70, 136, "• Dos"},
                  {300, 100, "• Tres que"},
                  {310, 112, "sigue"},
                  {300, 124, "• Cuatro"}},
                 "• Uno que|sigue|• Dos|• Tres que|sigue|• Cuatro|"},
        ListCase{"SecondBeginsInTheMiddleOfAnItem",
                 {{70, 100, "• Uno"}, {70, 112, "• Dos que"}, {310, 100, "sigue"}, {300, 112, "• Tres"}},
                 "• Uno|• Dos que|sigue|• Tres|"},
        ListCase{"ThreeColumns",
                 {{70, 112, "• Uno"},
                  {70, 124, "• Dos"},
                  {230, 100, "• Tres"},
                  {230, 112, "• Cuatro"},
                  {400, 100, "• Cinco"}},
                 "• Uno|• Dos|• Tres|• Cuatro|• Cinco|"},
        ListCase{"Numbers",
                 {{70, 100, "1. Uno"}, {70, 112, "2. Dos"}, {300, 100, "3. Tres"}, {300, 112, "4. Cuatro"}},
                 "1. Uno|2. Dos|3. Tres|4. Cuatro|"},
        ListCase{"NumbersThatDoNotCountOn",
                 {{70, 100, "1. Uno"}, {70, 112, "2. Dos"}, {300, 100, "1. Tres"}, {300, 112, "2. Cuatro"}},
                 "none"},
        ListCase{"OneColumn", {{70, 100, "• Uno"}, {85, 112, "◦ Dos"}, {70, 124, "• Tres"}}, "none"},
        ListCase{
            "ColumnsOfATable",
            {{70, 80, "Acuerdos"}, {300, 80, "Tareas"}, {70, 100, "• Uno"}, {70, 112, "• Dos"}, {300, 100, "• Tres"}},
            "none"},
        ListCase{"BulletsInOneColumnOfATable",
                 {{70, 100, "Foro"}, {300, 100, "• Uno"}, {70, 112, "Visita"}, {300, 112, "• Dos"}},
                 "none"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ListColumns, AColumnThatBeginsWithAChildStandsAsFarIn) {
  const auto found = FindListColumns(LinesOf({{70, 100, "• Uno"}, {85, 112, "◦ Dos"}, {300, 100, "◦ Tres"}}));
  ASSERT_TRUE(found.has_value());
  EXPECT_NEAR(found->columns[1].left, 285, 0.1);  // where an item of the first level would stand
}

}  // namespace
}  // namespace list_columns
}  // namespace acervo::layout
