#include "extractors/layout/merged_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/table_join.h"
#include "tests/extractors/layout/drawn.h"
#include "tests/extractors/layout/pieces.h"

namespace acervo::layout {
namespace merged_cells {
namespace {

using ::testing::ElementsAreArray;

// Two rows of three cells, 30 points apart, and rules between them; what the rows are then.
struct MergeCase {
  std::string name;
  std::vector<std::vector<std::string>> rows;
  std::vector<Ruling> rules;
  std::vector<std::string> shown;
};

class UnruledCells : public ::testing::TestWithParam<MergeCase> {};
TEST_P(UnruledCells, AreMergedWhereOneTextServesThem) {
  TablePiece table = MakePiece(1, {});
  for (std::size_t r = 0; r < GetParam().rows.size(); ++r) {
    table.rows.push_back(MakeRowPiece(GetParam().rows[r], 20 + 30 * static_cast<double>(r), 1));
  }
  MergeUnruledCells(table.rows, GetParam().rules, table.columns);
  std::vector<std::string> shown;
  for (const std::vector<Cell>& row : ToTable(table, {}).rows) shown.push_back(ShowRow(row));
  EXPECT_THAT(shown, ElementsAreArray(GetParam().shown));
}

const MergeCase kMergeCases[] = {
    {"ARuleThatLeavesTheDateOut",
     {{"Foro", "UE", "3 de mayo"}, {"Gira", "JICA", ""}},
     {{32, 0, 200}},
     {"Foro | UE | 3 de mayo^2", "Gira | JICA"}},
    {"TheTextStandsBelow",
     {{"Foro", "UE", ""}, {"Gira", "JICA", "3 de mayo"}},
     {{32, 0, 200}},
     {"Foro | UE | 3 de mayo^2", "Gira | JICA"}},
    {"ARuleAcrossPartsThem",
     {{"Foro", "UE", "3 de mayo"}, {"Gira", "JICA", ""}},
     {{32, 0, 300}},
     {"Foro | UE | 3 de mayo", "Gira | JICA | "}},
    {"WithoutRulesNothingIsMerged",
     {{"Foro", "UE", "3 de mayo"}, {"Gira", "JICA", ""}},
     {},
     {"Foro | UE | 3 de mayo", "Gira | JICA | "}},
    {"TwoTextsAreTwoCells",
     {{"Foro", "UE", "3 de mayo"}, {"Gira", "JICA", "4 de mayo"}},
     {{32, 0, 200}},
     {"Foro | UE | 3 de mayo", "Gira | JICA | 4 de mayo"}},
    {"OverThreeRows",
     {{"Foro", "UE", "3 de mayo"}, {"Gira", "JICA", ""}, {"Acto", "BM", ""}},
     {{32, 0, 200}, {62, 0, 200}},
     {"Foro | UE | 3 de mayo^3", "Gira | JICA", "Acto | BM"}},
    {"TheFirstColumn", {{"Foro", "UE", "3"}, {"", "JICA", "4"}}, {{32, 100, 300}}, {"Foro^2 | UE | 3", "JICA | 4"}},
};
INSTANTIATE_TEST_SUITE_P(Cases, UnruledCells, ::testing::ValuesIn(kMergeCases),
                         [](const auto& test) { return test.param.name; });

TEST(MergedCells, ADateBetweenRulesThatLeaveItOut) {
  const auto shown = ReadDrawn({DrawPage(R"(------------------------------------------------------------
Actividad                  Entidad                Fecha

------------------------------------------------------------
Foro de alcaldes           Embajada de Francia

------------------------------------------------
                                                  3 de mayo
Taller de redes            Banco Mundial

------------------------------------------------------------
Gira                       JICA                   9 de mayo

------------------------------------------------------------
)",
                                         1, kHalfLine)});
  EXPECT_THAT(shown, ElementsAreArray({"T", "Actividad | Entidad | Fecha",
                                       "Foro de alcaldes | Embajada de Francia | 3 de mayo^2",
                                       "Taller de redes | Banco Mundial", "Gira | JICA | 9 de mayo"}));
}

}  // namespace
}  // namespace merged_cells
}  // namespace acervo::layout
