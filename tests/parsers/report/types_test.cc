#include "parsers/report/types.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kActivityTypes;
extern const std::string_view kKindCases;
}  // namespace acervo::data

namespace acervo::report {
namespace {

struct Case {
  const char* cell;
  const char* type;  // "" for none
};

class ActivityKindOf : public ::testing::TestWithParam<Case> {};

TEST_P(ActivityKindOf, Cell) {
  const auto kind = FindActivityKind(GetParam().cell);
  EXPECT_EQ(kind ? kind->type : "", GetParam().type) << GetParam().cell;
}

INSTANTIATE_TEST_SUITE_P(OneWord, ActivityKindOf,
                         ::testing::Values(Case{"Izada de la bandera", "izada-de-bandera"},
                                           Case{"Ciclo de cine", "ciclo"}, Case{"WEBINAR", "webinario"},
                                           Case{"Webinarios", "webinario"}, Case{"webinario.", "webinario"},
                                           Case{"Cortesía", "cortesia"}, Case{"REUNIONES", "reunion"},
                                           Case{"Talleres", "taller"}, Case{"Pasantía", "pasantia"},
                                           Case{"PREMIACIÓN", "premiacion"}));
INSTANTIATE_TEST_SUITE_P(
    Phrases, ActivityKindOf,
    ::testing::Values(Case{"Misión Oficial de Secretario de Estado de Puerto Rico", "mision-oficial"},
                      Case{"Rueda de prensa 500 años", "rueda-de-prensa"}, Case{"OFRENDA FLORAL", "ofrenda-floral"},
                      Case{"Sesión de trabajo", "sesion-de-trabajo"}, Case{"Mesas de trabajo", "mesa-de-trabajo"},
                      Case{"Acto protocolar", "acto-protocolar"}, Case{"Entrega de donación", "donacion"},
                      Case{"Entrega de llaves de la ciudad", "entrega-de-llaves"},
                      Case{"Firma de Carta de entendimiento", "firma"}, Case{"Asamblea General", "asamblea"},
                      Case{"Recepción Día de Europa", "recepcion"}, Case{"Trámite de visa", "tramite"}));
INSTANTIATE_TEST_SUITE_P(WordsBefore, ActivityKindOf,
                         ::testing::Values(Case{"XXXIV Reunión del Comité Sectorial de Cultura", "reunion"},
                                           Case{"1er. Congreso", "congreso"},
                                           Case{"Gran Feria de las Naciones", "feria"},
                                           Case{"La II Cumbre de alcaldes", "cumbre"},
                                           Case{"3. Foro de ciudades", "foro"},
                                           Case{"Se realizó una visita técnica", "visita"}));
INSTANTIATE_TEST_SUITE_P(Carried, ActivityKindOf,
                         ::testing::Values(Case{"Participación en el Foro Mundial", "foro"},
                                           Case{"Asistencia a la XII Asamblea", "asamblea"},
                                           Case{"Participación de la ciudad en el congreso de Lima", "congreso"},
                                           Case{"Acto de premiación", "premiacion"},
                                           Case{"Ceremonia de graduación", "graduacion"},
                                           Case{"Acto conmemorativo", "acto"}, Case{"Participación", "participacion"}));
INSTANTIATE_TEST_SUITE_P(Sentences, ActivityKindOf,
                         ::testing::Values(Case{"Se firmó el convenio con la UTP", "firma"},
                                           Case{"El alcalde inauguró… reunión", "reunion"},
                                           Case{"Nos reunimos con la delegación", "reunion"}));
INSTANTIATE_TEST_SUITE_P(Misspelt, ActivityKindOf,
                         ::testing::Values(Case{"Viisita de delegación de Chengdu, China", "visita"},
                                           Case{"REUNON", "reunion"}, Case{"Conversatroio", "conversatorio"},
                                           Case{"Videoconferensia", "videoconferencia"},
                                           Case{"Dotación de equipos", "dotacion"}));
INSTANTIATE_TEST_SUITE_P(Titled, ActivityKindOf,
                         ::testing::Values(Case{"FORO \"VIVIENDA SOCIAL\"", "foro"},
                                           Case{"Seminario “Migración y ciudades de acogida”", "seminario"},
                                           Case{"Invitación al “Feria de las Naciones”", "invitacion"},
                                           Case{"“Foro abierto”", "foro"}, Case{"Barrio Chino “Taller”", ""}));
INSTANTIATE_TEST_SUITE_P(None, ActivityKindOf,
                         ::testing::Values(Case{"Agenda 2030", ""}, Case{"Barrio Chino", ""},
                                           Case{"Ciudad Amigable con los Mayores", ""}, Case{"", ""}, Case{"12", ""},
                                           Case{"Visión 2030", ""}, Case{"—", ""}));

TEST(ActivityKind, OfEveryRowOfTheCases) {
  for (const auto& row : data::Rows(data::kKindCases, 2)) {
    const auto kind = FindActivityKind(row[0]);
    EXPECT_EQ(kind ? kind->type : "-", row[1]) << row[0];
  }
}

TEST(ActivityKind, TellsAGroupFromOneActivity) {
  EXPECT_TRUE(FindActivityKind("CAPACITACIONES")->plural);
  EXPECT_FALSE(FindActivityKind("Capacitación")->plural);
}

TEST(ActivityKind, ReadsOnlyTheBeginningOfALongCell) {
  EXPECT_FALSE(FindActivityKind(std::string(1 << 20, 'x') + " reunión"));
}

TEST(ActivityTypesTable, EachRowFindsItsOwnType) {
  for (const auto& row : data::Rows(data::kActivityTypes, 3)) {
    if (row[1] == "skip" || row[1] == "joint") continue;
    const auto kind = FindActivityKind(row[2]);
    EXPECT_EQ(kind ? kind->type : "-", row[0]) << row[2];
  }
}

TEST(ActivityTypesTable, IsFoldedAndWithoutDoubles) {
  static const std::set<std::string_view> kClasses = {"head",  "carrier", "weak", "verb",
                                                      "light", "thing",   "skip", "joint"};
  std::set<std::string> seen;
  for (const auto& row : data::Rows(data::kActivityTypes, 0)) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    EXPECT_TRUE(kClasses.contains(row[1])) << row[1];
    EXPECT_EQ(FoldedPhrase(row[2]), row[2]);
    EXPECT_TRUE(seen.insert(std::string(row[1] == "joint" ? "joint " : "") + std::string(row[2])).second) << row[2];
  }
}

}  // namespace
}  // namespace acervo::report
