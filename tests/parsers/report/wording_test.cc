#include "parsers/report/wording.h"

#include <gtest/gtest.h>

namespace acervo::report {
namespace {

TEST(Wording, FoldsWords) {
  EXPECT_EQ(FoldedWords(" Actividad / Gestión: "), (std::vector<std::string>{"actividad", "gestion"}));
  EXPECT_EQ(FoldedPhrase("N° de “Ítem”"), "n de item");
  EXPECT_TRUE(FoldedWords("— · —").empty());
}

TEST(Wording, TakesSmallSlipsForTheWord) {
  EXPECT_TRUE(IsMisspellingOf("viisita", "visita"));
  EXPECT_TRUE(IsMisspellingOf("reunion", "reunion"));
  EXPECT_TRUE(IsMisspellingOf("informcaion", "informacion"));
  EXPECT_FALSE(IsMisspellingOf("vision", "mision"));
  EXPECT_FALSE(IsMisspellingOf("curs", "curso"));
  EXPECT_FALSE(IsMisspellingOf("recurso", "curso"));
}

TEST(Wording, KnowsCapitals) {
  EXPECT_TRUE(IsAllCaps("GESTIÓN INTERNACIONAL 2"));
  EXPECT_FALSE(IsAllCaps("Gestión"));
  EXPECT_FALSE(IsAllCaps("12"));
}

TEST(Wording, SetsCapitalsRight) {
  EXPECT_EQ(Capitalised("OFICINA DE COOPERACIÓN INTERNACIONAL"), "Oficina de Cooperación Internacional");
  EXPECT_EQ(Capitalised("DIRECCIÓN DE EDUCACIÓN Y CULTURA"), "Dirección de Educación y Cultura");
  EXPECT_EQ(Capitalised("UNIDAD TÉCNICO-LEGAL"), "Unidad Técnico-Legal");
  EXPECT_EQ(Capitalised("Oficina de ONU"), "Oficina de ONU");
}

TEST(Wording, NeverCutsInsideACharacter) {
  EXPECT_EQ(Prefix("año", 2), "a");
  EXPECT_EQ(Prefix("año", 3), "añ");
  EXPECT_EQ(Prefix("año", 9), "año");
}

}  // namespace
}  // namespace acervo::report
