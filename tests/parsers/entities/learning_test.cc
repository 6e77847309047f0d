// What a text says of its own names, which names may be looked for elsewhere, and which come near to a known one.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/entities/entities.h"

namespace acervo {
namespace {

struct DefinitionCase {
  std::string_view text;
  std::string_view pair;  // "long = short"; empty: none
};

std::string PairsIn(std::string_view text, EntityRole where) {
  std::string pairs;
  for (const DefinedNames& names : FindDefinitions(text, where)) {
    if (!pairs.empty()) pairs += "; ";
    pairs += names.long_name + " = " + names.short_name;
    EXPECT_NE(text.find(names.raw), text.npos) << names.raw;
  }
  return pairs;
}

class Definition : public ::testing::TestWithParam<DefinitionCase> {};
TEST_P(Definition, IsReadFromText) { EXPECT_EQ(PairsIn(GetParam().text, EntityRole::kMention), GetParam().pair); }

constexpr DefinitionCase kDefinitions[] = {
    {"Con la Fundación Alcalde Colón (FUNDALCO) se firmó.", "Fundación Alcalde Colón = FUNDALCO"},
    {"Con la Fundación Calicanto (FUNDALCO) se firmó.", "Fundación Calicanto = FUNDALCO"},
    {"Con la Dirección de Cultura (MUPANA) se firmó.", ""},
    {"Convenio con la Liga Municipal Dominicana (LMD).", "Liga Municipal Dominicana = LMD"},
    {"Convenio con la Liga Municipal Dominicana -LMD- por un año.", "Liga Municipal Dominicana = LMD"},
    {"Convenio con la Liga Municipal Dominicana – LMD, por un año.", "Liga Municipal Dominicana = LMD"},
    {"Convenio con la Liga Municipal Dominicana, LMD, por un año.", "Liga Municipal Dominicana = LMD"},
    {"La LMD (Liga Municipal Dominicana) invita.", "Liga Municipal Dominicana = LMD"},
    {"La Secretaría Nacional de Ciencia, Tecnología e Innovación (SENACYT) invita.",
     "Secretaría Nacional de Ciencia, Tecnología e Innovación = SENACYT"},
    {"La Fundación Mar Abierto (en adelante FMA) invita.", "Fundación Mar Abierto = FMA"},
    {"La Fundación Mar Abierto (en adelante, la Fundación) invita.", ""},
    {"La Asociación de Municipios de Honduras (A.M.H.O.N.) invita.",
     "Asociación de Municipios de Honduras = A.M.H.O.N."},
    {"En la Bolsa de Comercio de Rosario (BCR) se expuso.", "Bolsa de Comercio de Rosario = BCR"},
    {"El Fondo Andaluz de Municipios para la Solidaridad Internacional (FAMSI) convoca.",
     "Fondo Andaluz de Municipios para la Solidaridad Internacional = FAMSI"},
    {"La Embajada de Japón (JICA) invita.", ""},
    {"La Embajada de Japón (Sala B) invita.", ""},
    {"La Dirección de Cultura (OCI) invita.", ""},
    {"La Alcaldía de Panamá (OCI) invita.", ""},
    {"El Ministerio de Cultura (Perú) invita.", ""},
    {"Se citó a Juan Pérez (JP) al acto.", ""},
    {"La Dirección de Mercados - OCI convoca.", ""},
    {"Reunión (VIP) en el salón.", ""},
    {"Se pidió a Turismo, DPU y RRHH su apoyo.", ""},
    {"((((", ""},
    {"", ""},
};
INSTANTIATE_TEST_SUITE_P(Texts, Definition, ::testing::ValuesIn(kDefinitions));

TEST(DefinitionInCell, IsReadWhateverItsCase) {
  EXPECT_EQ(PairsIn("LIGA MUNICIPAL DOMINICANA (LMD), OEI", EntityRole::kCell), "LIGA MUNICIPAL DOMINICANA = LMD");
}

TEST(DefinitionConflict, IsToldWhereTheTablesKnowAnotherEntity) {
  const auto own = FindDefinitions("La Oficina de Comunicación Institucional (OCI) informa.", EntityRole::kMention);
  ASSERT_EQ(own.size(), 1u);
  EXPECT_TRUE(own[0].conflict);
  const auto known = FindDefinitions("La Agencia Japonesa de Cooperación (JICA) informa.", EntityRole::kMention);
  ASSERT_EQ(known.size(), 1u);
  EXPECT_FALSE(known[0].conflict);
}

TEST(LocalNames, AreFoundWhereNoRuleWouldTakeThem) {
  LocalNames names;
  names.Add("FX");
  EXPECT_TRUE(FindEntities("Los fondos FX llegaron.").empty());
  const auto found = FindEntities("Los fondos FX llegaron.", names);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].raw, "FX");
}

struct DistinctiveCase {
  std::string_view cell;
  bool distinctive;
};
class Distinctive : public ::testing::TestWithParam<DistinctiveCase> {};
TEST_P(Distinctive, NamesMayBeLookedForElsewhere) {
  const std::vector<EntityMention> mentions = SplitEntityCell(GetParam().cell);
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(!DistinctiveName(mentions[0]).empty(), GetParam().distinctive) << GetParam().cell;
}

constexpr DistinctiveCase kDistinctive[] = {
    {"Fundación Calicanto", true},
    {"FUNDACIÓN CALICANTO", true},
    {"FUNDALCO", true},
    {"ProIstmo", true},
    {"Kerveltas", true},
    {"Navantia", true},
    {"Casa de la Cultura Miguel Uribe", true},
    {"Istmo Naviera, S.A.", true},
    {"Varias entidades", false},
    {"Sector privado", false},
    {"Sector Privado", false},
    {"Todas las direcciones", false},
    {"Juntas Comunales", false},
    {"Empresa privada", false},
    {"Cuerpo Diplomático", false},
    {"Cultura", false},
    {"Vivienda", false},
    {"VIVIENDA", false},
    {"Capacitación", false},
    {"Colombia", false},
    {"Bogotá", false},
    {"María", false},
    {"María López", false},
    {"Comunidad", false},
    {"JICA", false},
};
INSTANTIATE_TEST_SUITE_P(Cells, Distinctive, ::testing::ValuesIn(kDistinctive));

TEST(NearEntities, AreToldWithTheNearestFirst) {
  const auto near = NearEntities("Agencia de Coperasion Internacional de Japon", 3);
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near[0].id, "jica");
  EXPECT_LE(near.size(), 3u);
  for (std::size_t i = 1; i < near.size(); ++i) EXPECT_LE(near[i].score, near[i - 1].score);
}

TEST(NearEntities, OfNothingAreNone) {
  EXPECT_TRUE(NearEntities("", 5).empty());
  EXPECT_TRUE(NearEntities("—", 5).empty());
  EXPECT_TRUE(NearEntities("Xyzzyx Qwrtplk", 5).empty());
  EXPECT_TRUE(NearEntities("JICA", 0).empty());
}

class Confusable : public ::testing::TestWithParam<DefinitionCase> {};
TEST_P(Confusable, NamesAreDoubted) {
  const auto near = ConfusableEntities(GetParam().text, 1);
  EXPECT_EQ(near.empty() ? "" : near[0].name, GetParam().pair) << GetParam().text;
}

constexpr DefinitionCase kConfusable[] = {
    {"Agencia de Cooperación de Japón", "Agencia de Cooperación Internacional de Japón"},
    {"Teatro Blaboa", "Teatro Balboa"},
    {"Alcaldía de Quitu", "Alcaldía del Distrito Metropolitano de Quito"},
    {"UDELAR", ""},
    {"Dirección de Fiestas", ""},
    {"Alcaldía de San Marcos", ""},
    {"Universidad Autónoma de Panamá", ""},
    {"Embajada de Narnia", ""},
    {"Hotel Bahía", ""},
    {"Fundación Aurora", ""},
    {"Club Kiwanis de Panamá", ""},
};
INSTANTIATE_TEST_SUITE_P(Names, Confusable, ::testing::ValuesIn(kConfusable));

}  // namespace
}  // namespace acervo
