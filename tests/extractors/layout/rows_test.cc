// Unruled lines to columns and rows, on hand-made words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/columns.h"
#include "extractors/layout/rows.h"
#include "extractors/layout/table_join.h"
#include "extractors/layout/table_pieces.h"
#include "extractors/layout/unruled_rows.h"
#include "tests/extractors/layout/pieces.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace rows {
namespace {

using ::testing::ElementsAre;
using Row = std::vector<std::pair<double, std::string>>;

// Rows of one line each, 12 points apart.
std::vector<Line> Dense(const std::vector<Row>& rows) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) lines.push_back(MakeRow(20 + 12 * static_cast<double>(i), rows[i]));
  return lines;
}

Line Bold(Line line) {
  for (Word& word : line.words) word.bold = true;
  return line;
}

Table Build(const std::vector<Line>& lines) {
  return ToTable(UnruledTable(FindColumnRegions(lines, {}).at(0), lines, 612), {});
}

TEST(DenseRows, ValuesNeverWrap) {
  const Table table = Build(Dense({{{60, "Region"}, {200, "2009"}, {300, "2010"}},
                                   {{60, "Norte"}, {200, "1,234.5"}, {300, "12"}},
                                   {{60, "Sur y las islas"}, {200, "845.0"}, {300, "-3"}},
                                   {{60, "Sur y otras"}, {200, "9.0"}, {300, "(4)"}}}));
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(RowText(table, 3), ElementsAre("Sur y otras", "9.0", "(4)"));
}

TEST(DenseRows, ALabelMayTakeALineOfItsOwn) {
  const Table table = Build(Dense({{{60, "Pesca"}, {250, "14"}, {300, "13"}},
                                   {{60, "Agricultura y actividades de"}},
                                   {{60, "apoyo"}, {250, "120"}, {300, "125"}},
                                   {{60, "Industria"}, {250, "20"}, {300, "25"}}}));
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(RowText(table, 1), ElementsAre("Agricultura y actividades de apoyo", "120", "125"));
}

TEST(DenseRows, NumbersBeginRows) {
  const Table table = Build(Dense({{{60, "No."}, {100, "Actividad"}, {300, "Fecha"}},
                                   {{60, "8"}, {100, "Foro"}, {300, "mayo"}},
                                   {{60, "9"}, {100, "Gira de los"}, {300, "mayo"}},
                                   {{100, "alcaldes"}},
                                   {{60, "10"}, {100, "Taller"}, {300, "mayo"}}}));
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(RowText(table, 2), ElementsAre("9", "Gira de los alcaldes", "mayo"));
}

TEST(DenseRows, ANumberCutByItsColumnIsNoRow) {
  const Table table = Build(Dense({{{60, "99"}, {100, "Foro"}, {300, "Mayo"}},
                                   {{60, "100"}, {100, "Gira de los"}, {300, "25 de"}},
                                   {{60, "0"}, {100, "alcaldes"}, {300, "mayo"}},
                                   {{60, "101"}, {100, "Taller"}, {300, "Mayo"}}}));
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(RowText(table, 1)[1], "Gira de los alcaldes");
}

TEST(DenseRows, AHeaderInBoldOfTwoLinesIsOneRow) {
  std::vector<Line> lines = Dense({{{60, "Actividad"}, {200, "Obser-"}, {300, "Fecha"}},
                                   {{200, "vaciones"}},
                                   {{60, "Foro"}, {200, "Ninguna"}, {300, "mayo"}},
                                   {{60, "Gira"}, {200, "Ninguna"}, {300, "junio"}}});
  lines[0] = Bold(lines[0]), lines[1] = Bold(lines[1]);
  const Table table = Build(lines);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(RowText(table, 0)[0], "Actividad");
}

TEST(DenseRows, ABoldLineAloneInTheFirstColumnIsAHeading) {
  std::vector<Line> lines = Dense({{{60, "Actividad"}, {200, "Entidad"}, {300, "Fecha"}},
                                   {{60, "Foro"}, {200, "UE"}, {300, "mayo"}},
                                   {{60, "Actos locales"}},
                                   {{60, "Gira"}, {200, "JICA"}, {300, "junio"}}});
  lines[2] = Bold(lines[2]);
  const Table table = Build(lines);
  ASSERT_EQ(table.rows.size(), 4u);
  ASSERT_EQ(table.rows[2].size(), 1u);
  EXPECT_EQ(table.rows[2][0].col_span, 3);
}

TEST(DenseRows, RulesPartThem) {
  const std::vector<Line> lines = Dense({{{60, "Foro de la"}, {200, "UE y una"}, {300, "mayo"}},
                                         {{60, "oficina"}, {200, "embajada"}, {300, "junio"}},
                                         {{60, "y otra"}, {200, "con ellos"}, {300, "julio"}},
                                         {{60, "de la"}, {200, "misma"}, {300, "fecha"}}});
  const auto rule = [](double at) { return Ruling{at, 50, 340}; };
  const ColumnRegion region = FindColumnRegions(lines, {}).at(0);
  const Table table = ToTable(UnruledTable(region, lines, 612, {rule(27), rule(51)}), {});
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(RowText(table, 1), ElementsAre("oficina y otra", "embajada con ellos", "junio julio"));
}

TEST(Gutters, AChanceGapIsNoColumn) {
  const std::vector<ColumnRegion> regions =
      FindColumnRegions(Dense({{{60, "Uno"}, {100, "dos"}, {200, "UE"}, {300, "mayo"}},
                               {{60, "Foro de alcaldes"}, {200, "UE"}, {300, "mayo"}},
                               {{60, "Gira tan larga"}, {200, "JICA"}, {300, "mayo"}},
                               {{60, "Taller de otros"}, {200, "JICA"}, {300, "mayo"}}}),
                        {});
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].gutters.size(), 2u);
}

TEST(Gutters, AColumnThatIsMostlyEmptyIsFound) {
  const std::vector<ColumnRegion> regions =
      FindColumnRegions(Dense({{{60, "Foro"}, {300, "mayo"}, {400, "UE"}},
                               {{60, "Gira"}, {180, "Quito"}, {300, "mayo"}, {400, "UE"}},
                               {{60, "Taller"}, {300, "mayo"}, {400, "UE"}},
                               {{60, "Acto"}, {300, "mayo"}, {400, "UE"}}}),
                        {});
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].gutters.size(), 3u);
}

TEST(OpenRows, LinesBetweenStripesBelongToTheTable) {
  std::vector<TablePiece> tables = {MakePiece(1, {{"A", "B", "C"}}), MakePiece(1, {{"G", "H", "I"}})};
  tables[0].box = {0, 0, 300, 16};
  tables[1].box = {0, 32, 300, 48};
  std::vector<Line> lines = {MakeRow(26, {{5, "D"}, {105, "E"}, {205, "F"}})};
  TakeUnruledRows(tables, lines);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_TRUE(lines.empty());
  EXPECT_THAT(RowText(ToTable(tables[0], {}), 1), ElementsAre("D", "E", "F"));
}

TEST(OpenRows, TextBelowIsNone) {
  std::vector<TablePiece> tables = {MakePiece(1, {{"A", "B", "C"}})};
  tables[0].box = {0, 0, 300, 16};
  std::vector<Line> lines = {MakeLine(5, 26, "Un parrafo que corre por encima de las columnas")};
  TakeUnruledRows(tables, lines);
  EXPECT_EQ(tables[0].rows.size(), 1u);
  EXPECT_EQ(lines.size(), 1u);
}

}  // namespace
}  // namespace rows
}  // namespace acervo::layout
