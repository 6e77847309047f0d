#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(TabCells, ARowEndsAtAnEmptyLine) {
  EXPECT_EQ(OnlyTable("\tACTIVIDAD\n\tFECHA\n\n\tForo\n\t12\n\n\tTaller\n\t13\n\n"),
            (Rows{{"ACTIVIDAD", "FECHA"}, {"Foro", "12"}, {"Taller", "13"}}));
}

TEST(TabCells, ARowWithoutItsLastCellEndsWhereTheNextBeginsWithASpace) {
  EXPECT_EQ(OnlyTable(" \tA\n\tB\n\tC\n\n\tForo\n\tCIDEU\n \tTaller\n\tOPS\n\t13\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "CIDEU"}, {"Taller", "OPS", "13"}}));
}

TEST(TabCells, OneGroupAloneIsNoTable) {
  EXPECT_THAT(Outline("\tUno\n\tDos\n\nfin\n"), ElementsAre("Uno", "Dos", "fin"));
}

TEST(TabCells, FullRowsNeedNothingBetweenThem) {
  EXPECT_EQ(OnlyTable("\tA\n\tB\n\n\tForo\n\t1\n\tTaller\n\t2\n"), (Rows{{"A", "B"}, {"Foro", "1"}, {"Taller", "2"}}));
}

TEST(TabCells, LinesWithoutTabGoOnWithTheCell) {
  EXPECT_EQ(OnlyTable("\tA\n\tB\n\tC\n\n\tForo\n\tCIDEU\nUCCI\n- JICA\n\t1\n\n\tTaller\n\tOPS\n\t2\n"),
            (Rows{{"A", "B", "C"}, {"Foro", "CIDEU\nUCCI\n- JICA", "1"}, {"Taller", "OPS", "2"}}));
}

TEST(TabCells, AnEmptyCellIsATabAlone) {
  EXPECT_EQ(OnlyTable("\tA\n\tB\n\tC\n\n\tForo\n\t\n\t1\n"), (Rows{{"A", "B", "C"}, {"Foro", "", "1"}}));
}

TEST(TabCells, ALoneCellSpansTheTable) {
  const std::vector<Table> tables = TablesOf(Read("\tJULIO\n\n\tA\n\tB\n\n\tSECCIÓN\n\n\tForo\n\t1\n"));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(TextsOf(tables[0]), (Rows{{"JULIO"}, {"A", "B"}, {"SECCIÓN"}, {"Foro", "1"}}));
  EXPECT_EQ(tables[0].rows[0][0].col_span, 2);
  EXPECT_EQ(tables[0].rows[2][0].col_span, 2);
}

TEST(TabCells, ParagraphsBetweenTwoTablesPartThem) {
  EXPECT_THAT(Outline("\tA\n\tB\n\n\tForo\n\t1\n\n\nOtras actividades:\n\n \tA\n\tB\n\n\tTaller\n\t2\n\n\nFin\n"),
              ElementsAre("<table>", "Otras actividades:", "<table>", "Fin"));
}

TEST(TabCells, WhatFollowsTheLastFullRowIsAParagraph) {
  EXPECT_THAT(Outline("\tA\n\tB\n\n\tForo\n\t1\nAtentamente,\n"), ElementsAre("<table>", "Atentamente,"));
}

TEST(TabCells, CarriageReturnsMakeNoDifference) {
  EXPECT_EQ(OnlyTable("\tA\r\n\tB\r\n\r\n\tForo\r\n\t1\r\n"), (Rows{{"A", "B"}, {"Foro", "1"}}));
}

TEST(TabCells, ParagraphsIndentedByATabAreNoTable) {
  EXPECT_THAT(
      Outline(
          "\tPor este medio se informa que durante el mes se realizaron las gestiones que se detallan a continuación.\n"
          "\tSe agradece la colaboración de todas las direcciones que hicieron posible cada una de las actividades.\n"),
      ElementsAre(::testing::StartsWith("Por este medio"), ::testing::StartsWith("Se agradece")));
}

TEST(TabCells, ABookmarkLeftByAConverterIsNoText) {
  EXPECT_THAT(Outline("· [bookmark: _Hlk160787352]De la Embajada\n· Otra [sic]\n"),
              ElementsAre("· De la Embajada", "· Otra [sic]"));
}

}  // namespace
}  // namespace acervo::txt
