// A head band without borders over a ruled body: one cell as drawn, a cell a column as read.
#include "extractors/layout/split_spans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/table_join.h"
#include "tests/extractors/layout/pieces.h"

namespace acervo::layout {
namespace split_spans {
namespace {

using ::testing::ElementsAre;

// A row of one cell over three columns of 100 points, above a row of three.
TablePiece WithBand(std::vector<Line> lines) {
  TablePiece table = MakePiece(1, {{"1", "Foro", "mayo"}});
  RowPiece band{{}, 1, 0, 12};
  band.cells.push_back({0, 1, 3, 300, std::move(lines)});
  table.rows.insert(table.rows.begin(), std::move(band));
  SplitSpannedBands(table);
  return table;
}

TEST(SplitSpannedBands, PartsWordsThatKeepToTheColumns) {
  const Table table = ToTable(WithBand({MakeRow(10, {{5, "No."}, {105, "Actividad"}, {205, "Fecha"}})}), {});
  EXPECT_THAT(RowText(table, 0), ElementsAre("No.", "Actividad", "Fecha"));
}

TEST(SplitSpannedBands, PutsTheLinesOfANameTogether) {
  const Table table = ToTable(
      WithBand({MakeRow(10, {{5, "No."}, {105, "Actividad o"}, {205, "Fecha"}}), MakeRow(22, {{105, "gestión"}})}), {});
  EXPECT_THAT(RowText(table, 0), ElementsAre("No.", "Actividad o gestión", "Fecha"));
}

TEST(SplitSpannedBands, LeavesATextThatRunsOverABorder) {
  const Table table = ToTable(WithBand({MakeLine(5, 10, "Actividades que siguen en trámite este mes")}), {});
  ASSERT_EQ(table.rows[0].size(), 1u);
  EXPECT_EQ(table.rows[0][0].col_span, 3);
}

TEST(SplitSpannedBands, LeavesASectionNameThatStandsInOneColumn) {
  const Table table = ToTable(WithBand({MakeLine(105, 10, "Otras")}), {});
  EXPECT_EQ(table.rows[0].size(), 1u);
}

}  // namespace
}  // namespace split_spans
}  // namespace acervo::layout
