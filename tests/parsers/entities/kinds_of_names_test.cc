// Names that are easily taken for others: what is found, and as what. Names are told with " | " between them, persons
// in "<…>".
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/entities/entities.h"

namespace acervo::kinds_of_names {
namespace {

std::string Told(const std::vector<EntityMention>& mentions) {
  std::string told;
  for (const EntityMention& mention : mentions) {
    if (!told.empty()) told += " | ";
    told += mention.kind == EntityKind::kPerson ? "<" + mention.raw + ">" : mention.raw;
  }
  return told;
}

struct Case {
  std::string_view written;
  std::string_view told;
};

class KindOfCell : public ::testing::TestWithParam<Case> {};
TEST_P(KindOfCell, HoldsTheseNames) { EXPECT_EQ(Told(SplitEntityCell(GetParam().written)), GetParam().told); }

class KindOfText : public ::testing::TestWithParam<Case> {};
TEST_P(KindOfText, HoldsTheseNames) { EXPECT_EQ(Told(FindEntities(GetParam().written)), GetParam().told); }

constexpr Case kRolesInCells[] = {
    {"CÓNSUL DE ITALIA", "CÓNSUL DE ITALIA"},
    {"MINISTRO DE OBRAS PÚBLICAS", "MINISTRO DE OBRAS PÚBLICAS"},
    {"DIRECTORA DE CULTURA", "DIRECTORA DE CULTURA"},
    {"ALCALDESA DE QUITO", "ALCALDESA DE QUITO"},
    {"ALCALDE DE BOGOTÁ, LIC. ANA RUIZ", "ALCALDE DE BOGOTÁ | <ANA RUIZ>"},
    {"EMBAJADOR ANDRÉS PÉREZ", "<ANDRÉS PÉREZ>"},
    {"COORDINADORA DE MUJERES DEL BENI", "COORDINADORA DE MUJERES DEL BENI"},
    {"Secretaria Provincial de Turismo", "Secretaria Provincial de Turismo"},
    {"Administradora Boliviana de Carreteras", "Administradora Boliviana de Carreteras"},
    {"Directora Académica Regional", "Directora Académica Regional"},
};
INSTANTIATE_TEST_SUITE_P(Roles, KindOfCell, ::testing::ValuesIn(kRolesInCells));

constexpr Case kRolesInTexts[] = {
    {"ENTREGA DE LLAVES A LA ALCALDESA DE QUITO.", ""},
    {"EL GERENTE DE OPERACIONES SOLICITÓ APOYO.", ""},
    {"Se envió nota al DIRECTOR DE OBRAS con copia.", ""},
    {"REUNIÓN CON LA ALCALDESA DE QUITO, LIC. ANA RUIZ.", "<ANA RUIZ>"},
    {"Se envió nota a la SECRETARÍA DE CULTURA con copia.", "SECRETARÍA DE CULTURA"},
    {"Se envió nota a la Secretaria Federal de Educación con copia.", "Secretaria Federal de Educación"},
    {"Se envió nota a la Secretaría Distrital De Seguridad con copia.", "Secretaría Distrital De Seguridad"},
    {"Se reunió con la Secretaria de Cultura, Ana Ruiz.", "<Ana Ruiz>"},
    {"Se reunió con la Administradora General Ana Ruiz.", "<Ana Ruiz>"},
};
INSTANTIATE_TEST_SUITE_P(Roles, KindOfText, ::testing::ValuesIn(kRolesInTexts));

constexpr Case kCapitals[] = {
    {"EL MINISTERIO DE SALUD REMITE EL INFORME A LA OFICINA.", "MINISTERIO DE SALUD"},
    {"LA FUNDACIÓN CALICANTO DONÓ LIBROS A LA BIBLIOTECA NACIONAL.", "FUNDACIÓN CALICANTO | BIBLIOTECA NACIONAL"},
    {"PARTICIPACIÓN DEL ALCALDE JOSÉ LUIS FÁBREGA EN EL FORO.", "<JOSÉ LUIS FÁBREGA>"},
    {"EL AYUNTAMIENTO DE MADRID INVITA AL CONGRESO.", "AYUNTAMIENTO DE MADRID"},
    {"SE COORDINÓ CON EL MEF LA TRANSFERENCIA DE FONDOS.", "MEF"},
    {"LA JUNTA COMUNAL DE BELLA VISTA SOLICITA APOYO LOGÍSTICO.", "JUNTA COMUNAL DE BELLA VISTA"},
    {"ASISTIÓ POR ESTA OFICINA LA LIC. ANA RÍOS.", "<ANA RÍOS>"},
    {"SE COORDINÓ CON VOLUNTARIOS DE TELEFÓNICA LA JORNADA.", "TELEFÓNICA"},
    {"SE REALIZÓ LA REUNIÓN DEL COMITÉ ORGANIZADOR DEL EVENTO.", ""},
    {"SE CONTÓ CON LA PRESENCIA DEL DR. LUIS DE LA GUARDIA.", "<LUIS DE LA GUARDIA>"},
};
INSTANTIATE_TEST_SUITE_P(Capitals, KindOfText, ::testing::ValuesIn(kCapitals));

constexpr Case kWordsInCapitals[] = {
    {"Se entregó la CONVOCATORIA y las BASES del concurso.", ""},
    {"Se publicó la LICITACIÓN en el PORTAL.", ""},
    {"Se cambió el SSL y el DNS del servidor.", ""},
    {"Ajuste del CSS de la página; nota a la CSS.", "CSS"},
    {"El TALLER se dio en la UTP con el BID.", "UTP | BID"},
};
INSTANTIATE_TEST_SUITE_P(WordsInCapitals, KindOfText, ::testing::ValuesIn(kWordsInCapitals));

constexpr Case kNouns[] = {
    {"Se presentó el Marco Normativo vigente.", ""},
    {"Se aprobó la Norma Técnica de accesos.", ""},
    {"Mejoró la Esperanza de Vida del distrito.", ""},
    {"Carmen de Areco entregó el informe.", ""},
    {"Se reunió con la Honorable Asamblea Nacional.", "Asamblea Nacional"},
    {"Se reunió con el Honorable Concejo de Colón.", "Concejo de Colón"},
    {"Con el Excelentísimo Cuerpo Diplomático se acordó.", ""},
    {"Reunión vía MS TEAMS y MS Project.", ""},
    {"Marco Antonio Pérez y Norma Ruiz asistieron.", "<Marco Antonio Pérez> | <Norma Ruiz>"},
};
INSTANTIATE_TEST_SUITE_P(Nouns, KindOfText, ::testing::ValuesIn(kNouns));

constexpr Case kPersons[] = {
    {"Facilitó la Lic. Maeve O'Brien.", "<Maeve O'Brien>"},
    {"Se reunió con la Dra. Pierre L’Heureux.", "<Pierre L’Heureux>"},
    {"La Lic. Ana D'Elia y el Ing. Pedro O´Farrill.", "<Ana D'Elia> | <Pedro O´Farrill>"},
    {"Asistió Fiona O'Hara por la embajada.", "<Fiona O'Hara>"},
    {"Se reunió con Monseñor José Domingo Ulloa Mendieta.", "<José Domingo Ulloa Mendieta>"},
    {"Se reunió con la Dra. Abril Sánchez.", "<Abril Sánchez>"},
    {"Se reunió con el Ing. Juan Mayo.", "<Juan Mayo>"},
    {"Reunión con Juan Mayo 15 a las 3.", ""},
    {"Coordina Domingo Pérez.", "<Domingo Pérez>"},
    {"Se reunió con el Padre Domingo de Soto.", "<Domingo de Soto>"},
    {"El Lunes Santo no hubo actos.", ""},
    {"Se reunió con el Ing. Carlos del Valle Sánchez.", "<Carlos del Valle Sánchez>"},
    {"Se reunió con la Lic. Ana de la Dirección de Cultura.", "<Ana> | Dirección de Cultura"},
    {"Coordina Katja Schmidt.", "<Katja Schmidt>"},
    {"Se pidió a Zbynek Kvapil el informe.", "<Zbynek Kvapil>"},
    {"El taller estará a cargo de Zbynek Kvapil.", "<Zbynek Kvapil>"},
    {"Curso impartido por Zbynek Kvapil.", "<Zbynek Kvapil>"},
    {"Responsable de Compras Menores.", ""},
    {"Contacto: Banco Hipotecario Nacional.", "Banco Hipotecario Nacional"},
};
INSTANTIATE_TEST_SUITE_P(Persons, KindOfText, ::testing::ValuesIn(kPersons));

constexpr Case kLongNames[] = {
    {"Ministerio de Obras Públicas, Transportes y de Vivienda",
     "Ministerio de Obras Públicas, Transportes y de Vivienda"},
    {"Ministerio del Poder Popular para Ciencia y Tecnología",
     "Ministerio del Poder Popular para Ciencia y Tecnología"},
    {"Ministerio de Obras Públicas, UNICEF y Cruz Roja", "Ministerio de Obras Públicas | UNICEF | Cruz Roja"},
    {"Asociación de Ingenieros, Arquitectos y Técnicos", "Asociación de Ingenieros, Arquitectos y Técnicos"},
    {"Comisión de Género, Niñez y Familia", "Comisión de Género, Niñez y Familia"},
    {"Fondo de las Naciones Unidas para la Infancia, EDUCACIÓN Y CULTURA",
     "Fondo de las Naciones Unidas para la Infancia | EDUCACIÓN Y CULTURA"},
    {"Ministerio de Salud Pública y Bienestar Social", "Ministerio de Salud Pública y Bienestar Social"},
    {"Ministerio de Relaciones Exteriores y Movilidad Humana",
     "Ministerio de Relaciones Exteriores y Movilidad Humana"},
    {"Comité de Agua, Saneamiento e Higiene", "Comité de Agua, Saneamiento e Higiene"},
    {"Dirección de Turismo y Resiliencia", "Dirección de Turismo | Resiliencia"},
    {"Cooperación Alemana GIZ", "Cooperación Alemana GIZ"},
    {"Fundación Calicanto, Lumen y Telered", "Fundación Calicanto | Lumen y Telered"},
};
INSTANTIATE_TEST_SUITE_P(LongNames, KindOfCell, ::testing::ValuesIn(kLongNames));

constexpr Case kEmbassies[] = {
    {"Embajada de Francia y España", "Embajada de Francia | España"},
    {"Embajada de Francia, España e Italia", "Embajada de Francia | España | Italia"},
    {"Embajada Francesa y Española", "Embajada Francesa | Española"},
    {"Embajadas de Perú, Chile y de Bolivia", "Embajadas de Perú | Chile | Bolivia"},
    {"Embajada de Trinidad y Tobago y Jamaica", "Embajada de Trinidad y Tobago | Jamaica"},
    {"Embajada de Antigua y Barbuda", "Embajada de Antigua y Barbuda"},
    {"Embajada de Japón y JICA", "Embajada de Japón | JICA"},
    {"Consulados de Chile y Perú", "Consulados de Chile | Perú"},
};
INSTANTIATE_TEST_SUITE_P(Embassies, KindOfCell, ::testing::ValuesIn(kEmbassies));

constexpr Case kQuotes[] = {
    {"Grupo \"Los Reyes\"", "Grupo \"Los Reyes\""},
    {"Fundación “Ciudad Viva”", "Fundación “Ciudad Viva”"},
    {"Fundación «Ciudad Viva», OEI", "Fundación «Ciudad Viva» | OEI"},
    {"Grupo 'Los Reyes'", "Grupo 'Los Reyes'"},
    {"Grupo ‘Los Reyes’ y OEI", "Grupo ‘Los Reyes’ | OEI"},
    {"Grupo [Los Reyes]", "Grupo [Los Reyes]"},
    {"“Ciudad Viva”", "Ciudad Viva"},
};
INSTANTIATE_TEST_SUITE_P(Quotes, KindOfCell, ::testing::ValuesIn(kQuotes));

constexpr Case kQuotesInTexts[] = {
    {"Actuó el Grupo \"Los Reyes\" en la plaza.", "Grupo \"Los Reyes\""},
    {"Actuó el Grupo 'Los Reyes' en la plaza.", "Grupo 'Los Reyes'"},
    {"La Fundación «Ciudad Viva» donó libros.", "Fundación «Ciudad Viva»"},
    {"Apoyo de la Cooperación Española AECID al plan.", "Cooperación Española AECID"},
    {"Al Consulado General de Panamá en Nueva Orleans sobre el caso.", "Consulado General de Panamá en Nueva Orleans"},
};
INSTANTIATE_TEST_SUITE_P(Quotes, KindOfText, ::testing::ValuesIn(kQuotesInTexts));

TEST(KindOfName, KeepsItsQuotes) {
  EXPECT_EQ(SplitEntityCell("Fundación “Ciudad Viva”").front().name, "Fundación “Ciudad Viva”");
}

TEST(KindOfEmbassy, IsTheOneOfItsHead) {
  EXPECT_EQ(SplitEntityCell("Consulados de Chile y Perú").back().id, "consulado-peru");
  EXPECT_EQ(SplitEntityCell("Embajadas de Chile y Perú").back().id, "embajada-peru");
  EXPECT_EQ(FindEntities("Nota de la Embajada de Chile y España.").back().id, "embajada-espana");
}

TEST(NearEntities, PutsWhatSoundsAlikeFirst) {
  EXPECT_EQ(NearEntities("Jika", 3).front().id, "jica");
  EXPECT_EQ(NearEntities("Hunisef", 3).front().id, "unicef");
}

TEST(AreInitials, AreOfAllTheWordsThatCount) {
  EXPECT_TRUE(AreInitials("TSU", "Tejido Social Urbano"));
  EXPECT_TRUE(AreInitials("tsu", "Tejido Social Urbano"));
  EXPECT_TRUE(AreInitials("CENVIH", "Centro Nacional de Vivienda y Hábitat"));
  EXPECT_FALSE(AreInitials("TSU", "Tejido Social Urbano y Rural"));
  EXPECT_FALSE(AreInitials("TSU", "Tejido Social"));
  EXPECT_FALSE(AreInitials("", "Tejido Social"));
}

TEST(KindOfPerson, HasOneIdWithOrWithoutApostrophe) {
  EXPECT_EQ(ResolveEntity("Lic. Maeve O'Brien").id, ResolveEntity("Lic. Maeve OBrien").id);
}

}  // namespace
}  // namespace acervo::kinds_of_names
