// Where on the page blocks stand: their boxes hold their words, however the page lies.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/text.h"
#include "extractors/pdf/pdf.h"
#include "extractors/pdf/poppler/reader.h"
#include "tests/support/pdf_builder.h"

namespace acervo {
namespace boxes {
namespace {

using test::PdfBuilder;

Document Read(const std::string& bytes) {
  Result<Document> document = ExtractPdf(bytes, {});
  EXPECT_TRUE(document.ok());
  return document.ok() ? std::move(document.value()) : Document{};
}

// The words of a page as another reader of it has them.
class PagesOfWords {
 public:
  explicit PagesOfWords(const std::string& bytes) : reader_(std::move(pdf::OpenPublicReader(bytes, "").value())) {}

  // What stands with its middle in the boxes, in the reader's order, without spaces.
  std::string In(const std::vector<PageBox>& boxes) {
    std::string letters;
    for (const PageBox& box : boxes) {
      const pdf::Box area{box.left - kSlack, box.top - kSlack, box.right + kSlack, box.bottom + kSlack};
      for (const pdf::Word& word : Page(box.page)) {
        if (area.Holds(word.sheet.mid_x(), word.sheet.mid_y())) letters += Fold(CleanText(word.text));
      }
    }
    return letters;
  }

 private:
  static constexpr double kSlack = 0.6;

  const std::vector<pdf::Word>& Page(int number) {
    const auto [page, is_new] = pages_.try_emplace(number);
    if (is_new) page->second = reader_->ReadPage(number).words;
    return page->second;
  }

  std::unique_ptr<pdf::Reader> reader_;
  std::map<int, std::vector<pdf::Word>> pages_;
};

// Whether the letters of the word stand together; it may be broken at a line's end.
bool IsHeld(const std::string& word, const std::string& letters) {
  if (letters.find(word) != std::string::npos) return true;
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    const bool both =
        letters.find(word.substr(0, cut)) != std::string::npos && letters.find(word.substr(cut)) != std::string::npos;
    if (both) return true;
  }
  return false;
}

void ExpectHeld(PagesOfWords& pages, const std::string& text, const std::vector<PageBox>& boxes) {
  ASSERT_FALSE(boxes.empty()) << text;
  const std::string letters = pages.In(boxes);
  for (const Word& word : Words(text)) EXPECT_TRUE(IsHeld(Fold(word.text), letters)) << word.text << " of " << text;
}

void ExpectHeld(PagesOfWords& pages, const Table& table) {
  ASSERT_EQ(table.row_boxes.size(), table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const Cell& cell : table.rows[row]) {
      if (cell.row_span == 1 && !Words(cell.text).empty()) ExpectHeld(pages, cell.text, table.row_boxes[row]);
    }
  }
}

void ExpectHeld(const std::string& bytes) {
  PagesOfWords pages(bytes);
  for (const Block& block : Read(bytes).blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      ExpectHeld(pages, *table);
    } else {
      const auto& paragraph = std::get<Paragraph>(block);
      ExpectHeld(pages, paragraph.text, paragraph.boxes);
    }
  }
}

TEST(PdfBoxes, OfEverySampleHoldTheirWords) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ACERVO_TESTDATA_DIR) / "reports")) {
    if (entry.path().extension() != ".pdf") continue;
    SCOPED_TRACE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    ExtractOptions written;
    written.ocr = OcrUse::kNever;
    if (!ExtractPdf(bytes, written).ok()) continue;  // a scan
    ExpectHeld(bytes);
    ++files;
  }
  EXPECT_GE(files, 15U);
}

TEST(PdfBoxes, AreThoseOfThePageAsShown) {
  const std::string bytes = PdfBuilder().Page(612, 792, 90).Text(100, 150, "Actividad de mayo").Build();
  const Document document = Read(bytes);
  ASSERT_EQ(document.blocks.size(), 1U);
  ExpectHeld(bytes);
  const PageBox box = std::get<Paragraph>(document.blocks[0]).boxes.at(0);
  EXPECT_GT(box.bottom - box.top, box.right - box.left) << "the letters run down the page";
  EXPECT_LE(box.right, 792);
}

// Two pages side by side on one sheet.
TEST(PdfBoxes, OfTwoPagesOnASheetAreThoseOfTheSheet) {
  PdfBuilder pdf;
  pdf.Page(800, 600);
  for (const double x : {40.0, 440.0}) {
    pdf.Text(x, 60, "Informe de la oficina");
    for (int i = 0; i < 5; ++i) pdf.Text(x, 100 + 30 * i, "La oficina número " + std::to_string(i) + " informa.");
  }
  const std::string bytes = pdf.Build();
  ExpectHeld(bytes);
  bool is_right = false;
  for (const Block& block : Read(bytes).blocks) {
    is_right = is_right || std::get<Paragraph>(block).boxes.at(0).left > 400;
  }
  EXPECT_TRUE(is_right);
}

TEST(PdfBoxes, OfARowOverAPageBreakAreTwo) {
  PdfBuilder pdf;
  const std::vector<double> xs = {60, 160, 420, 520};
  pdf.Page().Grid(xs, {600, 620, 700});
  pdf.Text(65, 613, "Actividad").Text(165, 613, "Detalle").Text(425, 613, "Fecha");
  pdf.Text(65, 633, "Foro").Text(425, 633, "3 de mayo");
  pdf.Lines(165, 633,
            {"Se presentaron los resultados del convenio a", "las delegaciones de los países invitados y de"});
  pdf.Page().Grid(xs, {60, 90});
  pdf.Text(165, 73, "las embajadas acreditadas.");
  const std::string bytes = pdf.Build();
  ExpectHeld(bytes);
  const Document document = Read(bytes);
  const Table& table = std::get<Table>(document.blocks.at(0));
  ASSERT_EQ(table.rows.size(), 2U);
  ASSERT_EQ(table.row_boxes.at(1).size(), 2U);
  EXPECT_EQ(table.row_boxes[1][0].page, 1);
  EXPECT_EQ(table.row_boxes[1][1].page, 2);
}

}  // namespace
}  // namespace boxes
}  // namespace acervo
