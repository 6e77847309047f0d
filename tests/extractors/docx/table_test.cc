// Rows, cells and their spans.
#include <gtest/gtest.h>

#include <string>

#include "core/document.h"
#include "extractors/docx/docx.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

const std::string kRestart = "<w:vMerge w:val='restart'/>";
const std::string kContinue = "<w:vMerge/>";
std::string Span(int columns) { return "<w:gridSpan w:val='" + std::to_string(columns) + "'/>"; }

struct TableCase {
  const char* name;
  std::string rows;
  std::string outline;
};

std::ostream& operator<<(std::ostream& out, const TableCase& c) { return out << c.name; }

class DocxTable : public ::testing::TestWithParam<TableCase> {};

TEST_P(DocxTable, HasRowsCellsAndSpans) { EXPECT_EQ(OutlineOfBody(Table(GetParam().rows)), GetParam().outline); }

const TableCase kCases[] = {
    {"PlainRows", Row(TextCell("a") + TextCell("b")) + Row(TextCell("c") + TextCell("")), "| a | b |\n| c |  |\n"},
    {"GridSpan", Row(TextCell("título", Span(2))) + Row(TextCell("a") + TextCell("b")), "| título 1x2 |\n| a | b |\n"},
    {"VerticalMergeIsOneCell",
     Row(TextCell("a", kRestart) + TextCell("1")) + Row(TextCell("", kContinue) + TextCell("2")) +
         Row(TextCell("", kContinue) + TextCell("3")),
     "| a 3x1 | 1 |\n| 2 |\n| 3 |\n"},
    {"RestartBeginsAnotherCell",
     Row(TextCell("a", kRestart) + TextCell("1")) + Row(TextCell("b", kRestart) + TextCell("2")) +
         Row(TextCell("", kContinue) + TextCell("3")),
     "| a | 1 |\n| b 2x1 | 2 |\n| 3 |\n"},
    {"BothSpansAtOnce",
     Row(TextCell("a", Span(2) + kRestart) + TextCell("1")) + Row(TextCell("", Span(2) + kContinue) + TextCell("2")),
     "| a 2x2 | 1 |\n| 2 |\n"},
    {"MergesInTwoColumns",
     Row(TextCell("a", kRestart) + TextCell("x") + TextCell("b", kRestart)) +
         Row(TextCell("", kContinue) + TextCell("y") + TextCell("", kContinue)),
     "| a 2x1 | x | b 2x1 |\n| y |\n"},
    {"ContinuationOfNothingIsACell", Row(TextCell("a") + TextCell("b")) + Row(TextCell("c", kContinue) + TextCell("d")),
     "| a | b |\n| c | d |\n"},
    {"AMergeEndsWhereARowIsWithoutIt",
     Row(TextCell("a", kRestart)) + Row(TextCell("b")) + Row(TextCell("c", kContinue)), "| a |\n| b |\n| c |\n"},
    {"AContinuationWiderThanItsCellKeepsTheColumns",
     Row(TextCell("a", kRestart) + TextCell("b") + TextCell("c")) +
         Row(TextCell("", Span(2) + kContinue) + TextCell("d")),
     "| a 2x1 | b | c |\n|  | d |\n"},
    {"GridBeforeAndAfterAreEmptyCells",
     Row(TextCell("a") + TextCell("b") + TextCell("c")) +
         Row(TextCell("d"), "<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"),
     "| a | b | c |\n|  | d |  |\n"},
    {"AMergeUnderGridBefore",
     Row(TextCell("x") + TextCell("a", kRestart)) + Row(TextCell("", kContinue), "<w:gridBefore w:val='1'/>"),
     "| x | a 2x1 |\n|  |\n"},
    {"LegacyHorizontalMerge",
     Row(TextCell("a", "<w:hMerge w:val='restart'/>") + TextCell("", "<w:hMerge/>") + TextCell("b")),
     "| a 1x2 | b |\n"},
    {"ParagraphsOfACellAreLines", Row(Cell(P("uno") + P("") + P("dos")) + TextCell("z")), "| uno/dos | z |\n"},
    {"BreaksInACellAreSpaces", Row(Cell(Para("<w:r><w:t>uno</w:t><w:br/><w:t>dos</w:t></w:r>")) + TextCell("z")),
     "| uno dos | z |\n"},
    {"TypedBulletsStayInTheCell", Row(Cell(P("- uno") + P("- dos")) + TextCell("z")), "| - uno/- dos | z |\n"},
    {"NestedTablesAreTextOfTheCell",
     Row(Cell(P("antes") + Table(Row(TextCell("a") + Cell(P("b") + P("c"))) + Row(TextCell("d") + TextCell(""))) +
              P("después")) +
         TextCell("z")),
     "| antes/a b c/d/después | z |\n"},
    {"TablesNestTwice",
     Row(Cell(Table(Row(Cell(Table(Row(TextCell("a") + TextCell("b")))) + TextCell("c"))) + P("")) + TextCell("z")),
     "| a b c | z |\n"},
    {"DeletedRowsGo",
     Row(TextCell("a")) + Row(TextCell("b"), "<w:del w:id='1' w:author='x'/>") +
         Row(TextCell("c"), "<w:ins w:id='2' w:author='x'/>"),
     "| a |\n| c |\n"},
    {"HiddenRowsGo", Row(TextCell("a") + TextCell("z")) + Row(TextCell("b"), "<w:hidden/>"), "| a | z |\n"},
    {"DeletedCellsGo", Row(TextCell("a") + TextCell("b", "<w:cellDel w:id='1'/>") + TextCell("c")), "| a | c |\n"},
    {"HeaderRowsStandOnce", Row(TextCell("a"), "<w:tblHeader/>") + Row(TextCell("b")), "| a |\n| b |\n"},
    {"RowsMayBeUneven", Row(TextCell("a") + TextCell("b")) + Row(TextCell("c")), "| a | b |\n| c |\n"},
    {"SpansOfNonsenseAreOne", Row(TextCell("a", Span(-3)) + TextCell("b", "<w:gridSpan w:val='x'/>")), "| a | b |\n"},
};
INSTANTIATE_TEST_SUITE_P(Cases, DocxTable, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(DocxTables, OfOneCellAreFrames) {
  EXPECT_EQ(OutlineOfBody(P("a") + Table(Row(Cell(P("• uno") + P("• dos")))) + P("b")), "a\n0 • uno\n0 • dos\nb\n");
  const std::string inner = Table(Row(TextCell("x") + TextCell("y")));
  EXPECT_EQ(
      OutlineOfBody(Table(Row(TextCell("Título")) + Row(Cell(inner)) + Row(Cell(Table(Row(Cell(P("c"))))))) + P("d")),
      "Título\n| x | y |\nc\nd\n");
  EXPECT_EQ(OutlineOfBody(Table(Row(TextCell("a")) + Row(Cell(Table(Row(TextCell("b"))))))), "| a |\n| b |\n");
}

TEST(DocxTables, NeighboursStayApart) {
  const Result<Document> document =
      ExtractDocx(DocxBuilder().Body(Table(Row(TextCell("a"))) + Table(Row(TextCell("b"))) + P("c")).Build(), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().blocks.size(), 3u);
}

TEST(DocxTables, TextThatACellCoversIsANotice) {
  const Result<Document> document = ExtractDocx(
      DocxBuilder().Body(Table(Row(TextCell("a", kRestart)) + Row(TextCell("tapado", kContinue)))).Build(), {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document.value().warnings.size(), 1u);
  EXPECT_EQ(document.value().warnings[0], (Notice{"covered_cell", "word/document.xml", "tapado"}));
}

TEST(DocxTables, NumberedCellsShowTheirNumber) {
  const DocxBuilder builder = DocxBuilder()
                                  .Numbering(List(1, "decimal", "%1. %2. %3."))
                                  .Body(Table(Row(Cell(P("", Num(1, 0))) + TextCell("a")) +
                                              Row(Cell(P("", Num(1, 0))) + Cell(P("x") + P("b", Num(1, 0))))));
  EXPECT_EQ(Outline(builder), "| 1. | a |\n| 2. | x/3. b |\n");
}

}  // namespace
}  // namespace acervo::test
