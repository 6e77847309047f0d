#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(SeparatedRows, Semicolons) {
  EXPECT_EQ(OnlyTable("No.;Actividad;Fecha\n1;\"Foro; segundo día\";12\n2;\"Taller\n\"\"Agua\"\"\";13\n"),
            (Rows{{"No.", "Actividad", "Fecha"}, {"1", "Foro; segundo día", "12"}, {"2", "Taller\n\"Agua\"", "13"}}));
}

TEST(SeparatedRows, QuotedCommas) {
  EXPECT_EQ(OnlyTable("\"Actividad\",\"Fecha\"\n\"Foro, segundo día\",\"12\"\n"),
            (Rows{{"Actividad", "Fecha"}, {"Foro, segundo día", "12"}}));
}

TEST(SeparatedRows, AHeadingRowHasOneCell) {
  EXPECT_EQ(OnlyTable("No.;Actividad;Fecha\nGestiones locales;;\n1;Foro;12\n"),
            (Rows{{"No.", "Actividad", "Fecha"}, {"Gestiones locales"}, {"1", "Foro", "12"}}));
}

TEST(SeparatedRows, ProseIsNone) {
  EXPECT_THAT(Outline("Asistieron la Alcaldía; la Embajada; el CIDEU\nSe acordó lo siguiente.\n"),
              ElementsAre("Asistieron la Alcaldía; la Embajada; el CIDEU", "Se acordó lo siguiente."));
  EXPECT_TRUE(TablesOf(Read("Panamá, Panamá, 3 de mayo\nSeñora, Señor,\nreciban un saludo, con estima\n")).empty());
}

TEST(SeparatedRows, AnOpenQuoteIsText) {
  EXPECT_EQ(Outline("No.;Actividad;Fecha\n1;\"Foro;12\n"),
            (std::vector<std::string>{"No.;Actividad;Fecha", "1;\"Foro;12"}));
}

}  // namespace
}  // namespace acervo::txt
