// Hands and countries other than those of the samples: cells and texts as other offices write them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/entities/entities.h"

namespace acervo {
namespace {

std::string Joined(const std::vector<EntityMention>& mentions) {
  std::string names;
  for (const EntityMention& mention : mentions) {
    if (!names.empty()) names += " | ";
    names += mention.raw;
  }
  return names;
}

struct Case {
  std::string_view written;
  std::string_view names;
};

class OtherCell : public ::testing::TestWithParam<Case> {};
TEST_P(OtherCell, IsSplitIntoItsEntities) { EXPECT_EQ(Joined(SplitEntityCell(GetParam().written)), GetParam().names); }

constexpr Case kCells[] = {
    {"KOICA + GIZ + Embajada de Cuba", "KOICA | GIZ | Embajada de Cuba"},
    {"KOICA | GIZ", "KOICA | GIZ"},
    {"KOICA · GIZ · CAF", "KOICA | GIZ | CAF"},
    {"KOICA\tGIZ", "KOICA | GIZ"},
    {"1. Embajada de Cuba 2. Ministerio de Cultura 3. CAF", "Embajada de Cuba | Ministerio de Cultura | CAF"},
    {"1) KOICA\n2) GIZ", "KOICA | GIZ"},
    {"a) KOICA\nb) GIZ", "KOICA | GIZ"},
    {"Embajada de Japón (3)", "Embajada de Japón"},
    {"\"Fundación Aurora\"", "Fundación Aurora"},
    {"«Teatro La Quadra», OCI", "Teatro La Quadra | OCI"},
    {"AYUNTAMIENTO DE ZAPOPAN / DIF ZAPOPAN", "AYUNTAMIENTO DE ZAPOPAN | DIF ZAPOPAN"},
    {"Cámara de Comercio de Colón y Club Rotario de Colón", "Cámara de Comercio de Colón | Club Rotario de Colón"},
    {"Policía Nacional y Bomberos de David", "Policía Nacional | Bomberos de David"},
    {"Juan Pérez y María López", "Juan Pérez | María López"},
    {"Sra. Ana Ruiz, Arq. Luis Vega y Dr. Hans Meyer", "Ana Ruiz | Luis Vega | Hans Meyer"},
    {"Universidad de la República (UDELAR) - AUCI", "Universidad de la República (UDELAR) | AUCI"},
    {"Secretaría de Educación y Cultura – Casa de la Cultura",
     "Secretaría de Educación y Cultura | Casa de la Cultura"},
    {"Embajadas de Chile y Perú", "Embajadas de Chile | Perú"},
    {"Embajadas de Chile, Perú y Cuba, OCI", "Embajadas de Chile | Perú | Cuba | OCI"},
    {"Embajada de Chile y Embajada del Perú", "Embajada de Chile | Embajada del Perú"},
    {"Concejo Municipal; Junta Comunal de Pueblo Nuevo", "Concejo Municipal | Junta Comunal de Pueblo Nuevo"},
    {"COAMSS-OPAMSS", "COAMSS-OPAMSS"},
    {"Ministerio de Urbanismo, Vivienda y Hábitat, OEI", "Ministerio de Urbanismo, Vivienda y Hábitat | OEI"},
    {"Sindicato de Portuarios/Iglesia Metodista", "Sindicato de Portuarios | Iglesia Metodista"},
    {"Cooperativa El Progreso, R.L. y CAF", "Cooperativa El Progreso, R.L. | CAF"},
    {"Oficina de Comunicación Institucional (OCI)", "Oficina de Comunicación Institucional (OCI)"},
    {"Dirección de\nRelaciones\nInternacionales", "Dirección de\nRelaciones\nInternacionales"},
    {"Bolsa de Comercio de Rosario (BCR), OEI", "Bolsa de Comercio de Rosario (BCR) | OEI"},
    {"por definir", ""},
    {"—", ""},
};
INSTANTIATE_TEST_SUITE_P(Hands, OtherCell, ::testing::ValuesIn(kCells));

class OtherText : public ::testing::TestWithParam<Case> {};
TEST_P(OtherText, YieldsItsNames) { EXPECT_EQ(Joined(FindEntities(GetParam().written)), GetParam().names); }

constexpr Case kTexts[] = {
    {"Con el H. Ayuntamiento de Zapopan se acordó.", "Ayuntamiento de Zapopan"},
    {"El Excmo. Ayuntamiento de Sevilla invita.", "Ayuntamiento de Sevilla"},
    {"Sesión del Honorable Concejo Municipal de Colón.", "Concejo Municipal de Colón"},
    {"La Ilustre Municipalidad de Ancud visitó la ciudad.", "Ilustre Municipalidad de Ancud"},
    {"La Prefeitura Municipal de Olinda respondió.", "Prefeitura Municipal de Olinda"},
    {"Apoyo de la Policía Nacional Civil y del Cuerpo de Bomberos de Quito.",
     "Policía Nacional Civil | Cuerpo de Bomberos de Quito"},
    {"Donación de la Iglesia Metodista de Colón y del Sindicato de Portuarios.",
     "Iglesia Metodista de Colón | Sindicato de Portuarios"},
    {"Visita al Colegio Abel Bravo y al Instituto Rubiano.", "Colegio Abel Bravo | Instituto Rubiano"},
    {"Gestión ante la ACI Medellín de una misión.", ""},
    {"Curso de la LMD sobre ordenamiento.", "LMD"},
    {"La XXVII Reunión y el Tomo XII.", ""},
    {"Las Embajadas de Chile y Perú donaron libros.", "Embajadas de Chile | Perú"},
    {"Invitación de las Embajadas de Chile, Perú y Cuba al acto.", "Embajadas de Chile | Perú | Cuba"},
    {"Convenio con la Bolsa de Comercio de Rosario (BCR) y la UNR.", "Bolsa de Comercio de Rosario"},
    {"Ante el Instituto Tecnológico y de Estudios Superiores de Occidente (ITESO) se gestionó.",
     "Instituto Tecnológico y de Estudios Superiores de Occidente"},
    {"El ITESO (Instituto Tecnológico y de Estudios Superiores de Occidente) invita.",
     "ITESO | Instituto Tecnológico y de Estudios Superiores de Occidente"},
    {"El presidente municipal Juan José Frangie recibió a la cónsul honoraria Pía Gallardo.",
     "Juan José Frangie | Pía Gallardo"},
    {"Asistieron la Viceministra Gabriela Díaz y el Director General Pedro Ábrego.", "Gabriela Díaz | Pedro Ábrego"},
    {"Visita del Dr. Hans-Dieter Schäfer y de la Sra. Ursula von Lippe.", "Hans-Dieter Schäfer | Ursula von Lippe"},
    {"Palabras de doña Margarita Cedeño de Fernández.", "Margarita Cedeño de Fernández"},
    {"Asistieron Juan Espadas, Sonia Gaya y Joaquín Castillo por la ciudad.",
     "Juan Espadas | Sonia Gaya | Joaquín Castillo"},
    {"Participaron Juan Pérez y María López en la mesa.", "Juan Pérez | María López"},
    {"Acto en el Gran Teatro Falla y en la Plaza 14 de Septiembre.", "Gran Teatro Falla | Plaza 14 de Septiembre"},
    {"Recorrido por la Huaca Pucllana y el Malecón de Amador.", "Huaca Pucllana | Malecón de Amador"},
    {"La Emabajada de Japón donó un vehículo al Muncipio de David.", "Emabajada de Japón | Muncipio de David"},
    {"La Embajadade Japón y la Embajada deCuba invitan.", "Embajadade Japón | Embajada deCuba"},
    {"Reunión con Navantia y la Autoridad Portuaria de Cádiz.", "Navantia | Autoridad Portuaria de Cádiz"},
    {"El agregado cultural de la Embajada y Consulado de Chipre.", "Embajada y Consulado de Chipre"},
    {"Con la Fundación para el Desarrollo de Colón (FUNDECOL) se acordó.", "Fundación para el Desarrollo de Colón"},
    {"Seguimiento con Cooperativa El Progreso, R.L. sobre la feria.", "Cooperativa El Progreso, R.L."},
    {"Se pidió al sector privado y a las juntas comunales su apoyo.", ""},
    {"Visita del Secretario de Estado de Puerto Rico y salida a Puerto España.", ""},
    {"Reunión con vecinos y la comunidad educativa.", ""},
};
INSTANTIATE_TEST_SUITE_P(Hands, OtherText, ::testing::ValuesIn(kTexts));

class OtherName : public ::testing::TestWithParam<Case> {};
TEST_P(OtherName, MeansTheSameEntity) {
  EXPECT_EQ(ResolveEntity(GetParam().written).id, ResolveEntity(GetParam().names).id);
}

constexpr Case kOneEntity[] = {
    {"Embajadade Japón", "Embajada de Japón"},
    {"Embajda de Korea", "Embajada de Corea"},
    {"Emabajada de Japón", "Embajada de Japón"},
    {"Embajada deJapón", "Embajada de Japón"},
    {"Embajadas de Chile", "Embajada de Chile"},
    {"Embajada y Consulado de Chile", "Embajada de Chile"},
    {"Acaldía de Panamá", "Alcaldía de Panamá"},
    {"Muncipio de Panamá", "Municipio de Panamá"},
    {"Cancilleria", "Ministerio de Relaciones Exteriores"},
    {"Dirección de Mercado", "Dirección de Mercados"},
    {"Obra y Construcción", "Dirección de Obras y Construcciones"},
    {"Merco Ciudades", "Mercociudades"},
    {"Fundasion Carlina", "Fundación Carolina"},
    {"Ministerio de Desarollo Agropecuarrio", "MIDA"},
    {"Secretaría Nacionl de Cienca, Tecnología e Innovacion", "SENACYT"},
    {"EMBAJADA DE LA REPÚBLICA DE COLOMBIA EN PANAMÁ", "Embajada de Colombia"},
    {"Embajada de Gran Bretaña", "Embajada Británica"},
    {"Embajada de Holanda", "Embajada de los Países Bajos"},
    {"Nunciatura Apostólica", "Embajada de la Santa Sede"},
    {"Embajada del Vaticano", "Nunciatura Apostólica en Panamá"},
    {"Embajada de la RPC", "Embajada de China"},
    {"Ilustre Municipalidad de La Serena", "Municipalidad de La Serena"},
    {"GAD Municipal de Cuenca", "Alcaldía de Cuenca"},
};
INSTANTIATE_TEST_SUITE_P(Names, OtherName, ::testing::ValuesIn(kOneEntity));

class OtherApart : public ::testing::TestWithParam<Case> {};
TEST_P(OtherApart, StaysApart) { EXPECT_NE(ResolveEntity(GetParam().written).id, ResolveEntity(GetParam().names).id); }

constexpr Case kTwoEntities[] = {
    {"Oficina de Comunicación Institucional (OCI)", "Oficina de Cooperación Internacional"},
    {"Dirección de Gestión Administrativa (DGA)", "Dirección de Gestión Ambiental"},
    {"Unión Internacional de Museos (UIM)", "Unión Iberoamericana de Municipalistas"},
    {"Embajada de Eslovaquia", "Embajada de Eslovenia"},
    {"Embajada de Dominica", "Embajada de República Dominicana"},
    {"Embajada de Corea", "Embajada de Costa Rica"},
    {"UDELAR", "UDELAS"},
    {"AECID", "AACID"},
};
INSTANTIATE_TEST_SUITE_P(Names, OtherApart, ::testing::ValuesIn(kTwoEntities));

}  // namespace
}  // namespace acervo
