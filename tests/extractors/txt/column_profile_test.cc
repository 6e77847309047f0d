// Where the columns of an aligned table begin, and how its lines are cut at them.
#include "extractors/txt/column_profile.h"

#include <gtest/gtest.h>

#include "extractors/txt/column_assignment.h"

namespace acervo::txt::column_profile_test {
namespace {

const std::vector<std::u32string>& Lines() {
  static const std::vector<std::u32string> lines = {
      U"01/05/2019  Foro de datos     Lima",     U"02/05/2019  Taller de oficios Cusco",
      U"03/05/2019  Visita guiada     Arequipa", U"04/05/2019  Feria del libro   Tacna",
      U"05/05/2019  Curso de idiomas  Puno",     U"06/05/2019  Mesa redonda      Ica"};
  return lines;
}

ColumnProfile Learned() { return *ColumnProfile::Learn(Lines(), U"Fecha       Actividad         Lugar"); }

using Starts = std::vector<int>;

TEST(ColumnProfile, LearnsWhereTheColumnsBegin) { EXPECT_EQ(Learned().starts(), (Starts{0, 12, 30})); }

TEST(ColumnProfile, LearnsNothingFromLinesOfOnePiece) {
  EXPECT_FALSE(ColumnProfile::Learn({U"Foro de datos", U"Taller de oficios"}, U"Fecha       Actividad"));
}

struct LineCase {
  const char* what;
  std::u32string line;
  Starts starts;
};

TEST(ColumnProfile, CutsALineAtItsColumns) {
  const LineCase cases[] = {
      {"as learned", U"07/05/2019  Reunión           Lima", {0, 12, 30}},
      {"without the middle", U"07/05/2019                    Lima", {0, kAbsent, 30}},
      {"the rest of a cell", U"            y de letras", {kAbsent, 12, kAbsent}},
      {"moved aside", U"07/05/2019    Reunión           Lima", {0, 14, 32}},
      {"a cell that runs into the next", U"07/05/2019  Reunión de oficinas Lima", {0, 12, 32}},
      {"a single space between two cells", U"07/05/2019 Reunión            Lima", {0, 11, 30}},
  };
  for (const LineCase& one : cases) {
    const auto starts = Learned().Assign(one.line, {});
    ASSERT_TRUE(starts) << one.what;
    EXPECT_EQ(*starts, one.starts) << one.what;
  }
}

TEST(ColumnProfile, LeavesALineOfRunningTextAlone) {
  EXPECT_FALSE(Learned().Assign(U"Las actividades del mes fueron muchas y de todas quedó constancia escrita", {}));
  EXPECT_FALSE(Learned().Assign(U"", {}));
}

TEST(ColumnProfile, CutsAsTheLinesAroundAreCut) {
  const std::u32string line = U"07/05/2019  Reunión        Lima";
  const auto alone = Learned().Assign(line, {});
  const auto near = Learned().Assign(line, {{0, 12, 27}});
  ASSERT_TRUE(alone && near);
  EXPECT_EQ(*near, (Starts{0, 12, 27}));
}

TEST(ColumnProfile, CutsAHeadingAtItsPiecesAndThenAtWords) {
  EXPECT_EQ(Learned().CutHeading(U"Fecha       Actividad         Lugar"), (Starts{0, 12, 30}));
  EXPECT_EQ(Learned().CutHeading(U"Fecha Actividad               Lugar"), (Starts{0, 6, 30}));
  EXPECT_EQ(Learned().CutHeading(U"Fecha       Actividad"), (Starts{0, 12, kAbsent}));
}

TEST(ColumnProfile, RefusesLinesOfMoreWordsThanItWeighs) {
  std::u32string line;
  for (std::size_t i = 0; i <= ColumnAssignment::kMostWords; ++i) line += U"a ";
  EXPECT_FALSE(Learned().Assign(line, {}));
}

}  // namespace
}  // namespace acervo::txt::column_profile_test
