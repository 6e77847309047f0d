// White gutters that are no table's.
#include "extractors/layout/text_columns.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace prose {
namespace {

const char* const kFull = "La oficina coordino la visita de la";  // 35 letters, 175 points and spaces
const char* const kShort = "delegacion.";

// Lines of two columns; `left` and `right` tell at which lines their paragraphs end.
std::vector<Line> TwoColumns(const std::vector<int>& left, const std::vector<int>& right, double shift = 0) {
  const auto text = [](const std::vector<int>& ends, int line) {
    return std::find(ends.begin(), ends.end(), line) == ends.end() ? kFull : kShort;
  };
  std::vector<Word> words;
  for (int i = 0; i < 14; ++i) {
    for (Word& word : MakeLine(60, 100 + 12 * i, text(left, i)).words) words.push_back(std::move(word));
    for (Word& word : MakeLine(320, 100 + shift + 12 * i, text(right, i)).words) words.push_back(std::move(word));
  }
  return BuildLines(std::move(words), 1);
}

TEST(NewspaperColumns, ColumnsWhoseParagraphsBeginApart) {
  const auto region = FindNewspaperColumns(TwoColumns({4, 9}, {2, 7, 11}));
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(region->first, 0u);
  EXPECT_EQ(region->last, 14u);
  ASSERT_EQ(region->columns.size(), 2u);
  EXPECT_GT(region->columns[0].right, 200);
  EXPECT_EQ(region->columns[0].lines.size(), 14u);
  EXPECT_EQ(TextOf(region->columns[1].lines[2]), kShort);
}

TEST(NewspaperColumns, BaselinesNeedNotAgree) {
  EXPECT_TRUE(FindNewspaperColumns(TwoColumns({4, 9}, {2, 7}, 6)).has_value());
}

TEST(NewspaperColumns, HeadingAcrossStaysAbove) {
  std::vector<Line> lines = TwoColumns({4, 9}, {2, 7});
  lines.insert(lines.begin(), MakeLine(60, 80, "Un titulo que corre sobre las dos columnas de la pagina del informe"));
  const auto region = FindNewspaperColumns(lines);
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(region->first, 1u);
}

TEST(NewspaperColumns, RowsOfATableBeginTogether) {
  EXPECT_FALSE(FindNewspaperColumns(TwoColumns({2, 5, 9}, {2, 5, 9})));
}

TEST(NewspaperColumns, OneColumnOfTextIsNone) {
  std::vector<Line> lines;
  for (int i = 0; i < 14; ++i) lines.push_back(MakeLine(60, 100 + 12 * i, kFull));
  EXPECT_FALSE(FindNewspaperColumns(lines).has_value());
}

TEST(Justified, EvenGapsFromEdgeToEdge) {
  const std::vector<Line> lines = {
      MakeRow(100, {{60, "oficina"}, {130, "coordino"}, {205, "visitas"}}),
      MakeRow(112, {{60, "delegacion"}, {142.5, "municipal"}, {220, "mayo"}}),
      MakeLine(60, 124, "termina"),
  };
  EXPECT_TRUE(IsJustified(lines, {0, 3, {{110, 130}, {190, 205}}}));
}

TEST(Justified, CellsOfATableAreNot) {
  const std::vector<Line> lines = {
      MakeRow(100, {{60, "la oficina"}, {180, "de la sede"}, {300, "mayo"}}),
      MakeRow(112, {{60, "una visita"}, {180, "a la sala"}, {300, "junio"}}),
  };
  EXPECT_FALSE(IsJustified(lines, {0, 2, {{110, 180}, {230, 300}}}));
}

}  // namespace
}  // namespace prose
}  // namespace acervo::layout
