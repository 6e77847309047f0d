// Rows, cells and their spans.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include "core/document.h"
#include "extractors/docx/docx.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

using Lines = std::vector<std::string>;

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
  EXPECT_EQ(document.value().warnings[0], InPart(DiagnosticCode::kCoveredCell, "word/document.xml", "tapado"));
}

TEST(DocxTables, NumberedCellsShowTheirNumber) {
  const DocxBuilder builder = DocxBuilder()
                                  .Numbering(List(1, "decimal", "%1. %2. %3."))
                                  .Body(Table(Row(Cell(P("", Num(1, 0))) + TextCell("a")) +
                                              Row(Cell(P("", Num(1, 0))) + Cell(P("x") + P("b", Num(1, 0))))));
  EXPECT_EQ(Outline(builder), "| 1. | a |\n| 2. | x/3. b |\n");
}

// --- column borders ---

// "100 | a 1 | b 2": a table of that grid (twips), each row with the grid columns of its cells.
std::string GridTable(std::initializer_list<int> widths, const std::string& rows) {
  std::string grid;
  for (const int width : widths) grid += "<w:gridCol w:w='" + std::to_string(width) + "'/>";
  return "<w:tbl><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}

std::string RowOf(const std::string& texts, std::initializer_list<int> spans, const std::string& properties = {}) {
  std::string cells;
  std::size_t at = 0;
  for (const int span : spans) cells += TextCell(texts.substr(at++, 1), span > 1 ? Span(span) : "");
  return Row(cells, properties);
}

TEST(DocxColumnBorders, DraggedAHairAreOne) {
  const std::string rows = RowOf("abc", {2, 1, 1}) + RowOf("def", {1, 2, 1}) + RowOf("ghi", {1, 2, 1});
  EXPECT_EQ(OutlineOfBody(GridTable({2000, 20, 2200, 1900}, rows)), "| a | b | c |\n| d | e | f |\n| g | h | i |\n");
}

TEST(DocxColumnBorders, DraggedACentimetreAreOne) {
  const std::string rows = RowOf("abc", {1, 1, 2}) + RowOf("def", {1, 2, 1});
  EXPECT_EQ(OutlineOfBody(GridTable({2000, 2200, 567, 1900}, rows)), "| a | b | c |\n| d | e | f |\n");
  EXPECT_EQ(OutlineOfBody(GridTable({2000, 2200, 900, 1900}, rows)), "| a | b | c 1x2 |\n| d | e 1x2 | f |\n");
}

TEST(DocxColumnBorders, OfARowThatBeginsOrEndsAHairFurtherInAreOne) {
  EXPECT_EQ(OutlineOfBody(
                GridTable({30, 2000, 2200}, RowOf("ab", {1, 1}, "<w:gridBefore w:val='1'/>") + RowOf("cd", {2, 1}))),
            "| a | b |\n| c | d |\n");
  EXPECT_EQ(
      OutlineOfBody(GridTable({2000, 2200, 40}, RowOf("ab", {1, 1}, "<w:gridAfter w:val='1'/>") + RowOf("cd", {1, 2}))),
      "| a | b |\n| c | d |\n");
}

TEST(DocxColumnBorders, ThatOneRowHasBothOfStayTwo) {
  const std::string rows = RowOf("abc", {1, 1, 1}) + RowOf("de", {2, 1}) + RowOf("fg", {1, 2});
  EXPECT_EQ(OutlineOfBody(GridTable({2000, 300, 2200}, rows)), "| a | b | c |\n| d 1x2 | e |\n| f | g 1x2 |\n");
}

TEST(DocxColumnBorders, OfNarrowColumnsStayApart) {
  const std::string rows = RowOf("abc", {1, 2, 1}) + RowOf("def", {2, 1, 1});
  EXPECT_EQ(OutlineOfBody(GridTable({400, 400, 300, 3000}, rows)), "| a | b 1x2 | c |\n| d 1x2 | e | f |\n");
}

TEST(DocxColumnBorders, DraggedBesideMergedCells) {
  const std::string rows = RowOf("t", {4}) + RowOf("abc", {2, 1, 1}) +
                           Row(TextCell("d", kRestart) + TextCell("e", Span(2)) + TextCell("f")) +
                           Row(TextCell("", kContinue) + TextCell("g", Span(3)));
  EXPECT_EQ(OutlineOfBody(GridTable({2000, 30, 2200, 1900}, rows)),
            "| t 1x3 |\n| a | b | c |\n| d 2x1 | e | f |\n| g 1x2 |\n");
}

TEST(DocxColumnBorders, OfAGridWithoutWidthsStay) {
  const std::string rows = RowOf("ab", {2, 1}) + RowOf("cd", {1, 2});
  EXPECT_EQ(OutlineOfBody(Table(rows)), "| a 1x2 | b |\n| c | d 1x2 |\n");
  EXPECT_EQ(OutlineOfBody(GridTable({0, 0, 0}, rows)), "| a 1x2 | b |\n| c | d 1x2 |\n");
}

// --- lists in cells, columns of a page ---

// "line level marker" of each item, cell by cell.
std::string ItemsOf(const DocxBuilder& builder) {
  const Result<Document> document = ExtractDocx(builder.Build(), {});
  if (!document.ok()) return "error";
  std::string out;
  for (const Block& block : document.value().blocks) {
    const auto* table = std::get_if<acervo::Table>(&block);
    if (table == nullptr) continue;
    for (const auto& row : table->rows) {
      for (const acervo::Cell& cell : row) {
        for (const CellItem& item : cell.items)
          out += std::to_string(item.line) + " " + std::to_string(item.list.level) + " " + item.list.marker + "\n";
        out += "|";
      }
    }
  }
  return out;
}

TEST(DocxCellItems, TellLevelAndMarker) {
  const DocxBuilder builder = DocxBuilder()
                                  .Numbering(List(1, "bullet", "• o -"))
                                  .Body(Table(Row(Cell(P("Gestiones") + P("a", Num(1, 0)) + P("b", Num(1, 1))) +
                                                  Cell(P("- c") + P("- d")) + TextCell("e"))));
  EXPECT_EQ(ItemsOf(builder), "1 0 •\n2 1 o\n|0 0 -\n1 0 -\n||");
  EXPECT_EQ(Outline(builder), "| Gestiones/• a/o b | - c/- d | e |\n");
}

TEST(DocxCellItems, OfRowsOfOneCellGoOnFromRowToRow) {
  const DocxBuilder builder =
      DocxBuilder()
          .Numbering(List(1, "bullet", "• o -"))
          .Body(Table(Row(TextCell("x") + TextCell("y")) + Row(Cell(P("a", Num(1, 0)), Span(2))) +
                      Row(Cell(P("b", Num(1, 1)), Span(2)))));
  EXPECT_EQ(ItemsOf(builder), "||0 0 •\n|0 1 o\n|");
}

TEST(DocxCellItems, TypedAfterLineBreaksArePartedInARowOfOneCell) {
  const std::string typed = Para("<w:r><w:t>• uno</w:t><w:br/><w:t xml:space='preserve'>   o dos</w:t></w:r>");
  const std::string first = Row(TextCell("x") + TextCell("y"));
  EXPECT_EQ(ItemsOf(DocxBuilder().Body(Table(first + Row(Cell(typed, Span(2)))))), "||0 0 •\n1 1 o\n|");
}

TEST(DocxTables, ThatSetAPageInColumnsAreFrames) {
  const std::string inner =
      Table(Row(TextCell("x") + TextCell("y") + TextCell("z")) + Row(TextCell("1") + TextCell("2") + TextCell("3")));
  EXPECT_EQ(OutlineOfBody(Table(Row(Cell(P("A") + inner) + Cell(P("B") + P("• b"))))),
            "A\n| x | y | z |\n| 1 | 2 | 3 |\nB\n0 • b\n");
  EXPECT_EQ(OutlineOfBody(Table(Row(TextCell("A") + TextCell("B")) + Row(Cell(inner) + Cell(P("• b"))))),
            "A\n| x | y | z |\n| 1 | 2 | 3 |\nB\n0 • b\n");
}

Lines NoticesOf(const std::string& body) {
  const Result<Document> document = ExtractDocx(DocxBuilder().Body(body).Build(), {});
  Lines codes;
  if (!document.ok()) return {"error"};
  for (const Diagnostic& notice : document.value().warnings)
    codes.push_back(std::string(Token(notice.code)) + " " + notice.text);
  return codes;
}

TEST(DocxTables, AsPicturesAreToldOf) {
  const std::string picture = Para(
      "<w:r><w:drawing><wp:inline><wp:extent cx='5000000' cy='3000000'/><wp:docPr id='1' name='tabla'/></wp:inline>"
      "</w:drawing></w:r>");
  const std::string sheet = Para("<w:r><w:object><o:OLEObject xmlns:o='o' ProgID='Excel.Sheet.12'/></w:object></w:r>");
  const std::string table = Table(Row(TextCell("a") + TextCell("b")));
  EXPECT_EQ(NoticesOf(P("x") + picture), (Lines{"table_as_picture tabla"}));
  EXPECT_EQ(NoticesOf(table + sheet), (Lines{"table_as_picture Excel.Sheet.12"}));
  EXPECT_EQ(NoticesOf(table + picture), Lines{});
}

}  // namespace
}  // namespace acervo::test
