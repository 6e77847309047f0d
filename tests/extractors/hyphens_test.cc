#include "extractors/hyphens.h"

#include <gtest/gtest.h>

namespace acervo {
namespace {

struct HyphenCase {
  const char* learned;  // a line of the document
  bool breaks_words;    // whether the document breaks words at all
  const char* line;
  const char* next;
  const char* joined;
};
class Join : public ::testing::TestWithParam<HyphenCase> {};
TEST_P(Join, ByEvidence) {
  const HyphenCase& given = GetParam();
  Hyphenation hyphenation;
  hyphenation.Learn(given.learned);
  hyphenation.Learn(given.line);
  hyphenation.Learn(given.next);
  for (int i = 0; i < 20; ++i) hyphenation.CountWrap(given.breaks_words && i < 5);
  std::string text = given.line;
  hyphenation.Append(text, given.next);
  EXPECT_EQ(text, given.joined);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, Join,
    ::testing::Values(HyphenCase{"", true, "la coope-", "ración técnica", "la cooperación técnica"},
                      HyphenCase{"", false, "52 partic-", "ipantes", "52 participantes"},
                      HyphenCase{"", true, "análisis de costo-", "beneficio", "análisis de costo-beneficio"},
                      HyphenCase{"el costo-beneficio", true, "costo-", "beneficio", "costo-beneficio"},
                      HyphenCase{"la UCCI y el CIDEU y el CIDEU", true, "de UCCI-", "CIDEU", "de UCCI-CIDEU"},
                      HyphenCase{"", true, "PARA EL DESA-", "RROLLO", "PARA EL DESARROLLO"},
                      HyphenCase{"", true, "con la OPS-", "OMS en mayo", "con la OPS-OMS en mayo"},
                      HyphenCase{"", true, "Civil (SI-", "NAPROC) en mayo", "Civil (SINAPROC) en mayo"},
                      HyphenCase{"", true, "INFORME DE COOPE-", "RACIÓN TÉCNICA", "INFORME DE COOPERACIÓN TÉCNICA"},
                      HyphenCase{"", true, "el COVID-", "19 en mayo", "el COVID-19 en mayo"},
                      HyphenCase{"", false, "de Asia-", "Pacífico", "de Asia-Pacífico"},
                      HyphenCase{"", false, "años 2019-", "2020", "años 2019-2020"},
                      HyphenCase{"", false, "Capitales -UCCI-", "al Despacho", "Capitales -UCCI- al Despacho"},
                      HyphenCase{"", false, "Urbana -", "DPU-.", "Urbana -DPU-."},
                      HyphenCase{"", false, "30 octubre -", "2 noviembre", "30 octubre - 2 noviembre"},
                      HyphenCase{"", false, "coope\u00AD", "ración", "cooperación"},
                      HyphenCase{"", false, "INADEH/", "Embajada de Vietnam", "INADEH/Embajada de Vietnam"},
                      HyphenCase{"", false, "INADEH /", "UTP", "INADEH / UTP"},
                      HyphenCase{"", false, "sin guion", "alguno", "sin guion alguno"}));

TEST(CutWord, JoinedOnlyWithEvidence) {
  Hyphenation hyphenation;
  hyphenation.Learn("una VIDEOCONFERENCIA de capacitación");
  using Fills = Hyphenation::Fills;
  EXPECT_TRUE(hyphenation.IsCutWord("VIDEOCONFEREN", "CIA", Fills::kLine));
  EXPECT_TRUE(hyphenation.IsCutWord("AYUNTAMIENT", "O DEL", Fills::kLine));
  EXPECT_TRUE(hyphenation.IsCutWord("PRESENTACIÓ", "N", Fills::kLine));
  EXPECT_FALSE(hyphenation.IsCutWord("la Dirección", "de Turismo", Fills::kLine));
  EXPECT_FALSE(hyphenation.IsCutWord("que debe", "ser tomado", Fills::kLineEnd));
  EXPECT_FALSE(hyphenation.IsCutWord("Embajada", "Japón", Fills::kLine));
}

TEST(CutWord, RepeatedInEveryRow) {
  Hyphenation hyphenation;
  for (const char* line : {"Reali", "zado", "Reali", "zado", "Ejecu", "tado", "Ejecu", "tado", "la Reunión virtual"}) {
    hyphenation.Learn(line);
  }
  hyphenation.LearnWhole("Reunión");
  hyphenation.LearnWhole("virtual.");
  using Fills = Hyphenation::Fills;
  for (const auto& [line, next] : {std::pair{"Reali", "zado"},
                                   {"Ejecu", "tado"},
                                   {"Videocon", "ferencia"},
                                   {"Respo", "nsable"},
                                   {"Activida", "d"},
                                   {"N", "o"},
                                   {"Encuentr", "o de"},
                                   {"Concurs", "o"},
                                   {"Nombr", "amiento"},
                                   {"Interamerica", "no de"},
                                   {"DICIEM", "BRE 5"},
                                   {"202", "4"},
                                   {"Inteligentes", "”"},
                                   {"Taller", "."}}) {
    EXPECT_TRUE(hyphenation.IsCutWord(line, next, Fills::kLine)) << line << next;
  }
  for (const auto& [line, next] : {std::pair{"Reunión", "virtual"},
                                   {"Embajada", "de"},
                                   {"Visita", "oficial"},
                                   {"10/01/2015", "10:00"},
                                   {"14", "15"},
                                   {"y", "la"},
                                   {"Jornada", "técnica"},
                                   {"Cultura", "no"},
                                   {"Cónsul", "o"},
                                   {"Gestión", "para"}}) {
    EXPECT_FALSE(hyphenation.IsCutWord(line, next, Fills::kLine)) << line << next;
  }
}

TEST(SmallWords, EndNoText) {
  for (const char* text : {"realizadas por la", "de", "cursos y"}) EXPECT_TRUE(EndsInSmallWord(text)) << text;
  for (const char* text : {"", "Anexo A", "sala", "por la.", "Cooperación", "1-a"})
    EXPECT_FALSE(EndsInSmallWord(text)) << text;
}

}  // namespace
}  // namespace acervo
