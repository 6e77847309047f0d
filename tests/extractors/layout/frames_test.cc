// Tables that a page draws in part, from the drawing to the blocks.
#include "extractors/layout/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/layout/drawn.h"

namespace acervo::layout {
namespace frames {
namespace {

using ::testing::ElementsAreArray;

const DrawnCase kPartlyDrawn[] = {
    {"RulesBetweenRowsOnly",
     R"(------------------------------------------------------------
Actividad                  Entidad                Fecha
------------------------------------------------------------
Foro de alcaldes de la     Embajada de Francia    3 de mayo
provincia y sus equipos
------------------------------------------------------------
Taller de redes            Banco Mundial          7 de mayo
                           y la oficina local
------------------------------------------------------------
Gira                       JICA                   9 de mayo
------------------------------------------------------------
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo", "Gira | JICA | 9 de mayo"}},
    {"ZebraBands",
     R"(#Actividad                  Entidad                Fecha
 Foro de alcaldes de la     Embajada de Francia    3 de mayo
 provincia y sus equipos
#Taller de redes            Banco Mundial          7 de mayo
#                           y la oficina local
 Gira                       JICA                   9 de mayo
#Acto                       UNESCO                 12 de mayo
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo", "Gira | JICA | 9 de mayo",
      "Acto | UNESCO | 12 de mayo"}},
    {"RulesBetweenColumnsOnly",
     R"(Actividad                | Entidad              | Fecha
                         |                      |
Foro de alcaldes de la   | Embajada de Francia  | 3 de mayo
provincia y sus equipos  |                      |
                         |                      |
Taller de redes          | Banco Mundial        | 7 de mayo
                         | y la oficina local   |
                         |                      |
Gira                     | JICA                 | 9 de mayo
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo", "Gira | JICA | 9 de mayo"}},
    {"CellsCentredBetweenRules",
     R"(------------------------------------------------------------
Actividad                  Entidad                Fecha

------------------------------------------------------------
Foro de alcaldes de la
                           Embajada de Francia    3 de mayo
provincia y sus equipos

------------------------------------------------------------
                           Banco Mundial y la
Taller de redes                                   7 de mayo
                           oficina local

------------------------------------------------------------
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo"},
     kHalfLine},
    {"AHeadBandAboveRowsWithoutRules",
     R"(#Actividad                  Entidad                Fecha

 Foro de alcaldes de la     Embajada de Francia    3 de mayo
 provincia y sus equipos

 Taller de redes            Banco Mundial          7 de mayo
                            y la oficina local

 Gira                       JICA                   9 de mayo
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo", "Gira | JICA | 9 de mayo"}},
    {"ThreeRulesOfABook",
     R"(------------------------------------------------------------
No.  Actividad                  Entidad           Fecha
------------------------------------------------------------
1    Foro de alcaldes de la     Embajada          3 de mayo
     provincia y sus equipos
2    Taller de redes            Banco Mundial     7 de mayo
3    Gira                       JICA              9 de mayo
------------------------------------------------------------
)",
     {"T", "No. | Actividad | Entidad | Fecha",
      "1 | Foro de alcaldes de la provincia y sus equipos | Embajada | 3 de mayo",
      "2 | Taller de redes | Banco Mundial | 7 de mayo", "3 | Gira | JICA | 9 de mayo"}},
    {"ASectionHeadBetweenRules",
     R"(------------------------------------------------------------
 Actividad                 Entidad                Fecha
------------------------------------------------------------
*Cooperación técnica
------------------------------------------------------------
 Foro de alcaldes          Embajada de Francia    3 de mayo
------------------------------------------------------------
 Taller de redes           Banco Mundial          7 de mayo
------------------------------------------------------------
*Cooperación financiera
------------------------------------------------------------
 Gira                      JICA                   9 de mayo
------------------------------------------------------------
)",
     {"T", "Actividad | Entidad | Fecha", "Cooperación técnica>3", "Foro de alcaldes | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial | 7 de mayo", "Cooperación financiera>3", "Gira | JICA | 9 de mayo"}},
    {"AHeadingRightBelow",
     R"(------------------------------------------------------------
Actividad                  Entidad                Fecha
------------------------------------------------------------
Foro de alcaldes           Embajada de Francia    3 de mayo
------------------------------------------------------------
Gira                       JICA                   9 de mayo
------------------------------------------------------------
*Coordinaciones del mes
)",
     {"T", "Actividad | Entidad | Fecha", "Foro de alcaldes | Embajada de Francia | 3 de mayo",
      "Gira | JICA | 9 de mayo", "P Coordinaciones del mes"}},
    {"AColumnThatOnlyTheHeadNames",
     R"(------------------------------------------------------------
Actividad                  Notas         Fecha
------------------------------------------------------------
Foro de alcaldes                         3 de mayo
------------------------------------------------------------
Taller de redes                          7 de mayo
------------------------------------------------------------
Gira                                     9 de mayo
------------------------------------------------------------
)",
     {"T", "Actividad | Notas | Fecha", "Foro de alcaldes |  | 3 de mayo", "Taller de redes |  | 7 de mayo",
      "Gira |  | 9 de mayo"}},
    {"AHeadOfTwoLines",
     R"(------------------------------------------------------------
*Nombre de la              Entidad                Fecha de
*actividad                 ejecutora              inicio
------------------------------------------------------------
 Foro de alcaldes          Embajada de Francia    3 de mayo
------------------------------------------------------------
 Gira                      JICA                   9 de mayo
------------------------------------------------------------
)",
     {"T", "Nombre de la actividad | Entidad ejecutora | Fecha de inicio",
      "Foro de alcaldes | Embajada de Francia | 3 de mayo", "Gira | JICA | 9 de mayo"}},
};

class PartlyDrawnTables : public ::testing::TestWithParam<DrawnCase> {};
TEST_P(PartlyDrawnTables, AreReadWhole) {
  EXPECT_THAT(ReadDrawn({DrawPage(GetParam().drawing, 1, GetParam().step)}), ElementsAreArray(GetParam().shown));
}
INSTANTIATE_TEST_SUITE_P(Cases, PartlyDrawnTables, ::testing::ValuesIn(kPartlyDrawn),
                         [](const auto& test) { return test.param.name; });

TEST(Frames, ALetterBetweenTwoRulesIsNoTable) {
  const auto shown = ReadDrawn({DrawPage(R"(------------------------------------------------------------
Por este medio hacemos de su conocimiento que la oficina ha
recibido las notas que nos envió el pasado mes de mayo, las
cuales serán respondidas en los próximos días por la unidad
encargada, con copia a la dirección y a los demás equipos y
------------------------------------------------------------
)")});
  EXPECT_THAT(shown, ::testing::Each(::testing::StartsWith("P ")));
}

}  // namespace
}  // namespace frames
}  // namespace acervo::layout
