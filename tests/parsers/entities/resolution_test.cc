// Which names are one entity, and which are not.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "parsers/entities/entities.h"

namespace acervo {
namespace {

class OneEntity : public ::testing::TestWithParam<std::vector<std::string_view>> {};

TEST_P(OneEntity, UnderAllItsNames) {
  const std::string id = ResolveEntity(GetParam()[0]).id;
  EXPECT_FALSE(id.empty());
  for (const std::string_view name : GetParam()) EXPECT_EQ(ResolveEntity(name).id, id) << name;
}

const std::vector<std::string_view> kSame[] = {
    {"JICA", "J.I.C.A.", "Jica", "Agencia de Cooperación Internacional de Japón",
     "AGENCIA DE COOPERACION INTERNACIONAL DEL JAPON", "Agencia de Cooperación Internacional de Japón (JICA)",
     "Agencia de Cooperación Internacional de Japón -JICA-", "JICA Panamá", "la JICA",
     "Agencia de Coperación Internacional de Japón"},
    {"Despacho Superior", "DESPACHO SUPRIOR", "Desapacho superior", "despacho superior", "Despacho del Alcalde"},
    {"Ministerio de Relaciones Exteriores", "MIRE", "Min. de Relaciones Exteriores", "Cancillería",
     "Cancillería de Panamá", "Cancilleria", "Ministerio de Relaciones Exteriores (MIRE)",
     "Ministerio de Relaciones Exteriores de Panamá"},
    {"Dirección de Educación y Cultura", "Direccion de Educacion y Cultura", "Educación y Cultura",
     "EDUCACIÓN Y CULTURA", "Direción de Educación y Cultura"},
    {"Recursos Humanos", "RRHH", "RR.HH.", "RR. HH.", "Dirección de Recursos Humanos (RRHH)", "Dirección de RRHH"},
    {"Oficina de Cooperación Internacional", "OCI", "Cooperación Internacional",
     "Oficina de Cooperación Internacional (OCI)"},
    {"Dirección de Resiliencia", "Oficina de Resiliencia", "RESILIENCIA", "Resiliencia"},
    {"Dirección DPU", "DPU", "Planificación Urbana"},
    {"Dirección de Turismo", "Turismo", "Dirección de Turismo de la Alcaldía de Panamá",
     "Dirección de Turismo Municipal"},
    {"Embajada de Japón", "EMBAJADA DEL JAPÓN", "Embajada de Japon en Panamá", "embajada japonesa", "Emb. de Japón",
     "Embajda de Japón"},
    {"Embajada de la India", "Embajada de India", "Embajada de la República de la India"},
    {"Embajada del Reino Unido", "Embajada Británica", "Embajada de Gran Bretaña",
     "Embajada del Reino Unido en Panamá"},
    {"Embajada de Corea", "Embajada de la República de Corea", "Embajada de Corea del Sur", "EMBAJADA COREANA"},
    {"Embajada de China", "Embajada de la República Popular China", "Embajada de la República Popular de China"},
    {"Embajada de México", "Embajada de los Estados Unidos Mexicanos", "Embajada Mexicana"},
    {"Embajada de Estados Unidos", "Embajada de los Estados Unidos de América", "Embajada de EE.UU.",
     "Embajada de EE. UU.", "Embajada de EEUU", "Embajada Americana"},
    {"Embajada de Qatar", "Embajada de Catar", "Embajada del Estado de Qatar"},
    {"Embajada de los Países Bajos", "Embajada del Reino de los Países Bajos", "Embajada de Holanda"},
    {"Embajada de Brasil", "Embajada del Brasil", "Embajada de la República Federativa del Brasil"},
    {"Embajada de El Salvador", "Embajada de la República de El Salvador", "Embajada Salvadoreña"},
    {"Embajada de Trinidad y Tobago", "EMBAJADA DE LA REPÚBLICA DE TRINIDAD Y TOBAGO"},
    {"Embajada de República Dominicana", "Embajada de la República Dominicana", "Embajada Dominicana"},
    {"Alcaldía de Panamá", "Municipio de Panamá", "MUPA", "Alcaldía del Distrito de Panamá", "Alcaldia de Panama"},
    {"Alcaldía de Bogotá", "Alcaldía Mayor de Bogotá", "Alcaldia Mayor de Bogotá D.C."},
    {"Municipalidad de Lima", "Municipalidad Metropolitana de Lima", "Alcaldía de Lima"},
    {"Alcaldía de Quito", "Alcaldía del Distrito Metropolitano de Quito",
     "Municipio del Distrito Metropolitano de Quito"},
    {"Alcaldía de San José", "Municipalidad de San José", "Alcaldía de San José, Costa Rica"},
    {"Ayuntamiento de Madrid", "Ayto. de Madrid", "Alcaldía de Madrid"},
    {"Alcaldía de Cartagena", "Alcaldía de Cartagena de Indias"},
    {"Ayuntamiento del Distrito Nacional", "Ayuntamiento de Santo Domingo"},
    {"Alcaldía de Popayán", "ALCALDÍA DE POPAYAN", "Municipio de Popayán"},
    {"O.E.A.", "OEA", "Organización de los Estados Americanos", "Organización de Estados Americanos"},
    {"Unión Europea", "UE", "Union Europea", "Unión Europea -UE-", "Delegación de la Unión Europea en Panamá"},
    {"UNICEF", "Unicef", "Fondo de las Naciones Unidas para la Infancia", "UNICEF Panamá"},
    {"ICLEI", "ICLEI – Gobiernos Locales por la Sustentabilidad"},
    {"Grupo de Ciudades C40", "C40", "Grupo C40"},
    {"Casa Góngora", "Casa Gongora", "CASA GÓNGORA"},
    {"MiAmbiente", "MIAMBIENTE", "Ministerio de Ambiente", "Mi Ambiente"},
    {"Parque Municipal Summit", "parque Summit"},
    {"Universidad de Panamá", "UNIVERSIDAD DE PANAMA", "UP"},
    {"Hideo Fukushima", "S.E. Hideo Fukushima", "HIDEO FUKUSHIMA", "Sr. Hideo Fukushima"},
    {"Itzel del C. Romero", "Licda. Itzel Romero"},
    {"Fundación Luz del Istmo", "FUNDACION LUZ DEL ISTMO", "la Fundación Luz del Istmo",
     "Fundación Luz del Istmo (FLI)"},
    {"Dirección de Zoonosis", "Oficina de Zoonosis", "Zoonosis", "ZOONOSIS"},
    {"Agencia Noruega de Pesca (ANP)", "Agencia Noruega de Pesca"},
    {"Embajada de R.P. China", "Embajada de la R. P. China", "Embajada de la Rep. Pop. China", "Embajada de China"},
    {"Embajada de Côte d'Ivoire", "Embajada de Côte d’Ivoire", "Embajada de Costa de Marfil"},
    {"Embajada de Congo (RDC)", "Embajada de la República Democrática del Congo", "Embajada de la R.D.C."},
    {"Embajada de R.D.", "Embajada de República Dominicana"},
    {"Delegación de la Unión Europea", "Embajada de la Unión Europea"},
    {"Cooperación Española AECID", "Cooperación Española", "AECID"},
    {"Junta Comunal de San Felipe", "J.C. de San Felipe", "JC San Felipe"},
    {"Tribunal Electoral", "TE"},
    {"Contraloría General de la República", "CGR"},
};
INSTANTIATE_TEST_SUITE_P(Names, OneEntity, ::testing::ValuesIn(kSame));

class ApartEntities : public ::testing::TestWithParam<std::vector<std::string_view>> {};

TEST_P(ApartEntities, HaveIdsOfTheirOwn) {
  std::vector<std::string> ids;
  for (const std::string_view name : GetParam()) ids.push_back(ResolveEntity(name).id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end()) << GetParam()[0];
}

const std::vector<std::string_view> kApart[] = {
    {"JICA", "APEJICA", "KOICA"},
    {"OPS", "OMS", "OPS/OMS"},
    {"Embajada de Corea", "Embajada de Corea del Norte", "Embajada de Costa Rica"},
    {"Embajada de China", "Embajada de la República de China"},
    {"Embajada de México", "Embajada de los Estados Unidos de América", "México"},
    {"Embajada de Japón", "Consulado de Japón", "Japón", "Gobierno de Japón"},
    {"Embajada de Austria", "Embajada de Australia"},
    {"Embajada de Nigeria", "Embajada de Níger"},
    {"Embajada de Irán", "Embajada de Irak", "Embajada de Irlanda", "Embajada de Islandia"},
    {"Embajada de Guinea", "Embajada de Guinea Ecuatorial", "Embajada de Guinea-Bisáu"},
    {"Alcaldía de San José", "Alcaldía de San José de Cúcuta", "Alcaldía de San José de Chiquitos"},
    {"Alcaldía de Santiago de Chile", "Alcaldía de Santiago de Cali", "Alcaldía de Santiago"},
    {"Alcaldía de Panamá", "Alcaldía de Panamá Oeste", "Universidad de Panamá"},
    {"Dirección de Gestión Social", "Dirección de Gestión Ambiental"},
    {"Dirección de Cooperación Internacional", "Oficina de Cooperación Internacional"},
    {"Universidad de Panamá", "Universidad Tecnológica de Panamá"},
    {"Ministerio de Educación", "Dirección de Educación y Cultura"},
    {"Tribunal Electoral", "Fiscalía Electoral"},
    {"Secretaría General", "Secretaría General Iberoamericana"},
    {"Rosa Quirós", "Rosa Quiroga"},
    {"Cruz Roja Panameña", "Comité Internacional de la Cruz Roja", "Cruz Roja Colombiana"},
    {"Parque Omar", "Parque Urracá"},
    {"Dirección de Ferias", "Dirección de Fiestas"},
    {"Embajada de Panamá en España", "Embajada de Panamá en Francia", "Embajada de Panamá"},
    {"Consulado de Panamá en Barcelona", "Consulado de Panamá en Houston"},
    {"Embajada de Congo", "Embajada de Congo (RDC)"},
};
INSTANTIATE_TEST_SUITE_P(Names, ApartEntities, ::testing::ValuesIn(kApart));

struct KindCase {
  std::string_view name;
  std::string_view kind;
};

class EntityKindOf : public ::testing::TestWithParam<KindCase> {};

TEST_P(EntityKindOf, IsToldByTheName) { EXPECT_EQ(Token(ResolveEntity(GetParam().name).kind), GetParam().kind); }

constexpr KindCase kKinds[] = {
    {"Embajada de Nepal", "embajada"},
    {"Consulado de Malta", "embajada"},
    {"PNUD", "organismo"},
    {"Agencia Noruega de Cooperación", "organismo"},
    {"MIDES", "gobierno"},
    {"Ministerio de Pesca", "gobierno"},
    {"Dirección de Zoonosis", "unidad-municipal"},
    {"OCI", "unidad-municipal"},
    {"Alcaldía de Tunja", "ciudad"},
    {"Ayuntamiento de Soria", "ciudad"},
    {"Copa Airlines", "empresa"},
    {"Istmo Naviera, S.A.", "empresa"},
    {"Fundación Aurora", "sociedad-civil"},
    {"Universidad de los Andes", "academia"},
    {"Teatro Ricardo Palma", "lugar"},
    {"S.E. Ingrid Solberg", "persona"},
    {"Rosa María Quirós", "persona"},
    {"Todas las direcciones", "otro"},
};
INSTANTIATE_TEST_SUITE_P(Names, EntityKindOf, ::testing::ValuesIn(kKinds));

TEST(ResolveEntity, AnswersForAnything) {
  for (const std::string_view name : {"", " ", "()", "de la", "---", "\xff\xfe", "\n\n", "(((", "的"}) {
    EXPECT_FALSE(ResolveEntity(name).known) << name;
  }
}

TEST(ResolveEntity, NamesItByItsPreferredName) {
  EXPECT_EQ(ResolveEntity("O.E.A.").name, "Organización de los Estados Americanos");
  EXPECT_EQ(ResolveEntity("EMBAJADA DEL JAPÓN EN PANAMÁ").name, "Embajada de Japón");
  EXPECT_EQ(ResolveEntity("Alcaldía de Lima").name, "Municipalidad Metropolitana de Lima");
  EXPECT_EQ(ResolveEntity("S.E. Ingrid Solberg").name, "Ingrid Solberg");
}

TEST(NamesOfEntity, KnowsAliasesAndAcronyms) {
  const std::vector<std::string> names = NamesOfEntity(ResolveEntity("JICA").id);
  EXPECT_NE(std::find(names.begin(), names.end(), "JICA"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), "Agencia de Cooperación Internacional de Japón"), names.end());
  EXPECT_TRUE(NamesOfEntity("nobody-at-all").empty());
}

}  // namespace
}  // namespace acervo
