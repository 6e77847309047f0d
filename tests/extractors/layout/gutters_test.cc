#include "extractors/layout/gutters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/layout/drawn.h"

namespace acervo::layout {
namespace gutters {
namespace {

struct GutterCase {
  std::string name;
  std::string_view drawing;
  std::vector<int> columns;  // characters of the drawing that lie in the middle of a gutter, one for each
};

class FrameGutters : public ::testing::TestWithParam<GutterCase> {};
TEST_P(FrameGutters, AreThoseThatAllLinesShow) {
  const std::vector<Gutter> found = TakenOf(WeighGutters(DrawPage(GetParam().drawing).lines));
  ASSERT_EQ(found.size(), GetParam().columns.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double at = kDrawnLeft + kDrawnLetter * GetParam().columns[i];
    EXPECT_LE(found[i].from, at);
    EXPECT_GE(found[i].to, at);
  }
}

const GutterCase kGutterCases[] = {
    {"WideGaps",
     R"(Actividad          Entidad       Fecha
Foro de alcaldes   Francia       mayo
Taller de redes    Ecuador       junio
)",
     {18, 31}},
    {"GapsOfASpaceWhereTextsBeginAtOnePlace",
     R"(Foro de los amigos Francia       mayo
Taller de redes    Ecuador y     junio
Giras por el norte Brasil        julio
Actos              Chile         julio
)",
     {18, 31}},
    {"ChanceGapsOfProseAreNone",
     R"(la oficina de los municipios ha
recibido a los alcaldes de toda
una provincia y también a otros
en la semana de mayo y de junio
)",
     {}},
    {"AColumnThatOnlyTheHeadNames",
     R"(Actividad          Notas   Fecha
Foro de alcaldes           mayo
Taller de redes            junio
Gira                       julio
)",
     {18, 26}},
    {"NumbersSetToTheRight",
     R"(Rubro              2023      2024
Viajes              120     1.500
Alimentos            40        12
Otros             1.300         7
)",
     {16, 25}},
    {"AHeadingAcrossTheColumnsWeighsNothing",
     R"(Actividad          Entidad       Fecha
Foro de alcaldes   Francia       mayo
Cooperación de los países vecinos
Taller de redes    Ecuador       junio
Gira del norte     Brasil        julio
)",
     {18, 31}},
    {"OneLineTellsNothing", "Actividad          Entidad       Fecha\n", {}},
};
INSTANTIATE_TEST_SUITE_P(Cases, FrameGutters, ::testing::ValuesIn(kGutterCases),
                         [](const auto& test) { return test.param.name; });

TEST(NarrowGutters, AreToldFromSpacesByWhereTextsBegin) {
  std::vector<Line> lines = {MakeRow(60, {{50, "Actividad"}, {170, "Entidad"}, {270, "Fecha"}}),
                             MakeRow(72, {{50, "Foro de los alcaldes de"}, {170, "Embajada de Italia"}, {270, "mayo"}}),
                             MakeRow(84, {{50, "la provincia y vecinos"}, {170, "en el país vecino"}}),
                             MakeRow(96, {{50, "Taller de redes en el"}, {170, "Banco Mundial y su"}, {270, "junio"}}),
                             MakeRow(108, {{50, "norte de la zona libre"}, {170, "oficina de Quito"}})};
  EXPECT_EQ(TakenOf(WeighGutters(lines)).size(), 2u);
}

}  // namespace
}  // namespace gutters
}  // namespace acervo::layout
