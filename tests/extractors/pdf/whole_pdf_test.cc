// Whole PDFs, built in memory, to Documents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <variant>
#include <vector>

#include "core/document.h"
#include "extractors/pdf/pdf.h"
#include "tests/support/pdf_builder.h"

namespace acervo {
namespace {

using test::PdfBuilder;
using test::PdfFont;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document Read(const PdfBuilder& pdf) {
  Result<Document> document = ExtractPdf(pdf.Build(), {});
  EXPECT_TRUE(document.ok());
  return document.ok() ? std::move(document.value()) : Document{};
}

std::vector<Table> Tables(const Document& document) {
  std::vector<Table> tables;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

std::vector<Paragraph> Paragraphs(const Document& document) {
  std::vector<Paragraph> paragraphs;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) paragraphs.push_back(*paragraph);
  }
  return paragraphs;
}

std::vector<std::string> Texts(const Document& document) {
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : Paragraphs(document)) texts.push_back(paragraph.text);
  return texts;
}

std::vector<std::string> Row(const Table& table, std::size_t row) {
  std::vector<std::string> texts;
  for (const Cell& cell : table.rows.at(row)) texts.push_back(cell.text);
  return texts;
}

// The widest line of few tells nothing of the right margin: it is as wide as the left one.
TEST(WholePdf, LongestOfFewLinesNeedNotBeFull) {
  PdfBuilder pdf;
  pdf.Page().Lines(72, 100, {"Se revisó con la embajada el programa de la visita de la misión.", "Fecha: 3 de mayo."});
  EXPECT_THAT(Texts(Read(pdf)),
              ElementsAre("Se revisó con la embajada el programa de la visita de la misión.", "Fecha: 3 de mayo."));
}

TEST(WholePdf, RuledTableBetweenParagraphs) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "OFICINA DE PRUEBA", 12, PdfFont::kBold);
  pdf.Grid({60, 200, 400}, {80, 100, 140});
  pdf.Text(65, 93, "Actividad").Text(205, 93, "Fecha");
  pdf.Lines(65, 113, {"Foro de", "cultura"}).Text(205, 113, "27 de mayo");
  pdf.Text(60, 170, "Fin del informe");
  const Document document = Read(pdf);
  EXPECT_THAT(Texts(document), ElementsAre("OFICINA DE PRUEBA", "Fin del informe"));
  EXPECT_TRUE(Paragraphs(document)[0].bold);
  ASSERT_EQ(Tables(document).size(), 1u);
  const Table table = Tables(document)[0];
  EXPECT_THAT(Row(table, 0), ElementsAre("Actividad", "Fecha"));
  EXPECT_THAT(Row(table, 1), ElementsAre("Foro de cultura", "27 de mayo"));
  EXPECT_THAT(table.row_pages, ElementsAre(1, 1));
}

TEST(WholePdf, MissingBordersMergeCells) {
  PdfBuilder pdf;
  pdf.Page();
  for (const double y : {80.0, 100.0, 120.0, 140.0}) pdf.Rule(60, y, 200, y);
  for (const double y : {80.0, 100.0, 140.0}) pdf.Rule(200, y, 300, y);        // no line at 120: merged over two rows
  pdf.Rule(60, 80, 60, 140).Rule(300, 80, 300, 140).Rule(200, 100, 200, 140);  // first row: one cell
  pdf.Text(65, 93, "MAYO").Text(65, 113, "Foro").Text(65, 133, "Visita").Text(205, 113, "3 de mayo");
  const Table table = Tables(Read(pdf)).at(0);
  EXPECT_THAT(table.rows[0], ElementsAre(Cell{"MAYO", 1, 2}));
  EXPECT_THAT(table.rows[1], ElementsAre(Cell{"Foro", 1, 1}, Cell{"3 de mayo", 2, 1}));
  EXPECT_THAT(table.rows[2], ElementsAre(Cell{"Visita", 1, 1}));
}

TEST(WholePdf, ShadedRowsWithoutLinesAreRuled) {
  PdfBuilder pdf;
  pdf.Page().Shade(60, 100, 300, 130, 0.9);
  pdf.Rule(60, 80, 300, 80)
      .Rule(60, 160, 300, 160)
      .Rule(60, 80, 60, 160)
      .Rule(300, 80, 300, 160)
      .Rule(180, 80, 180, 160);
  pdf.Text(65, 94, "Actividad")
      .Text(185, 94, "Fecha")
      .Text(65, 114, "Foro")
      .Text(185, 114, "3")
      .Text(65, 144, "Taller");
  pdf.Text(185, 144, "4");
  const Table table = Tables(Read(pdf)).at(0);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(Row(table, 1), ElementsAre("Foro", "3"));
}

TEST(WholePdf, UnruledTableByItsColumns) {
  PdfBuilder pdf;
  pdf.Page();
  const double y = 80;
  pdf.Text(60, y, "Actividad", 10, PdfFont::kBold).Text(200, y, "Entidad", 10, PdfFont::kBold);
  pdf.Text(400, y, "Fecha", 10, PdfFont::kBold);
  pdf.Text(60, y + 24, "Foro")
      .Text(200, y + 24, "Embajada")
      .Text(400, y + 24, "3 de mayo")
      .Text(200, y + 36, "de Italia");
  pdf.Text(60, y + 60, "Taller").Text(400, y + 60, "4 de mayo");
  pdf.Text(60, y + 100, "Coordinaciones", 10, PdfFont::kBold);
  const Document document = Read(pdf);
  ASSERT_EQ(Tables(document).size(), 1u);
  const Table table = Tables(document)[0];
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(Row(table, 0), ElementsAre("Actividad", "Entidad", "Fecha"));
  EXPECT_THAT(Row(table, 1),
              ElementsAre("Foro", ::testing::AnyOf("Embajada de Italia", "Embajada\nde Italia"), "3 de mayo"));
  EXPECT_THAT(Row(table, 2), ElementsAre("Taller", "", "4 de mayo"));
  EXPECT_THAT(Texts(document), ElementsAre("Coordinaciones"));
}

TEST(WholePdf, TableOverPagesHasItsHeaderOnceAndSplitRowsWhole) {
  PdfBuilder pdf;
  const std::vector<double> xs = {60, 160, 420, 520};
  const auto header = [&](double y) { pdf.Text(65, y, "Actividad").Text(165, y, "Detalle").Text(425, y, "Fecha"); };
  pdf.Page().Grid(xs, {600, 620, 660, 700});
  header(613);
  pdf.Text(65, 633, "Foro").Text(165, 633, "Sobre cultura.").Text(425, 633, "3 de mayo");
  pdf.Text(65, 673, "Taller").Lines(165, 673, {"Con funcionarios de la oficina y de las demás", "direcciones que se"});
  pdf.Text(425, 673, "4 de mayo");
  pdf.Page().Grid(xs, {60, 80, 100, 120});
  header(73);
  pdf.Text(165, 93, "nombran al final.");
  pdf.Text(65, 113, "Visita").Text(165, 113, "Protocolar.").Text(425, 113, "5 de mayo");
  const Document document = Read(pdf);
  ASSERT_EQ(Tables(document).size(), 1u);
  const Table table = Tables(document)[0];
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(Row(table, 2), ElementsAre("Taller",
                                         "Con funcionarios de la oficina y de las demás direcciones que se nombran "
                                         "al final.",
                                         "4 de mayo"));
  EXPECT_THAT(Row(table, 3), ElementsAre("Visita", "Protocolar.", "5 de mayo"));
  EXPECT_THAT(table.row_pages, ElementsAre(1, 1, 1, 2));
}

TEST(WholePdf, ListLevelsFromIndents) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "Coordinaciones:");
  pdf.Text(60, 80, "•").Text(78, 80, "Primera");
  pdf.Text(96, 94, "–").Text(114, 94, "Debajo");
  pdf.Text(60, 108, "•").Text(78, 108, "Segunda");
  pdf.Text(78, 126, "Texto que sigue a la segunda.");
  const std::vector<Paragraph> paragraphs = Paragraphs(Read(pdf));
  ASSERT_EQ(paragraphs.size(), 5u);
  EXPECT_EQ(paragraphs[1].list, (ListMark{0, "•"}));
  EXPECT_EQ(paragraphs[2].list, (ListMark{1, "–"}));
  EXPECT_EQ(paragraphs[3].list, (ListMark{0, "•"}));
  EXPECT_EQ(paragraphs[3].text, "Segunda");
  EXPECT_EQ(paragraphs[4].list, std::nullopt);
  EXPECT_EQ(paragraphs[4].continues, 0);
}

TEST(WholePdf, DrawnBulletsAreBullets) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "Coordinaciones");
  for (const double y : {80.0, 100.0, 120.0}) {
    pdf.Text(90, y, "Con la embajada").Shade(78, y - 6, 82, y - 2, 0);
  }
  const std::vector<Paragraph> paragraphs = Paragraphs(Read(pdf));
  ASSERT_EQ(paragraphs.size(), 4u);
  EXPECT_EQ(paragraphs[1].list, (ListMark{0, "•"}));
  EXPECT_EQ(paragraphs[1].text, "Con la embajada");
}

TEST(WholePdf, RunningTextIsSaidOnceWithItsRole) {
  PdfBuilder pdf;
  for (const char* number : {"1", "22", "333"}) {
    pdf.Page()
        .Text(60, 30, "Informe de la Oficina")
        .Text(60, 100, "Texto propio: " + std::string(std::strlen(number), 'x') + ".");
    pdf.Text(280, 770, std::string("Página ") + number + " de 3");
  }
  const std::vector<Paragraph> paragraphs = Paragraphs(Read(pdf));
  ASSERT_EQ(paragraphs.size(), 5u);
  EXPECT_EQ(paragraphs.front().role, BlockRole::kHeader);
  EXPECT_EQ(paragraphs.front().text, "Informe de la Oficina");
  EXPECT_EQ(paragraphs[3].page, 3);
  EXPECT_EQ(paragraphs.back().role, BlockRole::kFooter);
  EXPECT_EQ(paragraphs.back().text, "Página 1 de 3");
}

TEST(WholePdf, FootnoteLeavesTheTextWithItsMark) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "Se recibió la nota").Text(142, 56, "1", 6).Text(60, 90, "Otro texto.");
  pdf.Rule(60, 700, 200, 700).Text(60, 715, "1").Text(70, 715, "Recibida en la oficina.");
  const std::vector<Paragraph> paragraphs = Paragraphs(Read(pdf));
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(paragraphs[0].text, "Se recibió la nota");
  EXPECT_EQ(paragraphs[2].text, "Recibida en la oficina.");
  EXPECT_EQ(paragraphs[2].role, BlockRole::kNote);
}

TEST(WholePdf, OrdinalsStayInTheirLine) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "El 1").Text(77.5, 56.5, "ro", 6).Text(88, 60, "de mayo");
  EXPECT_THAT(Texts(Read(pdf)), ElementsAre("El 1ro de mayo"));
}

TEST(WholePdf, TextDrawnTwiceIsReadOnceAndBold) {
  PdfBuilder pdf;
  pdf.Page().Text(60, 60, "Informe mensual").Text(60.3, 60, "Informe mensual");
  EXPECT_THAT(Texts(Read(pdf)), ElementsAre("Informe mensual"));
}

TEST(WholePdf, SpacedLettersAreWords) {
  PdfBuilder pdf;
  pdf.Page().Raw("BT /F1 12 Tf 5 Tc 60 700 Td (INFORME) Tj ET");
  EXPECT_THAT(Texts(Read(pdf)), ElementsAre("INFORME"));
}

TEST(WholePdf, TwoColumnsAreReadOneAfterTheOther) {
  PdfBuilder pdf;
  pdf.Page();
  const std::string left = "La oficina de cooperación tuvo reuniones con";
  const std::string right = "En la otra columna siguen las actividades de";
  for (int i = 0; i < 10; ++i) pdf.Text(60, 80 + 12 * i, left).Text(320, 80 + 12 * i, right);
  const std::vector<std::string> texts = Texts(Read(pdf));
  ASSERT_FALSE(texts.empty());
  std::string all;
  for (const std::string& text : texts) all += text + " ";
  EXPECT_LT(all.rfind("La oficina"), all.find("En la otra"));
}

class RotatedPdf : public ::testing::TestWithParam<int> {};
TEST_P(RotatedPdf, ReadsUpright) {
  PdfBuilder pdf;
  pdf.Page(612, 792, GetParam());
  for (int i = 0; i < 3; ++i) pdf.Text(100, 100 + 20 * i, "Texto de la línea");
  EXPECT_FALSE(Texts(Read(pdf)).empty());
}
INSTANTIATE_TEST_SUITE_P(Turns, RotatedPdf, ::testing::Values(0, 90, 180, 270));

TEST(WholePdf, TableDrawnSidewaysIsReadUpright) {
  PdfBuilder pdf;
  pdf.Page();
  // The same ruled table as a landscape page turned by its content: x' = y, y' = 612 - x.
  pdf.Raw("0 1 -1 0 612 0 cm");
  pdf.Raw("0.5 w 60 500 m 400 500 l S 60 460 m 400 460 l S 60 420 m 400 420 l S");
  pdf.Raw("60 500 m 60 420 l S 200 500 m 200 420 l S 400 500 m 400 420 l S");
  pdf.Raw("BT /F1 10 Tf 65 480 Td (Actividad) Tj ET BT /F1 10 Tf 205 480 Td (Fecha) Tj ET");
  pdf.Raw("BT /F1 10 Tf 65 440 Td (Foro) Tj ET BT /F1 10 Tf 205 440 Td (3 de mayo) Tj ET");
  const Document document = Read(pdf);
  ASSERT_EQ(Tables(document).size(), 1u);
  EXPECT_THAT(Row(Tables(document)[0], 1), ElementsAre("Foro", "3 de mayo"));
}

TEST(WholePdf, MetaInUtc) {
  PdfBuilder pdf;
  pdf.Info("Title", "Informe").Info("CreationDate", "D:20190531120000-05'00'").Page().Text(60, 60, "Hola");
  const Document document = Read(pdf);
  EXPECT_EQ(document.meta.title, "Informe");
  EXPECT_EQ(document.meta.author, std::nullopt);
  EXPECT_EQ(document.meta.created, "2019-05-31T17:00:00Z");
  EXPECT_EQ(document.pages, 1);
  EXPECT_THAT(document.warnings, IsEmpty());
}

// A page whose second line is set in a CID font without a table of its letters' meanings.
std::string PdfWithUnknownLetters() {
  const std::string content =
      "BT /F1 10 Tf 72 700 Td (La oficina informa.) Tj ET BT /F2 10 Tf 72 680 Td <000300040005000600070008> Tj ET";
  return test::PdfOfObjects(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
       "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
       "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
       "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Unknown/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
       "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Unknown/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
       "/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>",
       "<</Type/FontDescriptor/FontName/AAAAAA+Unknown/Flags 4/FontBBox[0 0 500 700]/ItalicAngle 0/Ascent 700"
       "/Descent -200/CapHeight 700/StemV 80>>"},
      "/Root 1 0 R");
}

TEST(WholePdf, LettersOfUnknownMeaningAreADoubt) {
  const Result<Document> document = ExtractPdf(PdfWithUnknownLetters(), {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document.value().warnings.size(), 1u);
  EXPECT_EQ(document.value().warnings[0].code, DiagnosticCode::kFontWithoutUnicode);
  EXPECT_EQ(document.value().warnings[0].where.page, 1);
}

}  // namespace
}  // namespace acervo
