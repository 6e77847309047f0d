// What is told of rows that were guessed.
#include "extractors/layout/table_evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/columns.h"
#include "extractors/layout/rows.h"
#include "tests/extractors/layout/pieces.h"

namespace acervo::layout {
namespace table_evidence {
namespace {

std::vector<Diagnostic> NoticesOf(const std::vector<Line>& lines) {
  const std::vector<Gutter> gutters{{180, 198}, {280, 298}};
  std::vector<CutLine> cut;
  for (const Line& line : lines) cut.push_back(Cut(line, gutters));
  TablePiece table = MakePiece(3, {});
  TableEvidence evidence = EvidenceOf(table, "gutters", {});
  table.rows = BuildRows(std::move(cut), 0, {}, &evidence);
  for (RowPiece& row : table.rows) row.page = 3;
  Keep(std::move(evidence), table);
  std::vector<Diagnostic> notices;
  TellGuessedRows(table, notices);
  return notices;
}

TEST(GuessedRows, AreToldWithTheirPageAndFirstWords) {
  // Two texts in each column, one line below the other: one row or two.
  const std::vector<Diagnostic> notices =
      NoticesOf({MakeRow(10, {{5, "Encuentro 2019."}, {200, "Seúl"}, {300, "8 y 9"}}),
                 MakeRow(22, {{5, "Jornada 2019 de"}, {200, "Lima"}, {300, "Mayo"}})});
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].code, DiagnosticCode::kRowsGuessed);
  EXPECT_EQ(notices[0].where.page, 3);
  EXPECT_EQ(notices[0].text, "Encuentro 2019.");
}

TEST(GuessedRows, AreNotToldWhereWhitePartsThem) {
  EXPECT_THAT(NoticesOf({MakeRow(10, {{5, "Foro"}, {200, "Uno"}, {300, "1"}}),
                         MakeRow(40, {{5, "Gira"}, {200, "Dos"}, {300, "2"}}),
                         MakeRow(70, {{5, "Taller"}, {200, "Tres"}, {300, "3"}}),
                         MakeRow(100, {{5, "Curso"}, {200, "Cuatro"}, {300, "4"}})}),
              ::testing::IsEmpty());
}

}  // namespace
}  // namespace table_evidence
}  // namespace acervo::layout
