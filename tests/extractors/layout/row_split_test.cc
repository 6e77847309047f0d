// Whether the first row of a page is the rest of the last row before, on hand-made rows.
#include "extractors/layout/row_split.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/pieces.h"

namespace acervo::layout {
namespace row_split {
namespace {

struct SplitCase {
  const char* name;
  std::vector<std::vector<std::string>> above;  // the last rows of the page before
  std::vector<std::string> below;
  bool rest;
};

class RowSplit : public ::testing::TestWithParam<SplitCase> {};

TEST_P(RowSplit, IsRestOfRow) {
  TablePiece table = MakePiece(1, GetParam().above);
  EXPECT_EQ(IsRestOfRow(table, MakeRowPiece(GetParam().below, 10, 2)), GetParam().rest);
}

const SplitCase kSplitCases[] = {
    {"OnlyOneCellGoesOn", {{"1", "Foro", "mayo"}, {"2", "Entrega de los", "mayo"}}, {"", "premios", ""}, true},
    {"NewNumber", {{"1", "Foro", "mayo"}, {"2", "Entrega de", "mayo"}}, {"3", "premios", ""}, false},
    {"NumberCutByTheBreak", {{"16", "Foro", "mayo"}, {"1", "Entrega de las", "mayo"}}, {"7", "Banderas", ""}, true},
    {"DayInTheFirstColumnIsNoNumber",
     {{"4-mayo", "Foro a", "UE"}, {"23-mar-", "Gala de una", "X"}},
     {"23", "noche", ""},
     true},
    {"AllCellsBeginAnew",
     {{"Foro", "Con la UE.", "3"}, {"Gira", "Por Quito.", "4"}},
     {"Acto", "De cierre.", "5"},
     false},
    {"SmallLettersAreUsualInTheColumn",
     {{"Foro", "Una.", "lunes 1"}, {"Gira", "Dos.", "martes 2"}},
     {"Acto", "Tres.", "jueves 4"},
     false},
    {"TextBelowNothing", {{"Foro", "", "3"}, {"Gira", "", "4"}}, {"", "Con la UE", ""}, false},
    {"CapitalsThatHadNoRoom",
     {{"Foro", "Uno.", "3"}, {"Plan de la Ciudad", "UE y Ministerio", "4"}},
     {"Verde Metropolitana", "Exteriores", ""},
     true},
    {"EmptyRow", {{"Foro", "Uno.", "3"}}, {"", "", ""}, false},
};
INSTANTIATE_TEST_SUITE_P(Cases, RowSplit, ::testing::ValuesIn(kSplitCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace row_split
}  // namespace acervo::layout
