#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

const Rows kForoAndTaller = {{"No.", "Actividad", "Fecha"}, {"1", "Foro de Ciudades", "12"}, {"2", "Taller", "13"}};

TEST(RuledTable, SimpleTableOfRestructuredText) {
  EXPECT_EQ(OnlyTable("===  ==========  =====\nNo.  Actividad   Fecha\n===  ==========  =====\n1    Foro de     12\n"
                      "     Ciudades\n2    Taller      13\n===  ==========  =====\n"),
            kForoAndTaller);
}

TEST(RuledTable, MultilineTableOfPandoc) {
  EXPECT_EQ(OnlyTable("  ---------------------\n  No. Actividad  Fecha\n  --- ---------- ------\n  1   Foro de    12\n"
                      "      Ciudades\n\n  2   Taller     13\n  ---------------------\n"),
            kForoAndTaller);
}

TEST(RuledTable, ListingOfADatabaseShell) {
  EXPECT_EQ(OnlyTable("No.  Actividad         Fecha\n---  ----------------  -----\n1    Foro de Ciudades  12\n"
                      "2    Taller            13\n"),
            kForoAndTaller);
}

TEST(RuledTable, AHeadingOverTheColumnsIsARowOfOneCell) {
  EXPECT_EQ(OnlyTable("===  ==========  =====\nNo.  Actividad   Fecha\n===  ==========  =====\nGestiones locales\n"
                      "----------------------\n1    Foro        12\n===  ==========  =====\n"),
            (Rows{{"No.", "Actividad", "Fecha"}, {"Gestiones locales"}, {"1", "Foro", "12"}}));
}

TEST(RuledTable, ATitleWithALineUnderItIsNone) {
  EXPECT_THAT(Outline("Informe mensual\n===============\n\nTexto.\n"),
              ElementsAre("Informe mensual", "===============", "Texto."));
}

}  // namespace
}  // namespace acervo::txt
