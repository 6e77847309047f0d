// Tables as a page printed to text shows them: rows moved aside, one space between full cells, words and numbers cut
// where a narrow cell ends.
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

TEST(PrintedTable, OneSpaceBetweenFullCells) {
  EXPECT_EQ(OnlyTable(R"(No.   Fecha          Actividad           Entidad                  Información
1     30 de mayo     Concurso de         Cámara Marítima          La invitación fue cursada
                     pintura             de Panamá                por la Alcaldía.
2     4 de mayo      Visita de cortesía  Embajada de los Países   Reunión con la
                                         Bajos                    Dirección.
3     vie. 8         Visita de cortesía Cámara Marítima,     Reunión con Sra. Teresa
                                        Alianza Francesa, Embajada Sotomayor para revisar el
                                        de Brasil             plan de trabajo.
4     9 de mayo      Foro                ACNUR                    Diálogo.
)"),
            (Rows{{"No.", "Fecha", "Actividad", "Entidad", "Información"},
                  {"1", "30 de mayo", "Concurso de pintura", "Cámara Marítima de Panamá",
                   "La invitación fue cursada por la Alcaldía."},
                  {"2", "4 de mayo", "Visita de cortesía", "Embajada de los Países Bajos", "Reunión con la Dirección."},
                  {"3", "vie. 8", "Visita de cortesía", "Cámara Marítima, Alianza Francesa, Embajada de Brasil",
                   "Reunión con Sra. Teresa Sotomayor para revisar el plan de trabajo."},
                  {"4", "9 de mayo", "Foro", "ACNUR", "Diálogo."}}));
}

TEST(PrintedTable, HeadingsThatRunTogether) {
  const Rows rows = OnlyTable(R"(ÍTEM FECHA          ACTIVIDADES         TEMA
1      T1 2019      Curso de            Se realizará el 5 de
                    portugués           abril.
2      1ro de       Firma de            Movilidad urbana.
       marzo        convenio marco
3      10-mar       Charla              Se realizará el 4.
)");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"ÍTEM", "FECHA", "ACTIVIDADES", "TEMA"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"2", "1ro de marzo", "Firma de convenio marco", "Movilidad urbana."}));
}

TEST(PrintedTable, NumbersCutInANarrowColumn) {
  std::string text = "N   Actividad      Fecha\n°\n";
  for (int row = 1; row <= 12; ++row) {
    const std::string number = std::to_string(row);
    text += number.substr(0, 1) + "   Reunión de     " + number + " de\n";
    text += (row < 10 ? " " : number.substr(1)) + "   trabajo        mayo\n";
  }
  const Rows rows = OnlyTable(text);
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[9], (std::vector<std::string>{"9", "Reunión de trabajo", "9 de mayo"}));
  EXPECT_EQ(rows[10], (std::vector<std::string>{"10", "Reunión de trabajo", "10 de mayo"}));
  EXPECT_EQ(rows[12], (std::vector<std::string>{"12", "Reunión de trabajo", "12 de mayo"}));
}

TEST(PrintedTable, WordsCutInANarrowColumn) {
  const Rows rows = OnlyTable(R"(No.   Actividad        Responsab   Estado
                       le
1     Videoconferen    Lucía       Ejecutad
      cia              Benedetti   o
2     Taller           Ernesto     En
                       Klimt       proceso
3     CONVERSATO       Teresa      Realizad
      RIO              Sotomayor   o
)"
                              "\f");
  EXPECT_EQ(rows, (Rows{{"No.", "Actividad", "Responsable", "Estado"},
                        {"1", "Videoconferencia", "Lucía Benedetti", "Ejecutado"},
                        {"2", "Taller", "Ernesto Klimt", "En proceso"},
                        {"3", "CONVERSATORIO", "Teresa Sotomayor", "Realizado"}}));
}

TEST(PrintedTable, CellsSetAtTheFootOfTheirRows) {
  EXPECT_EQ(OnlyTable(R"(No.   Actividad              Entidad

                             Junta Comunal de
1     Visita de cortesía     San Felipe

                             Metrópolis, Unión
                             Europea, Embajada
2     Entrega de donación    de Polonia

3     Foro                   ACNUR
)"),
            (Rows{{"No.", "Actividad", "Entidad"},
                  {"1", "Visita de cortesía", "Junta Comunal de San Felipe"},
                  {"2", "Entrega de donación", "Metrópolis, Unión Europea, Embajada de Polonia"},
                  {"3", "Foro", "ACNUR"}}));
}

TEST(PrintedTable, TextsThatReachIntoTheGapEndWherePrintEndsThem) {
  const Rows rows = OnlyTable(R"(Actividad             Entidad                 Información                        Fecha
INVITACIÓN            AYUNTAMIENTO            Invitación del Ayuntamiento de     11/07/2017
                      GOBIERNOS               Iberoamericano de Estrategias
                      LOCALES UNIDOS Urbanas", que se celebrará el
                      RECURSOS                próximo 23 de noviembre.
CONFERENCIA           UTP / DESPACHO          En conmemoración del Día           20 y 21
                      Dirección de            Mundial del Síndrome de
                      Planificación Urbana conferencia: "Cooperación
                      Territorial             descentralizada Sur-Sur".
ASAMBLEA              CIDEU                   Asamblea anual del Centro          3y4
)"
                              "\f");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1][1], "AYUNTAMIENTO GOBIERNOS LOCALES UNIDOS RECURSOS");
  EXPECT_EQ(rows[2][1], "UTP / DESPACHO Dirección de Planificación Urbana Territorial");
  EXPECT_EQ(rows[2][2],
            "En conmemoración del Día Mundial del Síndrome de conferencia: \"Cooperación descentralizada Sur-Sur\".");
  EXPECT_EQ(rows[3][3], "3 y 4");
}

TEST(PrintedTable, HyphensOfTheirOwnCodeBreakWords) {
  const Rows rows = OnlyTable(
      "Actividad      Entidad        Fecha\nPresenta‐      Coopera‐      12\nción           ción\nCURSO “IN‐     "
      "TERRITO‐      13\nTERNO”         RIOS”\nTaller         UTP            14\n\f");
  EXPECT_EQ(rows, (Rows{{"Actividad", "Entidad", "Fecha"},
                        {"Presentación", "Cooperación", "12"},
                        {"CURSO “INTERNO”", "TERRITORIOS”", "13"},
                        {"Taller", "UTP", "14"}}));
}

TEST(PrintedTable, JustifiedTextsHaveGapsOfTheirOwn) {
  const Rows rows =
      OnlyTable(R"(Actividad/Gestión             Institución           Detalle                           Fecha
JORNADA                 DE    MEDUCA            /   Atención a 15 personas            17 al 20
SENSIBILIZACIÓN               Gestion Ambiental     refugiadas y migrantes, junto
                                                    a la Cruz Roja Panameña.
Asamblea General              Unión de Ciudades     Asamblea anual de la Unión        15-18
                              Capitales             de      Ciudades      Capitales   noviembre
                              Iberoamericanas       Iberoamericanas, celebrada en
                                                    Miami, Estados Unidos.
Encuentro    de    ciudades   Ayuntamiento     de   Encuentro preparatorio del        28        de
hermanas                      Barcelona             Seminario de Alcaldes.            noviembre
)"
                "\f");
  EXPECT_EQ(
      rows,
      (Rows{{"Actividad/Gestión", "Institución", "Detalle", "Fecha"},
            {"JORNADA DE SENSIBILIZACIÓN", "MEDUCA / Gestion Ambiental",
             "Atención a 15 personas refugiadas y migrantes, junto a la Cruz Roja Panameña.", "17 al 20"},
            {"Asamblea General", "Unión de Ciudades Capitales Iberoamericanas",
             "Asamblea anual de la Unión de Ciudades Capitales Iberoamericanas, celebrada en Miami, Estados Unidos.",
             "15-18 noviembre"},
            {"Encuentro de ciudades hermanas", "Ayuntamiento de Barcelona",
             "Encuentro preparatorio del Seminario de Alcaldes.", "28 de noviembre"}}));
}

}  // namespace
}  // namespace acervo::txt
