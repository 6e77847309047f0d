#include "extractors/docx/typed_marker.h"

#include <gtest/gtest.h>

namespace acervo::docx {
namespace {

std::string MarkerAndText(std::string_view text) {
  const std::optional<TypedMarker> marker = ParseTypedMarker(text);
  return marker ? marker->marker + "|" + std::string(text.substr(marker->text_begin)) : "";
}

TEST(TypedMarker, IsCutFromItsText) {
  EXPECT_EQ(MarkerAndText("• Texto"), "•|Texto");
  EXPECT_EQ(MarkerAndText("•Texto"), "•|Texto");
  EXPECT_EQ(MarkerAndText("\t✓\tTexto"), "✓|Texto");
  EXPECT_EQ(MarkerAndText("- Texto"), "-|Texto");
  EXPECT_EQ(MarkerAndText("–\xC2\xA0Texto"), "–|Texto");
  EXPECT_EQ(MarkerAndText("o Texto"), "o|Texto");
  EXPECT_EQ(MarkerAndText("1. Texto"), "1.|Texto");
  EXPECT_EQ(MarkerAndText("12) Texto"), "12)|Texto");
  EXPECT_EQ(MarkerAndText("(a) Texto"), "(a)|Texto");
  EXPECT_EQ(MarkerAndText("3.1 Texto"), "3.1|Texto");
  EXPECT_EQ(MarkerAndText("1.- Texto"), "1.-|Texto");
  EXPECT_EQ(MarkerAndText("iv) Texto"), "iv)|Texto");
  EXPECT_EQ(MarkerAndText("\xEF\x83\xBE Texto"), "☑|Texto");  // U+F0FE of a lost font
  EXPECT_EQ(MarkerAndText("😀 Texto"), "😀|Texto");
}

TEST(TypedMarker, IsNotFoundInProse) {
  for (const char* text :
       {"", " ", "-", "•", "-5 grados", "2019 fue", "2019. Fue", "1000. Fue", "o", "oficina", "Texto", "S.E. Alcalde",
        "A la atención", "15 de marzo", "(uno) dos", "mil. Texto", "☒ Sí ☐ No"}) {
    EXPECT_EQ(MarkerAndText(text), "") << text;
  }
}

TEST(TypedMarker, CountsOnInOneReading) {
  const auto counts_on = [](std::string_view a, std::string_view b) {
    return CountsOn(*ParseTypedMarker(a), *ParseTypedMarker(b));
  };
  EXPECT_TRUE(counts_on("1. x", "2. x"));
  EXPECT_TRUE(counts_on("9) x", "10) x"));
  EXPECT_TRUE(counts_on("h) x", "i) x"));
  EXPECT_TRUE(counts_on("i) x", "ii) x"));
  EXPECT_TRUE(counts_on("III. x", "IV. x"));
  EXPECT_TRUE(counts_on("2.1 x", "2.2 x"));
  EXPECT_FALSE(counts_on("1. x", "3. x"));
  EXPECT_FALSE(counts_on("1. x", "2) x"));
  EXPECT_FALSE(counts_on("2.1 x", "3.2 x"));
  EXPECT_FALSE(counts_on("J. x", "L. x"));
}

}  // namespace
}  // namespace acervo::docx
