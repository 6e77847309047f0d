// Tables between pipes and in drawn boxes.
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(PipeTable, WithARuleBelowItsHeader) {
  EXPECT_EQ(OnlyTable("| A | B |\n|---|:-:|\n| Foro | 12 |\n| Taller |  |\n"),
            (Rows{{"A", "B"}, {"Foro", "12"}, {"Taller", ""}}));
}

TEST(PipeTable, WithoutARule) {
  EXPECT_EQ(OnlyTable("| A | B |\n| Foro | 12 |\n"), (Rows{{"A", "B"}, {"Foro", "12"}}));
}

TEST(PipeTable, WithoutOuterPipes) {
  EXPECT_EQ(OnlyTable("A | B | C\n---|---|---\nForo | OPS | 12\n"), (Rows{{"A", "B", "C"}, {"Foro", "OPS", "12"}}));
}

TEST(PipeTable, EscapedPipesAndBreaks) {
  EXPECT_EQ(OnlyTable("| A | B |\n|---|---|\n| Foro \\| mesa | 12<br>13<BR/>14 |\n"),
            (Rows{{"A", "B"}, {"Foro | mesa", "12\n13\n14"}}));
}

TEST(PipeTable, ARowThatAWidthHasBroken) {
  EXPECT_EQ(OnlyTable("| A | B |\n|---|---|\n| Foro de | texto que\nsigue abajo |\n| X | Y |\n"),
            (Rows{{"A", "B"}, {"Foro de", "texto que sigue abajo"}, {"X", "Y"}}));
}

TEST(PipeTable, RulesBetweenRowsOfSeveralLines) {
  EXPECT_EQ(OnlyTable("| A       | B    |\n|---------|------|\n| Foro de | 12   |\n| agua    |      "
                      "|\n|---------|------|\n| Taller  | 13   |\n"),
            (Rows{{"A", "B"}, {"Foro de agua", "12"}, {"Taller", "13"}}));
}

TEST(PipeTable, ALonePipeInALineIsText) {
  EXPECT_THAT(Outline("Teléfonos: 506-9696/97  |  www.mupa.gob.pa\n\nEjes de trabajo:\n"),
              ElementsAre("Teléfonos: 506-9696/97 | www.mupa.gob.pa", "Ejes de trabajo:"));
}

TEST(GridTable, CellsOfSeveralLines) {
  EXPECT_EQ(OnlyTable("+--------+-------+\n| A      | B     |\n+========+=======+\n| Foro   | 12 de |\n| de     | mayo "
                      " |\n| agua   |       |\n"
                      "+--------+-------+\n| Taller | 13    |\n+--------+-------+\n"),
            (Rows{{"A", "B"}, {"Foro de agua", "12 de mayo"}, {"Taller", "13"}}));
}

TEST(GridTable, BoxDrawingCharacters) {
  EXPECT_EQ(OnlyTable("┌──────┬────┐\n│ Año  │ B  │\n├──────┼────┤\n│ Foro │ 12 │\n└──────┴────┘\n"),
            (Rows{{"Año", "B"}, {"Foro", "12"}}));
}

TEST(GridTable, ATextThatIsTooLongPushesTheEdgesOfItsLine) {
  EXPECT_EQ(
      OnlyTable(
          "┌──────┬────┬────┐\n│ Foro │ B  │ C  │\n├──────┼────┼────┤\n│ Diplomacia│ 12 │ x  │\n└──────┴────┴────┘\n"),
      (Rows{{"Foro", "B", "C"}, {"Diplomacia", "12", "x"}}));
}

TEST(GridTable, AMissingBarMergesColumns) {
  const Table table = TablesOf(Read("+-----+----+\n| SECCIÓN  |\n+-----+----+\n| Foro| 12 |\n+-----+----+\n")).at(0);
  EXPECT_EQ(TextsOf(table), (Rows{{"SECCIÓN"}, {"Foro", "12"}}));
  EXPECT_EQ(table.rows[0][0].col_span, 2);
}

TEST(GridTable, AMissingDashMergesRows) {
  const Table table =
      TablesOf(Read("+------+-----+\n| Foro | 12  |\n+------+     +\n| Mesa |     |\n+------+-----+\n")).at(0);
  EXPECT_EQ(TextsOf(table), (Rows{{"Foro", "12"}, {"Mesa"}}));
  EXPECT_EQ(table.rows[0][1].row_span, 2);
}

TEST(GridTable, ABarInsideOfACellIsText) {
  EXPECT_EQ(OnlyTable("+-------+----+\n| A | B | 12 |\n+-------+----+\n| C     | 13 |\n+-------+----+\n"),
            (Rows{{"A | B", "12"}, {"C", "13"}}));
}

TEST(GridTable, ALineOfDashesIsNoTable) {
  EXPECT_THAT(Outline("Título\n------\nTexto.\n+1 507 555\n"), ElementsAre("Título", "------", "Texto.", "+1 507 555"));
}

// Only the header is ruled off: a line is a row.
TEST(GridTable, ListingOfADatabaseShell) {
  EXPECT_EQ(OnlyTable("+-----+-----------+-------+\n| No. | Actividad | Fecha |\n+-----+-----------+-------+\n"
                      "| 1   | Foro      | 12    |\n| 2   | taller    | 13    |\n+-----+-----------+-------+\n"),
            (Rows{{"No.", "Actividad", "Fecha"}, {"1", "Foro", "12"}, {"2", "taller", "13"}}));
}

TEST(PipeTable, CellsWrappedInsideTheirColumns) {
  EXPECT_EQ(OnlyTable("|Actividad     |Entidad        |Fecha |\n|Gestiones locales                    |\n"
                      "|Foro          |Embajada de    |12    |\n|              |Costa Rica     |      |\n"
                      "|Taller        |CIDEU          |13 de |\n|              |               |mayo  |\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"},
                  {"Gestiones locales"},
                  {"Foro", "Embajada de Costa Rica", "12"},
                  {"Taller", "CIDEU", "13 de mayo"}}));
}

TEST(PipeTable, MarksOfEmphasisGo) {
  EXPECT_EQ(
      OnlyTable("| **Actividad** | *Fecha* |\n|---|---|\n| __Foro__ de *dos* días | **12** |\n| 2 * 3 | a*b* |\n"),
      (Rows{{"Actividad", "Fecha"}, {"Foro de dos días", "12"}, {"2 * 3", "ab"}}));
}

}  // namespace
}  // namespace acervo::txt
