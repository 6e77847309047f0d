#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(TabRows, ARowALine) {
  EXPECT_EQ(OnlyTable("No.\tActividad\tFecha\n1\tForo\t12\n2\tTaller\t13\n"),
            (Rows{{"No.", "Actividad", "Fecha"}, {"1", "Foro", "12"}, {"2", "Taller", "13"}}));
}

TEST(TabRows, EmptyAndMissingCells) {
  EXPECT_EQ(OnlyTable("A\tB\tC\nForo\t\t12\nTaller\tOPS\nVisita\tUE\t\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "", "12"}, {"Taller", "OPS"}, {"Visita", "UE", ""}}));
}

TEST(TabRows, SpacesBesideTheTabsAreNoText) {
  EXPECT_EQ(OnlyTable("A \t B\t C\nForo\t OPS \t12\n"), (Rows{{"A", "B", "C"}, {"Foro", "OPS", "12"}}));
}

TEST(TabRows, QuotedCellsOfSeveralLinesAsSpreadsheetsPasteThem) {
  EXPECT_EQ(OnlyTable("A\tB\tC\nForo\t\"Uno\ndos \"\"tres\"\"\"\t12\nTaller\tOPS\t13\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "Uno\ndos \"tres\"", "12"}, {"Taller", "OPS", "13"}}));
}

TEST(TabRows, QuotesOfTheAuthorStay) {
  EXPECT_EQ(OnlyTable("A\tB\tC\nForo\t\"Agua y vida\"\t12\n\"Taller\tOPS\t13\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "\"Agua y vida\"", "12"}, {"\"Taller", "OPS", "13"}}));
}

TEST(TabRows, LinesThatTogetherHaveTheHeadersTabsAreOneRow) {
  EXPECT_EQ(OnlyTable("A\tB\tC\nForo\tVisita de\ncortesía\t12\nTaller\tOPS\t13\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "Visita de\ncortesía", "12"}, {"Taller", "OPS", "13"}}));
}

TEST(TabRows, ALineWithoutTabsAmongTheRowsSpansThem) {
  const std::vector<Table> tables = TablesOf(Read("A\tB\tC\nSECCIÓN\nForo\tOPS\t12\nTaller\tUE\t13\n"));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(TextsOf(tables[0])[1], (std::vector<std::string>{"SECCIÓN"}));
  EXPECT_EQ(tables[0].rows[1][0].col_span, 3);
}

TEST(TabRows, TypedItemsWithATabAreAList) {
  EXPECT_THAT(
      Outline("GESTIONES\n1.\tLa delegación agradeció.\n2.\tSe solicitó el afiche.\n3.\tSe remitió la nota.\n"),
      ElementsAre("GESTIONES", "1. La delegación agradeció.", "2. Se solicitó el afiche.", "3. Se remitió la nota."));
}

TEST(TabRows, ATabBeforeTheBulletNestsIt) {
  EXPECT_THAT(Outline("➢\tBecas del mes:\n\t•\tUna\n\t•\tOtra\n➢\tSe confirmó la sede.\n"),
              ElementsAre("➢ Becas del mes:", "  • Una", "  • Otra", "➢ Se confirmó la sede."));
}

TEST(TabRows, AMemosHeadIsNoTable) {
  EXPECT_THAT(Outline("Para:\tDirección\nDe:\tOficina\nAsunto:\tInforme\nTexto.\n"),
              ElementsAre("Para: Dirección", "De: Oficina", "Asunto: Informe", "Texto."));
}

TEST(TabRows, ProseWithATabIsNoTable) {
  EXPECT_THAT(Outline("Se informa\tque hubo reunión.\nNada más.\n"),
              ElementsAre("Se informa que hubo reunión.", "Nada más."));
}

TEST(TabRows, TabsThatRunTogetherSetColumnsOut) {
  EXPECT_EQ(OnlyTable("Actividad\tEntidad\t\tFecha\nForo\t\tOPS\t\t12\nTaller\t\tEmbajada X\t13\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "OPS", "12"}, {"Taller", "Embajada X", "13"}}));
}

// Excel quotes a cell with a comma.
TEST(TabRows, QuotesAroundCommasAreTheSpreadsheets) {
  EXPECT_EQ(OnlyTable("Actividad\tEntidad\tFecha\nForo\t\"OPS, UE\"\t3\nTaller\t\"Agua\"\t4\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "OPS, UE", "3"}, {"Taller", "\"Agua\"", "4"}}));
  EXPECT_EQ(OnlyTable("Actividad\tEntidad\tFecha\nForo\t\"Agua, hoy\"\t3\nTaller\tUE, OPS\t4\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "\"Agua, hoy\"", "3"}, {"Taller", "UE, OPS", "4"}}));
}

TEST(TabRuns, ARunOfTabsIsOneBorderWhereEveryRowIsWhole) {
  EXPECT_EQ(OnlyTable("Actividad\t\tEntidad\t\tFecha\nReunión\t\tEmbajada del Japón\t\t3 de mayo\n"
                      "Foro de Diplomacia Cultural\tUCCI\t\t4 de mayo\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"},
                  {"Reunión", "Embajada del Japón", "3 de mayo"},
                  {"Foro de Diplomacia Cultural", "UCCI", "4 de mayo"}}));
}

TEST(TabRuns, DoubleTabsLeaveRoomForEmptyCells) {
  EXPECT_EQ(OnlyTable("Actividad\t\tEntidad\t\tFecha\nReunión\t\tJICA\t\t3 de mayo\nForo\t\t\t\t4 de mayo\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Reunión", "JICA", "3 de mayo"}, {"Foro", "", "4 de mayo"}}));
}

}  // namespace
}  // namespace acervo::txt
