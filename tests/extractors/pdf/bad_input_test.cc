// What a damaged, locked or hostile PDF gives: an error with its code or a Document, never a crash.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "extractors/pdf/pdf.h"
#include "tests/support/pdf_builder.h"

namespace acervo {
namespace {

using test::PdfBuilder;
using test::PdfOfObjects;

std::string Sample() {
  PdfBuilder pdf;
  for (int page = 0; page < 2; ++page) {
    pdf.Page().Grid({60, 200, 400}, {80, 100, 140}).Text(65, 93, "Actividad").Text(205, 93, "Fecha");
    pdf.Text(65, 113, "Foro de cultura").Text(205, 113, "27 de mayo").Text(60, 200, "Coordinaciones");
  }
  return pdf.Build();
}

std::string TestData(const std::string& name) {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/pdf/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

ErrorCode CodeOf(std::string_view bytes, const ExtractOptions& options = {}) {
  const Result<Document> document = ExtractPdf(bytes, options);
  EXPECT_FALSE(document.ok());
  return document.ok() ? ErrorCode::kUsage : document.error().code;
}

TEST(BadPdf, NoPdfAtAll) {
  EXPECT_EQ(CodeOf("%PDF-1.4\nnothing follows"), ErrorCode::kCorrupt);
  EXPECT_EQ(CodeOf(std::string(4096, '\0')), ErrorCode::kCorrupt);
  EXPECT_EQ(CodeOf(""), ErrorCode::kCorrupt);
}

TEST(BadPdf, CutAtEveryTwentieth) {
  const std::string whole = Sample();
  for (std::size_t part = 0; part < 20; ++part) {
    const Result<Document> document = ExtractPdf(std::string_view(whole).substr(0, whole.size() * part / 20), {});
    if (!document.ok()) {
      EXPECT_TRUE(document.error().code == ErrorCode::kCorrupt || document.error().code == ErrorCode::kNoText) << part;
    }
  }
}

TEST(BadPdf, FlippedBytes) {
  const std::string whole = Sample();
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    std::string damaged = whole;
    for (int flip = 0; flip < 8; ++flip) damaged[random() % damaged.size()] = static_cast<char>(random());
    const Result<Document> document = ExtractPdf(damaged, {});
    if (!document.ok()) {
      EXPECT_NE(document.error().code, ErrorCode::kUsage);
    }
  }
}

TEST(BadPdf, CyclicPageTree) {
  const std::string pdf =
      PdfOfObjects({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 2 /Parent 3 0 R >>",
                    "<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>"},
                   "/Root 1 0 R");
  const Result<Document> document = ExtractPdf(pdf, {});
  ASSERT_FALSE(document.ok());
  EXPECT_TRUE(document.error().code == ErrorCode::kCorrupt || document.error().code == ErrorCode::kNoText);
}

TEST(BadPdf, NoPages) {
  const std::string pdf =
      PdfOfObjects({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"}, "/Root 1 0 R");
  EXPECT_EQ(CodeOf(pdf), ErrorCode::kCorrupt);
}

TEST(BadPdf, MillionsOfPagesClaimed) {
  const std::string pdf =
      PdfOfObjects({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 1000000 >>"}, "/Root 1 0 R");
  const Result<Document> document = ExtractPdf(pdf, {});
  ASSERT_FALSE(document.ok());
  EXPECT_TRUE(document.error().code == ErrorCode::kTooLarge || document.error().code == ErrorCode::kCorrupt);
}

TEST(BadPdf, TooManyPages) {
  ExtractOptions options;
  options.max_pages = 1;
  EXPECT_EQ(CodeOf(Sample(), options), ErrorCode::kTooLarge);
}

TEST(BadPdf, TooMuchText) {
  ExtractOptions options;
  options.max_text = 10;
  EXPECT_EQ(CodeOf(Sample(), options), ErrorCode::kTooLarge);
}

TEST(BadPdf, TooManyBytes) {
  ExtractOptions options;
  options.max_input = 100;
  EXPECT_EQ(CodeOf(Sample(), options), ErrorCode::kTooLarge);
}

TEST(BadPdf, HugeMediaBoxIsReadWithoutAHugePicture) {
  PdfBuilder pdf;
  pdf.Page(1e5, 1e5).Text(100, 100, "Actividad", 12).Text(400, 100, "Fecha", 12).Text(100, 130, "Foro", 12);
  pdf.Text(400, 130, "3", 12).Text(100, 160, "Fin", 12);
  EXPECT_TRUE(ExtractPdf(pdf.Build(), {}).ok());
}

TEST(BadPdf, PicturesAloneHaveNoText) {
  PdfBuilder pdf;
  pdf.Page().Raw("q 400 0 0 400 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x55 EI Q");
  EXPECT_EQ(CodeOf(pdf.Build()), ErrorCode::kNoText);
}

TEST(BadPdf, EncryptedNeedsItsPassword) {
  const std::string locked = TestData("encrypted.pdf");
  ASSERT_FALSE(locked.empty());
  EXPECT_EQ(CodeOf(locked), ErrorCode::kEncrypted);
  ExtractOptions wrong;
  wrong.password = "otra";
  EXPECT_EQ(CodeOf(locked, wrong), ErrorCode::kEncrypted);
  ExtractOptions right;
  right.password = "clave";
  EXPECT_TRUE(ExtractPdf(locked, right).ok());
}

}  // namespace
}  // namespace acervo
