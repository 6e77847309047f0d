#include "core/document.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace acervo {
namespace {

// The texts of the grid, '.' where no cell covers a place.
std::vector<std::string> Drawn(const Table& table) {
  std::vector<std::string> rows;
  for (const auto& row : Grid(table)) {
    std::string& line = rows.emplace_back();
    for (const Cell* cell : row) line += cell == nullptr ? "." : cell->text;
  }
  return rows;
}

TEST(Grid, CoversSpansInBothDirections) {
  const Table table{{}, {{{"a", 2, 1}, {"b", 1, 2}}, {{"c", 1, 1}, {"d", 1, 1}}, {{"e", 1, 3}}}, {}};
  EXPECT_EQ(Drawn(table), (std::vector<std::string>{"abb", "acd", "eee"}));
}

TEST(Grid, FillsShortRowsWithNothing) {
  const Table table{{}, {{{"a", 1, 1}, {"b", 1, 1}}, {{"c", 1, 1}}}, {}};
  EXPECT_EQ(Drawn(table), (std::vector<std::string>{"ab", "c."}));
}

TEST(Grid, CutsSpansThatRunOutOfTheTable) {
  const Table table{{}, {{{"a", 9, 1}}, {{"b", 1, 1}}}, {}};
  EXPECT_EQ(Drawn(table), (std::vector<std::string>{"a.", "ab"}));
}

TEST(Grid, StaysSmallUnderHostileSpans) {
  const Table table{{}, {{{"a", 2147483647, 2147483647}, {"b", -5, 0}}}, {}};
  const auto grid = Grid(table);
  ASSERT_EQ(grid.size(), 1u);
  EXPECT_LE(grid[0].size(), 2048u);
}

TEST(Grid, OfAnEmptyTableIsEmpty) { EXPECT_TRUE(Grid(Table{}).empty()); }

}  // namespace
}  // namespace acervo
