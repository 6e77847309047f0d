#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(PageFurniture, PageNumbersAreAFooterOnce) {
  EXPECT_THAT(Outline("Uno.\n\n      Página 1 de 2\n\fDos.\n\n      Página 2 de 2\n\f"),
              ElementsAre("Uno.", "Dos.", "[footer] Página 1 de 2"));
}

TEST(PageFurniture, ARunningHeaderIsAHeaderOnce) {
  EXPECT_THAT(Outline("Alcaldía de Panamá\n\nUno.\n\fAlcaldía de Panamá\n\nDos.\n\fAlcaldía de Panamá\n\nTres.\n"),
              ElementsAre("[header] Alcaldía de Panamá", "Uno.", "Dos.", "Tres."));
}

TEST(PageFurniture, BareNumbersAtThePagesFoot) {
  EXPECT_THAT(Outline("Uno.\n\n1\n\fDos.\n\n2\n\fTres.\n\n3\n"), ElementsAre("Uno.", "Dos.", "Tres.", "[footer] 1"));
}

TEST(PageFurniture, WithoutFormFeedsALonePageNumberStillIs) {
  EXPECT_THAT(Outline("Uno.\n\nPágina 1 de 2\n\nDos.\n"), ElementsAre("Uno.", "Dos.", "[footer] Página 1 de 2"));
}

TEST(PageFurniture, TextThatOnlyBeginsTwoPagesAlikeStays) {
  EXPECT_THAT(Outline("Uno.\n\fDos.\n\fTres.\n\fSe agradece.\n\fCuatro.\n\fSe agradece.\n"),
              ElementsAre("Uno.", "Dos.", "Tres.", "Se agradece.", "Cuatro.", "Se agradece."));
}

TEST(PageFurniture, AParagraphGoesOnOverThePage) {
  EXPECT_THAT(Outline("Durante el mes se realizaron las gestiones que se detallan a\ncontinuación, con apoyo de las "
                      "direcciones municipales que\n"
                      "\n      Página 1 de 2\n\fhan participado en ellas.\n\n      Página 2 de 2\n\f"),
              ElementsAre("Durante el mes se realizaron las gestiones que se detallan a continuación, con apoyo de las "
                          "direcciones municipales "
                          "que han participado en ellas.",
                          "[footer] Página 1 de 2"));
}

}  // namespace
}  // namespace acervo::txt
