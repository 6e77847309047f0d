// Files of pictures, and documents that hold pictures alone, as documents; and pictures that are made to do harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include "extractors/extract.h"
#include "extractors/ocr/picture_format.h"
#include "extractors/page_view.h"
#include "extractors/pdf/pdf.h"

namespace acervo::test::pictures {
namespace {

using std::string_literals::operator""s;

std::string BytesOf(const std::string& name) {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/pictures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string TextOf(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
    if (const auto* table = std::get_if<Table>(&block)) {
      for (const auto& row : table->rows) {
        for (const Cell& cell : row) text += cell.text + "|";
      }
    }
  }
  return text;
}

struct PictureCase {
  const char* name;
  const char* file;
  Format format;
  int pages;
  const char* says;
};
void PrintTo(const PictureCase& one, std::ostream* out) { *out << one.name; }

class Pictures : public ::testing::TestWithParam<PictureCase> {
 protected:
  void SetUp() override {
    if (RecognitionModel().empty()) GTEST_SKIP() << "no Tesseract here";
  }
};

TEST_P(Pictures, AreReadAsPages) {
  const PictureCase& one = GetParam();
  const Result<Document> document = Extract(BytesOf(one.file));
  ASSERT_TRUE(document.ok()) << Token(document.error().code) << document.error().detail;
  EXPECT_EQ(document.value().format, one.format);
  EXPECT_EQ(document.value().pages, one.pages);
  EXPECT_NE(TextOf(document.value()).find(one.says), std::string::npos) << TextOf(document.value());
}

// A worker recognises each page by itself; what comes together of them is what one reading gives.
TEST_P(Pictures, AreTheSameReadPageByPage) {
  const std::string bytes = BytesOf(GetParam().file);
  RecognisedPages pages{.is_asked = true};
  ExtractOptions options;
  options.pages = &pages;
  (void)Extract(bytes, options);
  ASSERT_EQ(pages.wanted.size(), static_cast<std::size_t>(GetParam().pages));
  pages.is_asked = false;
  for (const int page : pages.wanted) pages.known[page] = RecognisePage(bytes, page, {}).value();
  const Result<Document> apart = Extract(bytes, options), whole = Extract(bytes);
  ASSERT_TRUE(apart.ok() && whole.ok());
  EXPECT_EQ(apart.value(), whole.value());
}

INSTANTIATE_TEST_SUITE_P(
    Formats, Pictures,
    ::testing::Values(PictureCase{"Png", "scanned_page.png", Format::kPng, 1, "COOPERACIÓN"},
                      PictureCase{"Jpeg", "scanned_page.jpg", Format::kJpeg, 1, "COOPERACIÓN"},
                      PictureCase{"TiffOfPages", "table_over_pages.tif", Format::kTiff, 3, "Coordinaciones"},
                      PictureCase{"DocxOfPages", "pages_in_a_document.docx", Format::kDocx, 3, "Coordinaciones"}),
    [](const auto& one) { return one.param.name; });

TEST(PicturesInDocuments, KeepTheDatesOfTheDocument) {
  RecognisedPages pages{.is_asked = true};
  ExtractOptions options;
  options.pages = &pages;
  const std::string bytes = BytesOf("pages_in_a_document.docx");
  (void)Extract(bytes, options);
  pages.is_asked = false;
  for (const int page : pages.wanted) pages.known[page] = "";
  EXPECT_EQ(Extract(bytes, options).error().code, ErrorCode::kNoText);
  EXPECT_EQ(pages.wanted, (std::vector<int>{1, 2, 3}));
}

// A TIFF of directories at these places, each of no entries, that lead to the next.
std::string TiffOf(const std::vector<std::uint32_t>& places) {
  const auto low = [](std::uint32_t n) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(n >> 8 * i);
    return bytes;
  };
  std::string file = std::string("II*\0", 4) + low(places.front());
  file.resize(100);
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    if (places[i] + 6 > file.size()) continue;
    file.replace(places[i], 6, std::string(2, '\0') + low(places[i + 1]));
  }
  return file;
}

TEST(TiffPages, AreCountedAlongTheChainAlsoWhereOneIsDamaged) {
  EXPECT_EQ(ocr::CountTiffPages(TiffOf({8, 20, 40, 0}), 100), 3);
  EXPECT_EQ(ocr::CountTiffPages(TiffOf({8, 20, 40, 0}), 2), 2);
  EXPECT_EQ(ocr::CountTiffPages(TiffOf({8, 20, 8}), 100), 2);       // it goes round
  EXPECT_EQ(ocr::CountTiffPages(TiffOf({8, 20, 90'000}), 100), 3);  // the third is not there
  EXPECT_EQ(ocr::CountTiffPages("II*", 100), 1);
}

// The tests that need it pass it over where it is not there: that must not be for a fault of the module.
TEST(Recognition, IsThereWhereItWasBuilt) {
#ifdef ACERVO_HAS_RECOGNITION
  EXPECT_FALSE(RecognitionModel().empty());
#else
  GTEST_SKIP() << "built without Tesseract";
#endif
}

TEST(PicturesInDocuments, TellThePageThatCannotBeRead) {
  if (RecognitionModel().empty()) GTEST_SKIP() << "no Tesseract here";
  const std::string page = BytesOf("scanned_page.png");
  const Result<Document> document = ExtractPictures({page, "no picture"}, Format::kDocx, {}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().pages, 2);
  const auto& warnings = document.value().warnings;
  EXPECT_TRUE(std::ranges::any_of(warnings, [](const Diagnostic& one) {
    return one.code == DiagnosticCode::kPageWithoutText && one.where.page == 2;
  }));
  EXPECT_EQ(ExtractPictures({"no picture", ""}, Format::kDocx, {}, {}).error().code, ErrorCode::kCorrupt);
}

TEST(PicturesWithoutRecognition, HaveNoText) {
  ExtractOptions options;
  options.ocr = OcrUse::kNever;
  EXPECT_EQ(Extract(BytesOf("scanned_page.png"), options).error().code, ErrorCode::kNoText);
}

TEST(PicturesAsPages, AreShown) {
  const std::string bytes = BytesOf("table_over_pages.tif");
  const Result<std::unique_ptr<PdfPages>> pages = PdfPages::Open(bytes);
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(pages.value()->count(), 3);
  const Result<PageSize> size = pages.value()->Size(2);
  ASSERT_TRUE(size.ok());
  EXPECT_NEAR(size.value().width, 792, 3);
  EXPECT_TRUE(pages.value()->Picture(2, 600).value().starts_with("\x89PNG"));
  EXPECT_EQ(pages.value()->Picture(4, 600).error().code, ErrorCode::kNotFound);
}

// ── Pictures that are made to do harm ───────────────────────────────────────────────────────────────────────────────

std::string Big32(std::uint32_t n) {
  return {static_cast<char>(n >> 24), static_cast<char>(n >> 16), static_cast<char>(n >> 8), static_cast<char>(n)};
}
std::string Little16(unsigned n) { return {static_cast<char>(n), static_cast<char>(n >> 8)}; }
std::string Little32(std::uint32_t n) { return Little16(n & 0xFFFF) + Little16(n >> 16); }

// A header that promises so many pixels, and hardly any of them.
std::string PngOf(std::uint32_t width, std::uint32_t height, int bits, int colours) {
  std::string head = "IHDR" + Big32(width) + Big32(height);
  head += {static_cast<char>(bits), static_cast<char>(colours), 0, 0, 0};
  return "\x89PNG\r\n\x1A\n"s + Big32(13) + head + Big32(0) + Big32(0) + "IEND" + "\xAE\x42\x60\x82"s;
}

struct TiffField {
  unsigned tag, type;
  std::uint32_t count, value;
};

std::string TiffOf(const std::vector<TiffField>& fields, std::uint32_t next) {
  std::string tiff = "II*\0"s + Little32(8) + Little16(static_cast<unsigned>(fields.size()));
  for (const TiffField& field : fields) {
    tiff += Little16(field.tag) + Little16(field.type) + Little32(field.count) + Little32(field.value);
  }
  return tiff + Little32(next) + std::string(64, '\0');
}

std::string GreyTiff(std::uint32_t width, std::uint32_t height, std::uint32_t next = 0) {
  return TiffOf({{256, 4, 1, width},
                 {257, 4, 1, height},
                 {258, 3, 1, 8},
                 {259, 3, 1, 1},
                 {262, 3, 1, 1},
                 {273, 4, 1, 100},
                 {277, 3, 1, 1},
                 {278, 4, 1, height},
                 {279, 4, 1, width * height}},
                next);
}

struct HostileCase {
  const char* name;
  std::string bytes;
  std::vector<ErrorCode> codes;
};
void PrintTo(const HostileCase& one, std::ostream* out) { *out << one.name; }

std::vector<HostileCase> HostileCases() {
  const std::string jpeg = BytesOf("scanned_page.jpg"), tiff = BytesOf("table_over_pages.tif");
  using enum ErrorCode;
  return {
      {"PngOfManyPixels", PngOf(60'000, 60'000, 8, 2), {kTooLarge, kCorrupt}},
      {"PngOfMostPixels", PngOf(0x7FFFFFFF, 0x7FFFFFFF, 16, 6), {kTooLarge, kCorrupt}},
      {"PngOfOneColumn", PngOf(1, 60'000, 8, 0), {kTooLarge, kCorrupt}},
      {"PngWithoutPixels", PngOf(100, 100, 16, 2), {kCorrupt}},
      {"PngOfItsHeader", "\x89PNG\r\n\x1A\n"s, {kCorrupt}},
      {"JpegOfItsHeader", jpeg.substr(0, 100), {kCorrupt}},
      {"JpegOfNothing", "\xFF\xD8\xFF"s, {kCorrupt}},
      {"TiffOfManyPixels", GreyTiff(60'000, 60'000), {kTooLarge, kCorrupt}},
      {"TiffWithoutPixels", GreyTiff(2'000, 2'000), {kCorrupt, kNoText}},
      {"TiffOfItsHeader", tiff.substr(0, 8), {kCorrupt}},
      {"TiffThatGoesRound", GreyTiff(4, 4, 8), {kNoText, kCorrupt, kTooLarge}},
      {"TiffThatPointsBehindItsEnd", GreyTiff(4, 4, 0x7FFFFFFF), {kNoText, kCorrupt}},
  };
}

class HostilePictures : public ::testing::TestWithParam<HostileCase> {};

TEST_P(HostilePictures, EndWithTheirCode) {
  if (RecognitionModel().empty()) GTEST_SKIP() << "no Tesseract here";
  const Result<Document> document = Extract(GetParam().bytes);
  ASSERT_FALSE(document.ok());
  EXPECT_TRUE(std::ranges::find(GetParam().codes, document.error().code) != GetParam().codes.end())
      << Token(document.error().code);
  (void)PdfPages::Open(GetParam().bytes);
}

INSTANTIATE_TEST_SUITE_P(Files, HostilePictures, ::testing::ValuesIn(HostileCases()),
                         [](const auto& one) { return one.param.name; });

// A cut file is read as far as it goes, or refused.
TEST(HostilePicturesCut, AreNoCrash) {
  for (const char* name : {"scanned_page.png", "scanned_page.jpg", "table_over_pages.tif"}) {
    const std::string whole = BytesOf(name);
    for (const std::size_t eighths : {1, 3, 5, 7}) {
      RecognisedPages pages{.is_asked = true};
      ExtractOptions options;
      options.pages = &pages;
      const Result<Document> cut = Extract(whole.substr(0, whole.size() * eighths / 8), options);
      EXPECT_FALSE(cut.ok()) << name;
    }
  }
}

}  // namespace
}  // namespace acervo::test::pictures
