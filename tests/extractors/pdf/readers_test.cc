// The reader on poppler's core is held to the answers of the one on poppler-cpp's stable interface.
#include "extractors/pdf/poppler/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/pdf_builder.h"

namespace acervo::pdf {
namespace {

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> SamplePdfs() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ACERVO_TESTDATA_DIR) / "reports")) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool HasNear(const std::vector<Ruling>& rulings, const Ruling& wanted) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    return std::abs(ruling.at - wanted.at) < 3.5 && ruling.from < wanted.from + 4 && ruling.to > wanted.to - 4;
  });
}

void ExpectSameWords(const PageText& exact, const PageText& plain) {
  EXPECT_NEAR(exact.width, plain.width, 0.01);
  EXPECT_NEAR(exact.height, plain.height, 0.01);
  ASSERT_EQ(exact.words.size(), plain.words.size());
  for (std::size_t i = 0; i < exact.words.size(); ++i) {
    EXPECT_EQ(exact.words[i].text, plain.words[i].text);
    EXPECT_NEAR(exact.words[i].box.x0, plain.words[i].box.x0, 0.01);
    EXPECT_NEAR(exact.words[i].box.y1, plain.words[i].box.y1, 0.01);
    EXPECT_EQ(exact.words[i].bold, plain.words[i].bold);
    EXPECT_EQ(exact.words[i].space_after, plain.words[i].space_after);
  }
}

#ifdef ACERVO_POPPLER_CORE

TEST(Readers, AnswerAlikeOnTheSampleReports) {
  for (const std::filesystem::path& path : SamplePdfs()) {
    SCOPED_TRACE(path.filename());
    const std::string bytes = Bytes(path);
    auto core = OpenCoreReader(bytes, "");
    auto plain = OpenPublicReader(bytes, "");
    ASSERT_TRUE(core.ok() && plain.ok());
    ASSERT_EQ(core.value()->pages(), plain.value()->pages());
    EXPECT_EQ(core.value()->meta(), plain.value()->meta());
    for (int page = 1; page <= core.value()->pages(); ++page) {
      const PageText text = core.value()->ReadPage(page);
      const PageText seen = plain.value()->ReadPage(page);
      ExpectSameWords(text, seen);
      if (text.words.empty()) continue;  // a scan's lines border nothing that was read
      for (const Ruling& ruling : seen.rulings.horizontal) {
        if (ruling.to - ruling.from < 60) continue;
        EXPECT_TRUE(HasNear(text.rulings.horizontal, ruling)) << "page " << page << ", y " << ruling.at;
      }
    }
  }
}

TEST(Readers, LinesOfAScanAreFoundInItsPicture) {
  // A black bar of 300 by 1 points as a picture, and the words of an OCR above it.
  const std::string bytes = test::PdfBuilder()
                                .Page()
                                .Raw(
                                    "q 300 0 0 1 72 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID  EI Q\n"
                                    "BT /F1 10 Tf 3 Tr 1 0 0 1 72 620 Tm (Actividad) Tj 0 Tr ET\n")
                                .Build();
  auto reader = OpenCoreReader(bytes, "");
  ASSERT_TRUE(reader.ok());
  const PageText page = reader.value()->ReadPage(1);
  ASSERT_EQ(page.words.size(), 1u);
  const Rulings& rulings = page.rulings;
  ASSERT_EQ(rulings.horizontal.size(), 1u);
  EXPECT_NEAR(rulings.horizontal[0].at, 792 - 600.5, 1);
}

// A page of which a picture with one black bar is painted over the letters.
std::string CoveredPage() {
  constexpr std::size_t kRows = 1000, kRowBytes = 100;  // 800 pixels of one bit
  std::string pixels(kRows * kRowBytes, '\xFF');
  for (std::size_t y = 500; y < 502; ++y) std::fill_n(pixels.begin() + static_cast<long>(y * kRowBytes + 20), 60, '\0');
  const std::string content = "BT /F1 10 Tf 72 500 Td (Actividad) Tj ET q 612 0 0 792 0 0 cm /I Do Q\n";
  const auto stream = [](const std::string& dictionary, const std::string& data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
  };
  return test::PdfOfObjects(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> "
       "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
       stream("", content),
       stream("/Type /XObject /Subtype /Image /Width 800 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 1",
              pixels)},
      "/Root 1 0 R");
}

TEST(Readers, LinesOfAPictureOverTheLettersAreFound) {
  const std::string bytes = CoveredPage();
  auto reader = OpenCoreReader(bytes, "");
  ASSERT_TRUE(reader.ok());
  const PageText page = reader.value()->ReadPage(1);
  EXPECT_TRUE(page.scanned);
  ASSERT_EQ(page.words.size(), 1u);
  ASSERT_EQ(page.rulings.horizontal.size(), 1u);
  EXPECT_NEAR(page.rulings.horizontal[0].at, 396.8, 1);
}

TEST(Readers, RefuseAlike) {
  for (const std::string& bytes : {std::string("%PDF-1.4\n"), std::string("%PDF-1.7 no more"), std::string(500, '%')}) {
    EXPECT_EQ(OpenCoreReader(bytes, "").error().code, OpenPublicReader(bytes, "").error().code);
  }
  const std::string locked = Bytes(std::filesystem::path(ACERVO_TESTDATA_DIR) / "pdf" / "encrypted.pdf");
  EXPECT_EQ(OpenCoreReader(locked, "").error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(OpenCoreReader(locked, "wrong").error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(OpenPublicReader(locked, "").error().code, ErrorCode::kEncrypted);
}

TEST(Readers, ATurnedPageHasItsLinesTurnedToo) {
  const std::string bytes =
      test::PdfBuilder().Page(612, 792, 90).Text(100, 100, "Actividad").Rule(100, 120, 400, 120).Build();
  for (ReaderOpener* open : {OpenCoreReader, OpenPublicReader}) {
    auto reader = open(bytes, "");
    ASSERT_TRUE(reader.ok());
    const PageText page = reader.value()->ReadPage(1);
    ASSERT_EQ(page.words.size(), 1u);
    EXPECT_EQ(page.words[0].turns, 0);
    const Rulings& rulings = page.rulings;
    ASSERT_EQ(rulings.horizontal.size(), 1u);
    EXPECT_NEAR(rulings.horizontal[0].to - rulings.horizontal[0].from, 300, 2);
    EXPECT_GT(rulings.horizontal[0].at, page.words[0].box.mid_y());
  }
}

TEST(Readers, InvisibleLettersAreReadWhereNothingElseStands) {
  const std::string bytes =
      test::PdfBuilder()
          .Page()
          .Text(72, 100, "Visible")
          .Raw("BT /F1 10 Tf 3 Tr 1 0 0 1 72 692 Tm (Vislble) Tj 1 0 0 1 72 600 Tm (Debajo) Tj 0 Tr ET\n")
          .Build();
  auto reader = OpenCoreReader(bytes, "");
  ASSERT_TRUE(reader.ok());
  const PageText page = reader.value()->ReadPage(1);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_EQ(page.words[0].text, "Visible");
  EXPECT_EQ(page.words[1].text, "Debajo");
}

TEST(Readers, AFrameFilledBetweenTwoRectanglesIsFourLines) {
  const std::string bytes =
      test::PdfBuilder().Page().Text(72, 100, "x").Raw("100 300 200 100 re 101 301 198 98 re f*\n").Build();
  auto reader = OpenCoreReader(bytes, "");
  ASSERT_TRUE(reader.ok());
  const Rulings rulings = reader.value()->ReadPage(1).rulings;
  EXPECT_EQ(rulings.horizontal.size(), 2u);
  EXPECT_EQ(rulings.vertical.size(), 2u);
}

TEST(Readers, WhatIsClippedAwayOrTransparentIsNotSeen) {
  const std::string bytes = test::PdfBuilder()
                                .Page()
                                .Text(72, 100, "x")
                                .Raw("q 0 0 50 50 re W n 100 300 200 0.5 re f Q 1 g 100 400 200 0.5 re f 0 g\n")
                                .Build();
  auto reader = OpenCoreReader(bytes, "");
  ASSERT_TRUE(reader.ok());
  EXPECT_TRUE(reader.value()->ReadPage(1).rulings.horizontal.empty());
}

TEST(Readers, HostileMatricesAndPagesDrawNothing) {
  std::string operators = "q ";
  for (int i = 0; i < 12; ++i)
    operators += "99999999999999999999999999999999 0 0 99999999999999999999999999999999 0 0 cm ";
  operators += "1 1 5 5 re f 1 1 m 9 1 l S Q\n";
  const std::string wild = test::PdfBuilder().Page().Text(72, 100, "x").Raw(operators).Build();
  const std::string huge = test::PdfBuilder().Page(900000, 5).Text(72, 3, "x").Shade(0, 0, 100, 5, 0.5).Build();
  for (const std::string& bytes : {wild, huge}) {
    auto reader = OpenCoreReader(bytes, "");
    ASSERT_TRUE(reader.ok());
    EXPECT_TRUE(reader.value()->ReadPage(1).rulings.horizontal.empty());
  }
}

#endif

}  // namespace
}  // namespace acervo::pdf
