#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

// Rows with empty lines between them, cells wrapped.
TEST(AlignedTable, SpacedRowsOfSeveralLines) {
  EXPECT_EQ(OnlyTable(R"(
Actividad          Entidad            Información              Fecha

Mesa de trabajo    Tribunal           Se validó el             29 de
                   Electoral          cronograma de trabajo    mayo

Foro               UE                 Diálogo                  3

)"),
            (Rows{{"Actividad", "Entidad", "Información", "Fecha"},
                  {"Mesa de trabajo", "Tribunal Electoral", "Se validó el cronograma de trabajo", "29 de mayo"},
                  {"Foro", "UE", "Diálogo", "3"}}));
}

TEST(AlignedTable, CloseRows) {
  EXPECT_EQ(OnlyTable(R"(Actividad          Entidad            Información              Fecha
Mesa de trabajo    Tribunal           Se validó el             29 de
                   Electoral          cronograma de trabajo    mayo
Foro               UE                 Diálogo                  3
Visita             Embajada de        Saludo                   4
                   Costa Rica
)"),
            (Rows{{"Actividad", "Entidad", "Información", "Fecha"},
                  {"Mesa de trabajo", "Tribunal Electoral", "Se validó el cronograma de trabajo", "29 de mayo"},
                  {"Foro", "UE", "Diálogo", "3"},
                  {"Visita", "Embajada de Costa Rica", "Saludo", "4"}}));
}

TEST(AlignedTable, ANumberedFirstColumnTellsCloseRows) {
  EXPECT_EQ(OnlyTable(R"(No.   Actividad          Fecha
1     Reunión de         3
      seguimiento
2     Visita de          4
      cortesía
3     Foro               5
)"),
            (Rows{{"No.", "Actividad", "Fecha"},
                  {"1", "Reunión de seguimiento", "3"},
                  {"2", "Visita de cortesía", "4"},
                  {"3", "Foro", "5"}}));
}

TEST(AlignedTable, MissingCellsStayEmpty) {
  EXPECT_EQ(OnlyTable(R"(Actividad      Entidad        Fecha

Foro                          3

Taller         OPS

Visita         UE             5
)"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "", "3"}, {"Taller", "OPS", ""}, {"Visita", "UE", "5"}}));
}

TEST(AlignedTable, RightAlignedDates) {
  EXPECT_EQ(OnlyTable(R"(Actividad      Entidad                  Fecha

Foro           OPS                  12 de mayo

Taller         UE                            5

Visita         Embajada X        24 de octubre
)"),
            (Rows{{"Actividad", "Entidad", "Fecha"},
                  {"Foro", "OPS", "12 de mayo"},
                  {"Taller", "UE", "5"},
                  {"Visita", "Embajada X", "24 de octubre"}}));
}

TEST(AlignedTable, ACentredHeading) {
  EXPECT_EQ(
      OnlyTable(R"(   ACTIVIDAD             ENTIDAD                INFORMACIÓN             FECHA

FIRMA DE           Dirección de          Acuerdo marco con la         8 de julio
ACUERDO            Recursos Humanos      Universidad

FORO DE            Despacho Superior     Diálogo con las ciudades     9 de julio
CIUDADES                                 hermanas
)"),
      (Rows{{"ACTIVIDAD", "ENTIDAD", "INFORMACIÓN", "FECHA"},
            {"FIRMA DE ACUERDO", "Dirección de Recursos Humanos", "Acuerdo marco con la Universidad", "8 de julio"},
            {"FORO DE CIUDADES", "Despacho Superior", "Diálogo con las ciudades hermanas", "9 de julio"}}));
}

TEST(AlignedTable, AHeadingOfTwoLines) {
  EXPECT_EQ(OnlyTable(R"(                   Entidad            Fecha de
Actividad          participante       ejecución

Foro               UE                 3

Taller             OPS                4 de mayo

)"),
            (Rows{{"Actividad", "Entidad participante", "Fecha de ejecución"},
                  {"Foro", "UE", "3"},
                  {"Taller", "OPS", "4 de mayo"}}));
}

TEST(AlignedTable, ASectionOverTheWholeWidth) {
  const std::vector<Table> tables = TablesOf(Read(R"(Actividad      Entidad        Fecha

         GESTIÓN CON ENTIDADES LOCALES

Foro           OPS            3

Taller         UE             4
)"));
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].rows.size(), 4U);
  ASSERT_EQ(tables[0].rows[1].size(), 1U);
  EXPECT_EQ(tables[0].rows[1][0].text, "GESTIÓN CON ENTIDADES LOCALES");
  EXPECT_EQ(tables[0].rows[1][0].col_span, 3);
}

TEST(AlignedTable, WhatFollowsItIsNoRow) {
  EXPECT_THAT(Outline(R"(Actividad      Entidad        Fecha

Foro           OPS            3

Taller         UE             4


Gestiones
•   Una gestión.
•   Otra gestión.

Atentamente,
)"),
              ElementsAre("<table>", "Gestiones", "• Una gestión.", "• Otra gestión.", "Atentamente,"));
}

TEST(AlignedTable, ParagraphsInACellAreLineFeeds) {
  const Rows rows = OnlyTable(R"(Actividad      Información                      Fecha

Ofrenda        Acto protocolar y ofrenda        3
               floral en la Biblioteca.
               - Nota enviada
               - Transporte coordinado

Foro           Texto largo de una sola línea    4
)");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1][1], "Acto protocolar y ofrenda floral en la Biblioteca.\n- Nota enviada\n- Transporte coordinado");
}

TEST(AlignedTable, ARepeatedHeadingOnTheNextPageAppearsOnce) {
  EXPECT_EQ(OnlyTable("No.   Actividad      Fecha\n\n1     Foro           3\n\n2     Taller         4\n\n              "
                      "  Página 1 de 2\n"
                      "\fNo.      Actividad       Fecha\n\n3        Visita          5\n\n4        Curso           "
                      "6\n\n                Página 2 de 2\n\f"),
            (Rows{{"No.", "Actividad", "Fecha"},
                  {"1", "Foro", "3"},
                  {"2", "Taller", "4"},
                  {"3", "Visita", "5"},
                  {"4", "Curso", "6"}}));
}

TEST(AlignedTable, ThePageAfterMayHaveOtherColumnsAndNoHeading) {
  EXPECT_EQ(OnlyTable("No.   Actividad      Entidad     Fecha\n\n1     Foro           OPS         3\n\n2     Taller    "
                      "     UE          4\n\n"
                      "\f3        Visita          Embajada X     5\n\n4        Curso           CIDEU          6\n\f"),
            (Rows{{"No.", "Actividad", "Entidad", "Fecha"},
                  {"1", "Foro", "OPS", "3"},
                  {"2", "Taller", "UE", "4"},
                  {"3", "Visita", "Embajada X", "5"},
                  {"4", "Curso", "CIDEU", "6"}}));
}

TEST(AlignedTable, ARowCutByAPageGoesOn) {
  const Rows rows = OnlyTable(
      "Actividad      Información            Fecha\n\nForo           Diálogo largo          3\n\n"
      "Taller         Se conversó sobre      4\n               la agenda de\n"
      "\f               trabajo conjunta\n\nVisita         Saludo protocolar      5\n\nCurso          Inicio del curso "
      "      6\n\f");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Taller", "Se conversó sobre la agenda de trabajo conjunta", "4"}));
}

TEST(AlignedTable, ARowWithShiftedColumnsIsStillARow) {
  const Rows rows = OnlyTable(R"(Fecha          Actividad             Institución           Detalle

1 de mayo      Foro de ciudades      Alcaldía de Lima      Diálogo virtual

2 de mayo      VIDEOCONFERENCIA MUY Gobierno de Seúl       Se definió el
               LARGA                Metropolitano          plan

3 de mayo      Taller de agua        Cancillería           Práctica

4 de mayo      Curso en línea        Universidad           Clausura
)");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"2 de mayo", "VIDEOCONFERENCIA MUY LARGA",
                                               "Gobierno de Seúl Metropolitano", "Se definió el plan"}));
}

TEST(AlignedTable, WordsBrokenAtALineEndAreJoined) {
  const Rows rows = OnlyTable(R"(Actividad      Información            Fecha

Foro           Diálogo de coopera-    3
               ción y cooperación

Taller         Presentación elabora-  4
               da por la oficina

Visita         Cooperación Sur-       5
               Sur y costo-beneficio
)");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1][1], "Diálogo de cooperación y cooperación");
  EXPECT_EQ(rows[2][1], "Presentación elaborada por la oficina");
  EXPECT_EQ(rows[3][1], "Cooperación Sur-Sur y costo-beneficio");
}

TEST(AlignedTable, ProseWithDoubleSpacesIsNone) {
  EXPECT_THAT(
      Outline("Posicionar, gestionar y coordinar  las acciones  de la Alcaldía.\nSe informa  que hubo  una reunión.\n"),
      ElementsAre("Posicionar, gestionar y coordinar las acciones de la Alcaldía.",
                  "Se informa que hubo una reunión."));
}

TEST(AlignedTable, SignaturesSideBySideAreNone) {
  EXPECT_TRUE(
      TablesOf(Read("Licda. Marta Quezada          Ing. Julio Abrego\nJefa de oficina               Director\n"))
          .empty());
}

TEST(AlignedTable, ANumberedListIsNone) {
  EXPECT_THAT(Outline("1.  La Embajada dona libros.\n2.  Se dio respuesta.\n3.  Se pidió nota.\n"),
              ElementsAre("1. La Embajada dona libros.", "2. Se dio respuesta.", "3. Se pidió nota."));
}

TEST(AlignedTable, AHeadingsUpperLineMayStandAlone) {
  EXPECT_EQ(
      OnlyTable("Mayo\nN.\n      Fecha          Actividad           Lugar\nº\n1     Todo el mes    Foro                "
                "Teatro\n"
                "      de mayo                            Gladys\n2     Pendiente      Pasantía            Parque\n\f"),
      (Rows{{"N. º", "Fecha", "Actividad", "Lugar"},
            {"1", "Todo el mes de mayo", "Foro", "Teatro Gladys"},
            {"2", "Pendiente", "Pasantía", "Parque"}}));
}

TEST(AlignedTable, ATitleOverTheHeadingPrintedAgainIsNoCell) {
  const Rows rows = OnlyTable(
      "Gestión                Entidad        Fecha\nOFRENDA                Colombia       12\n"
      "FLORAL\nOtras del mes:\nGestión                Entidad        Fecha\nTALLER                 OCI            "
      "13\n");
  EXPECT_EQ(rows, (Rows{{"Gestión", "Entidad", "Fecha"},
                        {"OFRENDA FLORAL", "Colombia", "12"},
                        {"Otras del mes:"},
                        {"TALLER", "OCI", "13"}}));
}

TEST(AlignedTable, ARowCutByAPageMayGoOnInOneColumn) {
  const Rows rows = OnlyTable(
      "Actividad        Entidad             Detalle                     Fecha\n"
      "Foro             UTP                 Seguimiento de la obra.     3 de mayo\n"
      "Concurso         Agencia de          Recepción de 62 obras de    15-24\n"
      "                 Japón (JICA) /      los centros.                agosto\n"
      "                 Asociación de\n\n\f"
      "                 Exbecarios de JICA\n                 (APEJICA)\n\nCOORDINACIONES:\n- Nota a la JICA.\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Concurso",
                                               "Agencia de Japón (JICA) / Asociación de Exbecarios de JICA (APEJICA)",
                                               "Recepción de 62 obras de los centros.", "15-24 agosto"}));
}

}  // namespace
}  // namespace acervo::txt
