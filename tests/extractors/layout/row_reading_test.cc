// Rows of tables without any rules, from the drawing to the blocks.
#include "extractors/layout/row_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/layout/drawn.h"

namespace acervo::layout {
namespace row_reading {
namespace {

using ::testing::ElementsAreArray;

const DrawnCase kBareTables[] = {
    {"TopsAlignedInAnAiryTable",
     R"(Actividad                  Entidad                Fecha

Foro de alcaldes de la     Embajada de Francia    3 de mayo
provincia y sus equipos    en Managua

Taller de redes            Banco Mundial          7 de mayo

Gira de los equipos por    JICA                   9 de mayo
toda la zona del norte
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia en Managua | 3 de mayo",
      "Taller de redes | Banco Mundial | 7 de mayo",
      "Gira de los equipos por toda la zona del norte | JICA | 9 de mayo"}},
    {"CentredInAnAiryTable",
     R"(Actividad                  Entidad                Fecha


Foro de alcaldes de la
                           Embajada de Francia    3 de mayo
provincia y sus equipos


                           Banco Mundial y la
Taller de redes                                   7 de mayo
                           oficina local


Gira de los equipos por
                           JICA                   9 de mayo
toda la zona del norte
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo",
      "Gira de los equipos por toda la zona del norte | JICA | 9 de mayo"},
     kHalfLine},
    {"CentredInATightTable",
     R"(Actividad                  Entidad                Fecha

Foro de alcaldes de la
                           Embajada de Francia    3 de mayo
provincia y sus equipos

Encuentro de municipios

hermanados de la costa     Banco Mundial          7 de mayo

y de las islas del sur

Gira de los equipos por
                           JICA                   9 de mayo
toda la zona del norte
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Encuentro de municipios hermanados de la costa y de las islas del sur | Banco Mundial | 7 de mayo",
      "Gira de los equipos por toda la zona del norte | JICA | 9 de mayo"},
     kHalfLine},
    {"BottomsAligned",
     R"(Actividad                  Entidad                Fecha

Foro de alcaldes de la
provincia y sus equipos    Embajada de Francia    3 de mayo

                           Banco Mundial y la
Taller de redes            oficina local          7 de mayo

Gira de los equipos por
toda la zona del norte     JICA                   9 de mayo
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial y la oficina local | 7 de mayo",
      "Gira de los equipos por toda la zona del norte | JICA | 9 de mayo"}},
    {"NumbersBeginDenseRows",
     R"(No.  Actividad                  Entidad           Fecha
1    Foro de alcaldes de la     Embajada de       3 de mayo
     provincia y sus equipos    Francia
2    Taller de redes            Banco Mundial     7 de mayo
3    Gira de los equipos por    JICA y sus        9 de mayo
     toda la zona del norte     socios
4    Acto                       UNESCO            11 de mayo
)",
     {"T", "No. | Actividad | Entidad | Fecha",
      "1 | Foro de alcaldes de la provincia y sus equipos | Embajada de Francia | 3 de mayo",
      "2 | Taller de redes | Banco Mundial | 7 de mayo",
      "3 | Gira de los equipos por toda la zona del norte | JICA y sus socios | 9 de mayo",
      "4 | Acto | UNESCO | 11 de mayo"}},
    {"ADateOfOneLineTellsDenseRows",
     R"(Actividad                  Entidad                Fecha
Foro de alcaldes de la     Embajada de Francia    03/05/2024
provincia y sus equipos    en Managua
Taller de redes de toda    Banco Mundial y su     07/05/2024
la zona del norte          oficina local
Gira de los equipos por    JICA y sus socios      09/05/2024
toda la zona del sur       en Quito
)",
     {"T", "Actividad | Entidad | Fecha",
      "Foro de alcaldes de la provincia y sus equipos | Embajada de Francia en Managua | 03/05/2024",
      "Taller de redes de toda la zona del norte | Banco Mundial y su oficina local | 07/05/2024",
      "Gira de los equipos por toda la zona del sur | JICA y sus socios en Quito | 09/05/2024"}},
    {"SentencesTellDenseRows",
     R"(Actividad                       Resultado
Reunión con la embajada sobre   Se firmó el acta de la
los equipos de la provincia.    primera reunión.
Visita a las obras de la red    Quedó pendiente el pago de
de agua potable.                los estudios.
Taller de los municipios de     Se entregaron las guías a
la costa.                       los equipos.
)",
     {"T", "Actividad | Resultado",
      "Reunión con la embajada sobre los equipos de la provincia. | Se firmó el acta de la primera reunión.",
      "Visita a las obras de la red de agua potable. | Quedó pendiente el pago de los estudios.",
      "Taller de los municipios de la costa. | Se entregaron las guías a los equipos."}},
    {"SectionHeadsInBold",
     R"(*Actividad                 Entidad                Fecha
*Técnica
 Foro de alcaldes          Embajada de Francia    3 de mayo
 Taller de redes           Banco Mundial          7 de mayo
*Financiera
 Gira                      JICA                   9 de mayo
 Acto                      UNESCO                 11 de mayo
)",
     {"T", "Actividad | Entidad | Fecha", "Técnica>3", "Foro de alcaldes | Embajada de Francia | 3 de mayo",
      "Taller de redes | Banco Mundial | 7 de mayo", "Financiera>3", "Gira | JICA | 9 de mayo",
      "Acto | UNESCO | 11 de mayo"}},
    {"ABoldHeadOfThreeLines",
     R"(*Nombre                    Entidad                Fecha
*completo de               ejecutora
*la actividad
 Foro de alcaldes          Embajada de Francia    3 de mayo
 Taller de redes           Banco Mundial          7 de mayo
 Gira                      JICA                   9 de mayo
)",
     {"T", "Nombre completo de la actividad | Entidad ejecutora | Fecha",
      "Foro de alcaldes | Embajada de Francia | 3 de mayo", "Taller de redes | Banco Mundial | 7 de mayo",
      "Gira | JICA | 9 de mayo"}},
    {"MonthsBeginTheirCells",
     R"(Actividad                  Entidad                Mes
Foro de alcaldes           Embajada de Francia    mayo
Taller de redes            Banco Mundial          mayo
Gira                       JICA                   junio
Acto                       UNESCO                 junio
)",
     {"T", "Actividad | Entidad | Mes", "Foro de alcaldes | Embajada de Francia | mayo",
      "Taller de redes | Banco Mundial | mayo", "Gira | JICA | junio", "Acto | UNESCO | junio"}},
};

class BareTables : public ::testing::TestWithParam<DrawnCase> {};
TEST_P(BareTables, AreReadRowByRow) {
  EXPECT_THAT(ReadDrawn({DrawPage(GetParam().drawing, 1, GetParam().step)}), ElementsAreArray(GetParam().shown));
}
INSTANTIATE_TEST_SUITE_P(Cases, BareTables, ::testing::ValuesIn(kBareTables),
                         [](const auto& test) { return test.param.name; });

TEST(RowReading, ASentenceBelowIsNoRow) {
  const auto shown = ReadDrawn({DrawPage(R"(Actividad                  Entidad                Fecha

Foro de alcaldes           Embajada de Francia    3 de mayo

Gira                       JICA                   9 de mayo

Durante el mes de mayo la oficina atendió también a otros grupos que no
figuran en la tabla anterior, según consta en las actas de las reuniones.
)")});
  EXPECT_THAT(shown, ElementsAreArray(
                         {"T", "Actividad | Entidad | Fecha", "Foro de alcaldes | Embajada de Francia | 3 de mayo",
                          "Gira | JICA | 9 de mayo",
                          "P Durante el mes de mayo la oficina atendió también a otros grupos que no figuran en la "
                          "tabla anterior, según consta en las actas de las reuniones."}));
}

// The words of `text` spread over the measure.
Line Justified(double y, const std::string& text) {
  constexpr double kMeasure = 450;
  std::vector<Word> words = MakeLine(60, y, text).words;
  const double room = 60 + kMeasure - words.back().box.x1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double shift = room * static_cast<double>(i) / static_cast<double>(words.size() - 1);
    words[i].box.x0 += shift, words[i].box.x1 += shift;
  }
  return BuildLines(std::move(words), 1).at(0);
}

TEST(RowReading, JustifiedTextIsNoTable) {
  PageLayout page{1, 612, 792, {}, {}, {}};
  page.lines = {Justified(60, "La oficina recibió en mayo a los alcaldes de las provincias"),
                Justified(72, "y firmó con ellos las actas de su primera reunión para un convenio"),
                Justified(84, "sobre las obras de agua potable que harán entre julio y setiembre"),
                Justified(96, "los equipos técnicos que coordinan municipios interesados")};
  EXPECT_THAT(ReadDrawn({page}), ::testing::Each(::testing::StartsWith("P ")));
}

}  // namespace
}  // namespace row_reading
}  // namespace acervo::layout
