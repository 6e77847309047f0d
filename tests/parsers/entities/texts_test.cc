// Entities in running text: which words are a name, and where it ends. Names are told with " | " between them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/entities/entities.h"

namespace acervo {
namespace {

std::string Names(std::string_view text) {
  std::string names;
  for (const EntityMention& mention : FindEntities(text)) {
    if (!names.empty()) names += " | ";
    names += mention.raw;
  }
  return names;
}

struct TextCase {
  std::string_view text;
  std::string_view names;
};

class EntityText : public ::testing::TestWithParam<TextCase> {};

TEST_P(EntityText, YieldsItsNames) { EXPECT_EQ(Names(GetParam().text), GetParam().names); }

constexpr TextCase kOrganisations[] = {
    {"Reunión con la Embajada de Noruega sobre becas.", "Embajada de Noruega"},
    {"Reunión con la embajada de Noruega sobre becas.", "embajada de Noruega"},
    {"Nota de la Embajada de Ghana en Panamá al despacho.", "Embajada de Ghana en Panamá"},
    {"Recepción de la Embajada del Reino de los Países Bajos, en la tarde.", "Embajada del Reino de los Países Bajos"},
    {"La Embajada Portuguesa ofrece un concierto.", "Embajada Portuguesa"},
    {"La Embajada de la República Islámica de Irán ofrece un concierto.", "Embajada de la República Islámica de Irán"},
    {"La Embajada de Bosnia y Herzegovina y la Embajada de Kenia.",
     "Embajada de Bosnia y Herzegovina | Embajada de Kenia"},
    {"La Embajada de EE.UU. donó libros.", "Embajada de EE.UU."},
    {"Con la Alcaldía de Popayán, Colombia, se firmó.", "Alcaldía de Popayán"},
    {"Con la Alcaldía Mayor de Tunja y el Ayuntamiento de Soria.", "Alcaldía Mayor de Tunja | Ayuntamiento de Soria"},
    {"El Municipio de San Juan del Sur visitó la ciudad.", "Municipio de San Juan del Sur"},
    {"Carta de la Intendencia de Maldonado y del Gobierno de Mongolia.",
     "Intendencia de Maldonado | Gobierno de Mongolia"},
    {"Se envió a la Dirección de Bienestar Animal y Zoonosis el informe.", "Dirección de Bienestar Animal y Zoonosis"},
    {"Se envió a la Dirección de Aseo y a la Dirección de Zoonosis.", "Dirección de Aseo | Dirección de Zoonosis"},
    {"Se envió a la Dirección de Aseo y la Tesorería Municipal.", "Dirección de Aseo | Tesorería Municipal"},
    {"Se envió a la Dirección de Aseo y Despacho Superior.", "Dirección de Aseo | Despacho Superior"},
    {"Nota al Ministerio de Justicia, Paz y Trabajo de Bolivia.", "Ministerio de Justicia, Paz y Trabajo de Bolivia"},
    {"Insumos de la Dirección de Cultura del Municipio de Colón.", "Dirección de Cultura | Municipio de Colón"},
    {"Pasantes de la Universidad Nacional de Colombia y de la Universidad de los Andes.",
     "Universidad Nacional de Colombia | Universidad de los Andes"},
    {"Donación de la Fundación Luz del Istmo a cargo de la OCI.", "Fundación Luz del Istmo | OCI"},
    {"Donación de la Fundación “Manos Amigas” para el parque.", "Fundación “Manos Amigas”"},
    {"Carta de la Fundación Amigos del Casco Viejo para la OCI.", "Fundación Amigos del Casco Viejo | OCI"},
    {"Se gestionó el salón VIP para la delegación.", ""},
    {"Oferta de Istmo Naviera, S.A. por el transporte.", "Istmo Naviera, S.A."},
    {"Oferta de Grupo Vértice S.A. por el transporte.", "Grupo Vértice S.A."},
    {"Taller del Instituto Interamericano de Estadística, con la ayuda de todos.",
     "Instituto Interamericano de Estadística"},
    {"Con la Cruz Roja Colombiana se coordinó.", "Cruz Roja Colombiana"},
    {"Por la Agencia Noruega de Cooperación para el Desarrollo (NORAD) se supo.",
     "Agencia Noruega de Cooperación para el Desarrollo"},
    {"Por el Centro Regional de Sismología -CERESIS- se supo.", "Centro Regional de Sismología"},
    {"La Dirección de Planificación Urbana – DPU aprobó.", "Dirección de Planificación Urbana"},
    {"Curso de la UCCI y el CIDEU con la OEA.", "UCCI | CIDEU | OEA"},
    {"Curso de la O.E.A. para técnicos.", "O.E.A."},
    {"Nota del Min. de Cultura y del Ayto. de Soria.", "Min. de Cultura | Ayto. de Soria"},
    {"El Unicef y el Pnud apoyan.", "Unicef | Pnud"},
    {"Curso de la CENAMEP para técnicos.", ""},
    {"Se compraron 58 luminarias LED para el parque.", ""},
    {"En el marco de los ODS y la Agenda 2030.", ""},
    {"La XXVII Reunión de Alcaldes fue aplazada.", ""},
    {"Representante Residente de OIM Panamá en la ciudad.", "OIM Panamá"},
    {"Firma entre la Alcaldía de Panamá, Lumen y la OEA por un año.", "Alcaldía de Panamá | Lumen | OEA"},
    {"Se llamó a la DPU, a la RRHH y a la OCI.", "DPU | RRHH | OCI"},
    {"La Cancillería y la Contraloría refrendaron.", "Cancillería | Contraloría"},
    {"El Tribunal electoral capacitó.", "Tribunal electoral"},
    {"Se agradece a Gestión Ambiental y a Servicios Generales.", "Gestión Ambiental | Servicios Generales"},
    {"Limpieza del parque (Gestión Ambiental)", "Gestión Ambiental"},
    {"Un curso de Gestión Ambiental en línea.", ""},
    {"la gestión ambiental de la ciudad", ""},
    {"Apoyo a la Junta Comunal de Bella Vista.", "Junta Comunal de Bella Vista"},
    {"Visita a la Asamblea Nacional y a la Defensoría del Pueblo.", "Asamblea Nacional | Defensoría del Pueblo"},
    {"Con Azuero Airlines se cotizó.", "Azuero Airlines"},
    {"Se remitió a la Direción de Turismo la nota.", "Direción de Turismo"},
    {"Se remitió al Desapacho Superior la nota.", "Desapacho Superior"},
};
INSTANTIATE_TEST_SUITE_P(Organisations, EntityText, ::testing::ValuesIn(kOrganisations));

constexpr TextCase kPersons[] = {
    {"Visita de S.E. Ingrid Solberg al palacio.", "Ingrid Solberg"},
    {"Visita de S.E. Ingrid Solberg, Embajadora de Noruega.", "Ingrid Solberg"},
    {"Con la Embajada de Nepal, S.E. Bishnu Thapa, se acordó.", "Embajada de Nepal | Bishnu Thapa"},
    {"El H.S. Óscar Ramírez Díaz, Alcalde de Tunja, invita.", "Óscar Ramírez Díaz"},
    {"Lo recibió la Licda. Pura Gómez.", "Pura Gómez"},
    {"Participaron Ing. Saturnino Ríos y Mgter. Olda Cano de Ávila.", "Saturnino Ríos | Olda Cano de Ávila"},
    {"Firmó el Dr. Warwick T. Holm por la universidad.", "Warwick T. Holm"},
    {"El alcalde Gervasio Ledezma extiende invitación.", "Gervasio Ledezma"},
    {"La alcaldesa Nidia Prado y el embajador Torsten Falk.", "Nidia Prado | Torsten Falk"},
    {"Invitación a su homólogo, Prudencio Ortiz Vega, para el foro.", "Prudencio Ortiz Vega"},
    {"Con Ryosuke Aoyama, Representante Residente, se conversó.", "Ryosuke Aoyama"},
    {"Asistió Genoveva Arias (Directora de Turismo) al acto.", "Genoveva Arias"},
    {"Se informó a la Dirección de Mercados (Yesubeth Alonso), para su acción.",
     "Dirección de Mercados | Yesubeth Alonso"},
    {"Las postuladas son Karen Lee Sánchez e Itzel del C. Romero.", "Karen Lee Sánchez | Itzel del C. Romero"},
    {"El señor Alcalde y la señora Vicealcaldesa asistieron.", ""},
    {"Se acordó con Prof. Xenia Quiroz, de la OCI, el acto.", "Xenia Quiroz | OCI"},
    {"Nombre Unidad\nRubén Darío Batista DPU\nOfelia Guevara RRHH",
     "Rubén Darío Batista | DPU | Ofelia Guevara | RRHH"},
    {"Ing. Julio Ríos en julio.", "Julio Ríos"},
    {"Ofrenda en el natalicio de Simón Bolívar.", ""},
    {"Salió por la Avenida Ricardo J. Alfaro.", ""},
    {"Participó Ing. Tomás Vial, por la OCI, con una ponencia.", "Tomás Vial | OCI"},
    {"Se entregó al Sr. Ha-joon Kim la llave.", "Ha-joon Kim"},
    {"El Director de la OCI, Efraín Batista, firmó.", "OCI | Efraín Batista"},
    {"Nos visitó Mohamed Al Fayed, Embajador.", "Mohamed Al Fayed"},
};
INSTANTIATE_TEST_SUITE_P(Persons, EntityText, ::testing::ValuesIn(kPersons));

constexpr TextCase kPlaces[] = {
    {"Acto en el Teatro Ricardo Palma.", "Teatro Ricardo Palma"},
    {"Acto en el parque Lefevre del 3 al 5 de mayo.", "parque Lefevre"},
    {"Acto en el Salón Azul del Hotel Bahía, con invitados.", "Salón Azul | Hotel Bahía"},
    {"Acto en el Palacio Municipal el 3 de mayo.", "Palacio Municipal"},
    {"Acto en la Biblioteca Eusebio A. Morales y el Museo Afroantillano.",
     "Biblioteca Eusebio A. Morales | Museo Afroantillano"},
    {"Acto en el Centro de Convenciones Vasco Núñez de Balboa.", "Centro de Convenciones Vasco Núñez de Balboa"},
    {"Acto en la casa de un vecino y en el salón de actos.", ""},
    {"Acto en el Hotel El Prado a las 5:00 p.m.", "Hotel El Prado"},
    {"Acto en la Plaza Cinco de Mayo.", "Plaza Cinco de Mayo"},
    {"Acto en el Hospital Dr. Rafael Estévez.", "Hospital Dr. Rafael Estévez"},
};
INSTANTIATE_TEST_SUITE_P(Places, EntityText, ::testing::ValuesIn(kPlaces));

constexpr TextCase kNoEntities[] = {
    {"", ""},
    {"Foro de Ciudades y Puertos, con 40 asistentes.", ""},
    {"Concurso de Dibujo “Embajada de los Niños”, en su tercera edición.", ""},
    {"Curso «Red de Ciudades y Universidad de la Calle» en línea.", ""},
    {"Taller \"Alcaldía de puertas abiertas\" para jóvenes.", ""},
    {"Se coordinó con las direcciones y las embajadas acreditadas.", ""},
    {"La dirección del evento y la oficina de prensa.", ""},
    {"Plan de Acción 2024 y Estrategia de Resiliencia.", ""},
    {"Día Internacional de la Mujer y Síndrome de Down.", ""},
    {"Envío a Lima, Perú de la candidatura.", ""},
    {"Carpetas y gafetes para 67 delegados", ""},
    {"“Tema sin cerrar y la Embajada de Nepal", "Embajada de Nepal"},
};
INSTANTIATE_TEST_SUITE_P(NoEntities, EntityText, ::testing::ValuesIn(kNoEntities));

TEST(EntityTextSpan, CutsTheNameOutOfTheText) {
  constexpr std::string_view kText = "Güiría: la Embajada de España, el ACNUR y S.E. Íñigo Peñaloza en el Salón Añil.";
  const std::vector<EntityMention> mentions = FindEntities(kText);
  ASSERT_EQ(mentions.size(), 4u);
  std::size_t last = 0;
  for (const EntityMention& mention : mentions) {
    ASSERT_TRUE(mention.span.has_value());
    EXPECT_EQ(mention.span->In(kText), mention.raw);
    EXPECT_GE(mention.span->begin, last);
    EXPECT_EQ(mention.role, EntityRole::kMention);
    last = mention.span->end();
  }
}

}  // namespace
}  // namespace acervo
