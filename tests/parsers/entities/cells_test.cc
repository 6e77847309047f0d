// Entity cells, split as a careful reader would. The parts are told with " | " between them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/entities/entities.h"

namespace acervo {
namespace {

std::string Parts(std::string_view cell) {
  std::string parts;
  for (const EntityMention& mention : SplitEntityCell(cell)) {
    if (!parts.empty()) parts += " | ";
    parts += mention.raw;
  }
  return parts;
}

struct CellCase {
  std::string_view cell;
  std::string_view parts;
};

class EntityCell : public ::testing::TestWithParam<CellCase> {};

TEST_P(EntityCell, IsSplitIntoItsEntities) { EXPECT_EQ(Parts(GetParam().cell), GetParam().parts); }

constexpr CellCase kSeparators[] = {
    {"", ""},
    {"KOICA", "KOICA"},
    {"KOICA, GIZ", "KOICA | GIZ"},
    {"KOICA/GIZ", "KOICA | GIZ"},
    {"KOICA / GIZ ; CAF", "KOICA | GIZ | CAF"},
    {"KOICA\nGIZ", "KOICA | GIZ"},
    {"Embajada de\nJapón", "Embajada de\nJapón"},
    {"Autoridad de Turismo\nde Panamá\nGIZ", "Autoridad de Turismo\nde Panamá | GIZ"},
    {"EMBAJADA\nDE JAPÓN", "EMBAJADA\nDE JAPÓN"},
    {"Dirección de Educación y\nCultura\nOCI", "Dirección de Educación y\nCultura | OCI"},
    {"KOICA\ny GIZ", "KOICA | GIZ"},
    {"KOICA - GIZ", "KOICA | GIZ"},
    {"KOICA – GIZ — CAF", "KOICA | GIZ | CAF"},
    {"Dirección de Mercados- OCI", "Dirección de Mercados | OCI"},
    {"Dirección de Mercados -OCI", "Dirección de Mercados | OCI"},
    {"KOICA y GIZ", "KOICA | GIZ"},
    {"KOICA e ICLEI", "KOICA | ICLEI"},
    {"KOICA, GIZ y CAF", "KOICA | GIZ | CAF"},
    {"KOICA & GIZ", "KOICA | GIZ"},
    {"• KOICA\n• GIZ", "KOICA | GIZ"},
    {"KOICA,", "KOICA"},
    {" , ; / KOICA // ", "KOICA"},
    {"Embajada de Kenia y la Embajada de Ghana", "Embajada de Kenia | Embajada de Ghana"},
    {"JICA/APEJICA/Embajada de Nepal/Dirección de Deportes- OCI",
     "JICA | APEJICA | Embajada de Nepal | Dirección de Deportes | OCI"},
    {"UCCI-CIDEU", "UCCI | CIDEU"},
    {"Embajada de Suecia; Embajada de Noruega", "Embajada de Suecia | Embajada de Noruega"},
    {"Fiscalía electoral / RRHH", "Fiscalía electoral | RRHH"},
    {"EMBAJADA DE FINLANDIA Y TESORERÍA MUNICIPAL", "EMBAJADA DE FINLANDIA | TESORERÍA MUNICIPAL"},
    {"embajada de finlandia y tesorería municipal", "embajada de finlandia | tesorería municipal"},
    {"Alcaldía de Tunja, Dirección de Cultura y Fundación Aurora",
     "Alcaldía de Tunja | Dirección de Cultura | Fundación Aurora"},
    {"Dirección de Turismo y Resiliencia", "Dirección de Turismo | Resiliencia"},
    {"Ministerio de Ambiente y Alcaldía de Pereira", "Ministerio de Ambiente | Alcaldía de Pereira"},
    {"Salón Bolívar - Dirección de Eventos", "Salón Bolívar | Dirección de Eventos"},
    {"UNICEF e INADEH", "UNICEF | INADEH"},
    {"Universidad Javeriana y SENACYT", "Universidad Javeriana | SENACYT"},
    {"Organiza: OEI", "OEI"},
    {"Embajada de Perú Dirección de Turismo", "Embajada de Perú | Dirección de Turismo"},
    {"UNESCO-IFARHU", "UNESCO | IFARHU"},
    {"CIDEU DIRECCIÓN DE RECURSOS HUMANOS", "CIDEU | DIRECCIÓN DE RECURSOS HUMANOS"},
};
INSTANTIATE_TEST_SUITE_P(Separators, EntityCell, ::testing::ValuesIn(kSeparators));

constexpr CellCase kInsideNames[] = {
    {"Embajada de Trinidad y Tobago", "Embajada de Trinidad y Tobago"},
    {"Embajada de San Vicente y las Granadinas", "Embajada de San Vicente y las Granadinas"},
    {"Embajada de Bosnia y Herzegovina, OEI", "Embajada de Bosnia y Herzegovina | OEI"},
    {"EMBAJADA DE ANTIGUA Y BARBUDA - DPU", "EMBAJADA DE ANTIGUA Y BARBUDA | DPU"},
    {"Ministerio de Relaciones Exteriores y Culto", "Ministerio de Relaciones Exteriores y Culto"},
    {"Relaciones Exteriores y Culto", "Relaciones Exteriores y Culto"},
    {"Dirección de Educación y Cultura", "Dirección de Educación y Cultura"},
    {"Obras y Construcciones", "Obras y Construcciones"},
    {"Obras y Construcciones y Gestión Social", "Obras y Construcciones | Gestión Social"},
    {"Dirección de Ferias y Mercados", "Dirección de Ferias y Mercados"},
    {"Dirección de Bienestar Animal y Zoonosis y OCI", "Dirección de Bienestar Animal y Zoonosis | OCI"},
    {"Ciudades y Gobiernos Locales Unidos", "Ciudades y Gobiernos Locales Unidos"},
    {"CIUDADES Y GOBIERNOS LOCALES UNIDOS / ICLEI", "CIUDADES Y GOBIERNOS LOCALES UNIDOS | ICLEI"},
    {"Cámara de Comercio, Industrias y Agricultura de Panamá",
     "Cámara de Comercio, Industrias y Agricultura de Panamá"},
    {"Cámara de Comercio, Industrias y Agricultura de Panamá, OCI",
     "Cámara de Comercio, Industrias y Agricultura de Panamá | OCI"},
    {"Secretaría Nacional de Ciencia, Tecnología e Innovación",
     "Secretaría Nacional de Ciencia, Tecnología e Innovación"},
    {"Ministerio de Agricultura, Ganadería y Pesca, FAO", "Ministerio de Agricultura, Ganadería y Pesca | FAO"},
    {"ICLEI – Gobiernos Locales por la Sustentabilidad", "ICLEI – Gobiernos Locales por la Sustentabilidad"},
    {"ICLEI - Gobiernos Locales por la Sustentabilidad / C40",
     "ICLEI - Gobiernos Locales por la Sustentabilidad | C40"},
    {"ONU-Hábitat", "ONU-Hábitat"},
    {"ONU-Hábitat - DPU", "ONU-Hábitat | DPU"},
    {"Fundación Universitaria San Pablo-CEU (FUSP-CEU)", "Fundación Universitaria San Pablo-CEU (FUSP-CEU)"},
    {"Istmo Naviera, S.A.", "Istmo Naviera, S.A."},
    {"Istmo Naviera, S.A., Copa Airlines", "Istmo Naviera, S.A. | Copa Airlines"},
    {"Alcaldía de San José, Costa Rica", "Alcaldía de San José, Costa Rica"},
    {"Alcaldía de San José, Costa Rica, OCI", "Alcaldía de San José, Costa Rica | OCI"},
    {"Ministerio de Economía y Finanzas y Contraloría", "Ministerio de Economía y Finanzas | Contraloría"},
    {"OPS/OMS", "OPS/OMS"},
    {"Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura",
     "Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura"},
};
INSTANTIATE_TEST_SUITE_P(InsideNames, EntityCell, ::testing::ValuesIn(kInsideNames));

constexpr CellCase kBrackets[] = {
    {"Agencia de Cooperación Internacional de Japón (JICA)", "Agencia de Cooperación Internacional de Japón (JICA)"},
    {"Agencia Noruega de Cooperación (NORAD), OCI", "Agencia Noruega de Cooperación (NORAD) | OCI"},
    {"Unión Europea -UE-", "Unión Europea -UE-"},
    {"Unión Europea -UE- / DPU", "Unión Europea -UE- | DPU"},
    {"Dirección de Planificación (Efraín Batista)", "Dirección de Planificación | Efraín Batista"},
    {"Dirección de Mercados (Lic. Pura Gómez), OCI", "Dirección de Mercados | Pura Gómez | OCI"},
    {"Alcaldía de Panamá (OCI)", "Alcaldía de Panamá | OCI"},
    {"Dirección de Recursos Humanos (RRHH)", "Dirección de Recursos Humanos (RRHH)"},
};
INSTANTIATE_TEST_SUITE_P(Brackets, EntityCell, ::testing::ValuesIn(kBrackets));

constexpr CellCase kPersonsAndOthers[] = {
    {"S.E. Ingrid Solberg", "Ingrid Solberg"},
    {"S.E. Ingrid Solberg, Embajadora de Noruega", "Ingrid Solberg"},
    {"S.E. Ravi Kumar (Embajador de la India), OCI", "Ravi Kumar | OCI"},
    {"Lic. Pura Gómez y Arq. Saturnino Ríos", "Pura Gómez | Saturnino Ríos"},
    {"Rosa María Quirós y Efraín Batista", "Rosa María Quirós | Efraín Batista"},
    {"Todas las direcciones", "Todas las direcciones"},
    {"Varios", "Varios"},
    {"N/A", ""},
    {"-", ""},
    {"Ninguna", ""},
};
INSTANTIATE_TEST_SUITE_P(PersonsAndOthers, EntityCell, ::testing::ValuesIn(kPersonsAndOthers));

TEST(EntityCellName, StandsOnOneLine) {
  EXPECT_EQ(SplitEntityCell("Fundación Amanecer de\nCoclé")[0].name, "Fundación Amanecer de Coclé");
  EXPECT_EQ(SplitEntityCell("Embajada de\nJapón")[0].id, SplitEntityCell("Embajada de Japón")[0].id);
}

TEST(EntityCellRole, IsTheCellWithoutASpan) {
  for (const EntityMention& mention : SplitEntityCell("OEI, Varios")) {
    EXPECT_EQ(mention.role, EntityRole::kCell);
    EXPECT_EQ(mention.span, std::nullopt);
  }
}

TEST(EntityCellRole, NoEntityIsOfTheKindOther) {
  EXPECT_EQ(SplitEntityCell("Todas las direcciones")[0].kind, EntityKind::kOther);
  EXPECT_EQ(SplitEntityCell("Varios")[0].kind, EntityKind::kOther);
}

}  // namespace
}  // namespace acervo
