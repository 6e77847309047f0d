// Columns, rows and the joining of tables, on hand-made words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/columns.h"
#include "extractors/layout/rows.h"
#include "extractors/layout/table_join.h"
#include "extractors/layout/table_pieces.h"
#include "tests/extractors/layout/pieces.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace tables {
namespace {

using ::testing::ElementsAre;

std::vector<Line> AiryTable() {
  return {MakeRow(20, {{60, "Actividad"}, {200, "Entidad"}, {400, "Fecha"}}),
          MakeRow(44, {{60, "Foro de la"}, {200, "Embajada"}, {400, "3 de mayo"}}), MakeRow(56, {{60, "oficina"}}),
          MakeRow(80, {{60, "Taller"}, {400, "4 de mayo"}})};
}

TEST(Columns, HeaderAndGutters) {
  const std::vector<ColumnRegion> regions = FindColumnRegions(AiryTable(), {});
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].gutters.size(), 2u);
  EXPECT_EQ(regions[0].last, 4u);
}

TEST(Columns, ParagraphsEndATable) {
  std::vector<Line> lines = AiryTable();
  lines.push_back(
      MakeLine(60, 110, "Un parrafo que corre por encima de todas las columnas de la tabla de arriba aqui"));
  lines.push_back(MakeLine(60, 122, "y otra linea mas que tambien corre por encima de todas las columnas de la tabla"));
  const std::vector<ColumnRegion> regions = FindColumnRegions(lines, {});
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].last, 4u);
}

TEST(Columns, LabelsAndListsAreNoTables) {
  EXPECT_TRUE(
      FindColumnRegions({MakeRow(20, {{60, "Mes:"}, {150, "Mayo"}}), MakeRow(32, {{60, "Oficina:"}, {150, "OCI"}}),
                         MakeRow(44, {{60, "Nombre:"}, {150, "Ana"}})},
                        {})
          .empty());
  EXPECT_TRUE(FindColumnRegions({MakeRow(20, {{60, "•"}, {90, "Uno"}}), MakeRow(32, {{60, "•"}, {90, "Dos"}}),
                                 MakeRow(44, {{60, "•"}, {90, "Tres"}})},
                                {})
                  .empty());
}

TEST(Columns, ATableGoesOnWithoutHeader) {
  const std::vector<Gutter> carried = {{120, 200}, {300, 400}};
  const std::vector<ColumnRegion> regions = FindColumnRegions({MakeRow(20, {{200, "de la oficina"}})}, carried);
  ASSERT_EQ(regions.size(), 1u);
}

Table BuildTable(const std::vector<Line>& lines) {
  return ToTable(UnruledTable(FindColumnRegions(lines, {}).at(0), lines, 612), {});
}

TEST(Rows, WideStepsPartThem) {
  const Table table = BuildTable(AiryTable());
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(RowText(table, 1), ElementsAre("Foro de la oficina", "Embajada", "3 de mayo"));
  EXPECT_THAT(RowText(table, 2), ElementsAre("Taller", "", "4 de mayo"));
}

TEST(Rows, DenseOnesBeginWhereAColumnBeginsAgain) {
  const Table table =
      BuildTable({MakeRow(20, {{60, "Actividad"}, {200, "Detalle"}, {400, "Fecha"}}),
                  MakeRow(32, {{60, "Foro"}, {200, "Sobre la cultura de los"}, {400, "3 de mayo"}}),
                  MakeRow(44, {{200, "pueblos"}}), MakeRow(56, {{60, "Taller"}, {200, "Otro"}, {400, "4 de mayo"}}),
                  MakeRow(68, {{60, "Visita"}, {200, "Una mas"}, {400, "5 de mayo"}})});
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_EQ(RowText(table, 1)[1], "Sobre la cultura de los pueblos");
}

CutLine CutInto(std::vector<Line> cells) {
  CutLine line;
  line.cells = std::move(cells);
  return line;
}

CutLine FigureRow(double y, const std::string& label) {
  Line first = label.empty() ? Line() : MakeLine(60, y, label);
  return CutInto({std::move(first), MakeLine(200, y, "110"), MakeLine(300, y, "220"), MakeLine(400, y, "330")});
}

TEST(Rows, AFigureRowWithoutALabelBeforeALabelAlone) {
  const CutLine label = CutInto({MakeLine(60, 56, "Gastos"), Line(), Line(), Line()});
  const std::vector<CutLine> lines = {FigureRow(32, "Ingresos"), FigureRow(44, ""), label, FigureRow(68, "Otros"),
                                      FigureRow(80, "Nada")};
  const std::vector<RowPiece> rows = BuildRows(lines);
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const RowPiece& row) {
    const std::vector<Line>& label_lines = row.cells.front().lines;
    return !label_lines.empty() && TextOf(label_lines.front()) == "Gastos";
  }));
}

TEST(TableJoin, RepeatedHeaderOnce) {
  TablePiece table = MakePiece(1, {{"No.", "Actividad", "Fecha"}, {"1", "Foro.", "3"}});
  Join(table, MakePiece(2, {{"No.", "ACTIVIDAD", "Fecha"}, {"2", "Taller", "4"}}));
  const Table joined = ToTable(table, {});
  ASSERT_EQ(joined.rows.size(), 3u);
  EXPECT_THAT(RowText(joined, 2), ElementsAre("2", "Taller", "4"));
  EXPECT_THAT(joined.row_pages, ElementsAre(1, 1, 2));
}

TEST(TableJoin, RestOfASplitRow) {
  TablePiece table = MakePiece(1, {{"1", "Entrega de los", "3"}});
  Join(table, MakePiece(2, {{"", "premios", ""}, {"2", "Taller", "4"}}));
  const Table joined = ToTable(table, {});
  ASSERT_EQ(joined.rows.size(), 2u);
  EXPECT_THAT(RowText(joined, 0), ElementsAre("1", "Entrega de los premios", "3"));
}

TEST(TableJoin, ANewRowIsNoRest) {
  TablePiece table = MakePiece(1, {{"Foro", "Sobre cultura.", "3"}});
  Join(table, MakePiece(2, {{"Taller", "Con la oficina.", ""}}));
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(TableJoin, HeaderThatNoBorderPartsFromItsRow) {
  TablePiece table = MakePiece(1, {{"No.", "Actividad", "Fecha"}, {"1", "Foro.", "3"}});
  TablePiece next = MakePiece(2, {{"No.", "Actividad", "Fecha"}});
  next.rows[0].cells[0].lines.push_back(MakeLine(5, 40, "2", 10, 2));
  next.rows[0].cells[1].lines.push_back(MakeLine(105, 40, "Taller", 10, 2));
  Join(table, std::move(next));
  EXPECT_THAT(RowText(ToTable(table, {}), 2), ElementsAre("2", "Taller", ""));
}

TEST(TableJoin, OtherColumnsAreAnotherTable) {
  TablePiece next = MakePiece(2, {{"a", "b", "c"}});
  next.columns = {0, 150, 180, 300};
  EXPECT_FALSE(Continues(MakePiece(1, {{"1", "2", "3"}}), next));
  EXPECT_FALSE(Continues(MakePiece(1, {{"1", "2", "3"}}), MakePiece(3, {{"a", "b", "c"}})));
}

TEST(TableJoin, UnruledRowsRightBelowOnTheSamePageGoOn) {
  TablePiece rest = MakePiece(2, {{"4", "Taller", "5"}});
  rest.ruled = false;
  const TablePiece table = MakePiece(2, {{"3", "Foro.", "4"}});
  EXPECT_TRUE(GoesOnBelow(table, rest));
  TablePiece ruled = rest;
  ruled.ruled = true;  // has a frame of its own
  EXPECT_FALSE(GoesOnBelow(table, ruled));
  TablePiece fewer = rest;
  fewer.columns = {0, 100, 300};
  EXPECT_FALSE(GoesOnBelow(table, fewer));
  rest.page = 3;
  EXPECT_FALSE(GoesOnBelow(table, rest));
}

}  // namespace
}  // namespace tables
}  // namespace acervo::layout
