// Words as the index cuts and spells them.
#include "store/words/index_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/words/term_cache.h"

namespace acervo::store::index_words {
namespace {

using ::testing::ElementsAreArray;

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : IndexWords(text)) {
    EXPECT_EQ(word.span.In(text), word.text);
    words.push_back(MakeTerm(word.text).word);
  }
  return words;
}

struct Case {
  std::string text;
  std::vector<std::string> words;
};

TEST(IndexWords, OrdinalsAndNumberSignsLeaveTheNumber) {
  const Case cases[] = {
      {"Resolución Nº28", {"resolucion", "28"}},
      {"N° 28, N.º 29, N.o 30, n. 31", {"28", "29", "30", "31"}},
      {"No. 32, No 33, Nos. 34 y 35", {"32", "33", "34", "y", "35"}},
      {"Nro. 36, Núm. 37, NUM 38, N°s 39", {"36", "37", "38", "39"}},
      {"la 4.ª sesión, la 2ª y el 1º", {"la", "4", "sesion", "la", "2", "y", "el", "1"}},
      {"1er. encuentro, 3.er piso, 10mo aniversario", {"1", "encuentro", "3", "piso", "10", "aniversario"}},
      {"25 °C y 25ºC", {"25", "c", "y", "25", "c"}},
      {"No hay", {"no", "hay"}},
      {"N. Pérez y NO2", {"n", "perez", "y", "no2"}},
      {"la 2a y el 7B", {"la", "2a", "y", "el", "7b"}},
      {"ª º °", {}}};
  for (const Case& one : cases) EXPECT_THAT(WordsOf(one.text), ElementsAreArray(one.words)) << one.text;
}

TEST(IndexWords, RaisedAndLoweredDigitsBelongToTheirWord) {
  const Case cases[] = {{"CO₂ y C₆H₁₂O₆", {"co2", "y", "c6h12o6"}},
                        {"10 m² y 5 km²", {"10", "m2", "y", "5", "km2"}},
                        {"un convenio² de 2019³", {"un", "convenio", "de", "2019"}},
                        {"x₁", {"x1"}}};
  for (const Case& one : cases) EXPECT_THAT(WordsOf(one.text), ElementsAreArray(one.words)) << one.text;
}

TEST(IndexWords, AreSpelledInPlainLetters) {
  const Case cases[] = {{"Œuvre Ærø Łódź Đà Straße ﬁn", {"oeuvre", "aero", "lodz", "da", "strasse", "fin"}},
                        {"ＪＩＣＡ ２０１９ 𝐉𝐈𝐂𝐀 𝟐𝟎𝟏𝟗", {"jica", "2019", "jica", "2019"}},
                        {"J.I.C.A. año", {"jica", "año"}},
                        {"O'Brien", {"o", "brien"}}};
  for (const Case& one : cases) EXPECT_THAT(WordsOf(one.text), ElementsAreArray(one.words)) << one.text;
}

TEST(IndexWords, KeepTheirPlaceInTheText) {
  const std::string text = "CO₂: Nº28";
  std::size_t offset = 0;
  const auto first = NextIndexWord(text, offset), sign = NextIndexWord(text, offset),
             number = NextIndexWord(text, offset);
  ASSERT_TRUE(first && sign && number);
  EXPECT_EQ(first->span.In(text), "CO₂");
  EXPECT_TRUE(sign->is_number_sign);
  EXPECT_EQ(number->span.In(text), "28");
  EXPECT_FALSE(NextIndexWord(text, offset));
}

TEST(IndexWords, ShortOrdinalsAreFoundByTheirNumberToo) {
  EXPECT_EQ(MakeTerm("2a").also, "2");
  EXPECT_EQ(MakeTerm("2A").also, "");
  EXPECT_EQ(MakeTerm("m²").also, "m");
  EXPECT_EQ(MakeTerm("2da").word, "2");
  EXPECT_EQ(MakeTerm("año").also, "");
}

TEST(IndexWords, NameKeysAreOfTheSameWords) {
  EXPECT_EQ(NameKey("Colegio N° 5"), "colegio 5");
  EXPECT_EQ(NameKey("Fundación Œuvre, 2ª Región"), "fundacion oeuvre 2 region");
}

}  // namespace
}  // namespace acervo::store::index_words
