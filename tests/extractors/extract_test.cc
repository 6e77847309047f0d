// Which format a file is of, by its content.
#include "extractors/extract.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/support/docx_builder.h"

namespace acervo::test {
namespace {

using std::string_literals::operator""s;

struct Case {
  const char* name;
  std::string bytes;
  std::string verdict;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

std::string Verdict(std::string_view bytes) {
  const Result<Format> format = DetectFormat(bytes);
  return std::string(format.ok() ? Token(format.value()) : Token(format.error().code));
}

std::string Utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) little ? out += {c, '\0'} : out += {'\0', c};
  return out;
}

std::string PseudoRandom(std::size_t size) {
  std::string out;
  std::uint32_t state = 1;
  while (out.size() < size) out += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  return out;
}

const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;

const Case kCases[] = {
    {"Docx", DocxBuilder().Body(P("a")).Build(), "docx"},
    {"Pdf", "%PDF-1.4\n", "pdf"},
    {"PdfBehindAPrefix", std::string(900, '\n') + "%PDF-1.7\n1 0 obj\n", "pdf"},
    {"PdfWithPostScriptHeader", "%!PS-Adobe-3.0 PDF-1.4\n", "pdf"},
    {"PdfStoredInAZip", MakeZip({{"a.pdf", "%PDF-1.4\n1 0 obj", false}}), "unsupported_format"},
    {"TextAboutPdf", "El formato %PDF-1.4 es de 2001.", "txt"},
    {"Zip", MakeZip({{"a.txt", "hola"}}), "unsupported_format"},
    {"CutZip", DocxBuilder().Body(P("a")).Build().substr(0, 200), "corrupt"},
    {"OldWord", kOle + std::string(512, '\0') + Utf16("WordDocument", true), "unsupported_format"},
    {"EncryptedWord", kOle + std::string(512, '\0') + Utf16("EncryptedPackage", true), "encrypted"},
    {"Png", "\x89PNG\r\n\x1A\n"s, "png"},
    {"CutPng", "\x89PNG\r\n"s, "unsupported_format"},
    {"Jpeg", "\xFF\xD8\xFF\xE0"s, "jpeg"},
    {"TiffOfIntel", "II*\0\x08\0\0\0"s, "tiff"},
    {"TiffOfMotorola", "MM\0*\0\0\0\x08"s, "tiff"},
    {"Gif", "GIF89a"s, "unsupported_format"},
    {"Rtf", "{\\rtf1 hola}", "unsupported_format"},
    {"Json", "\xEF\xBB\xBF {\"report\": [1, 2]}\n", "unsupported_format"},
    {"TextInBrackets", "[bookmark: _Hlk1] Informe de mayo", "txt"},
    {"Html", "\n<!DOCTYPE html><p>hola", "unsupported_format"},
    {"Xml", "<?xml version='1.0'?><a/>", "unsupported_format"},
    {"TextThatQuotesMarkup", "El archivo usa <html> y {llaves}.", "txt"},
    {"Nuls", std::string(5000, '\0'), "unsupported_format"},
    {"RandomBytes", PseudoRandom(5000), "unsupported_format"},
    {"NoBytes", "", "empty"},
    {"WhiteSpace", " \r\n\t\xC2\xA0\f", "empty"},
    {"MarkAlone", "\xEF\xBB\xBF", "empty"},
    {"WhiteSpaceInUtf16", "\xFF\xFE"s + Utf16(" \n", true), "empty"},
    {"Text", "Informe de mayo", "txt"},
    {"TextInUtf8", "Año \xEF\xBF\xBD \xE2\x80\xA2", "txt"},
    {"TextInWindows1252", "A\xF1o de la cooperaci\xF3n \x93si\x94", "txt"},
    {"TextInUtf16WithMark", "\xFE\xFF"s + Utf16("Informe", false), "txt"},
    {"TextInUtf16LittleEndian", Utf16("Informe de mayo de 2019", true), "txt"},
    {"TextInUtf16BigEndian", Utf16("Informe de mayo de 2019", false), "txt"},
    {"TextWithAFewNuls", "Informe de mayo de 2019, con un byte raro\0 y otro\0 mas"s + std::string(40, 'x'), "txt"},
    {"TextWithFormFeeds", "uno\fdos\ftres\x1A", "txt"},
    {"LongTextCutInALetter", std::string(65535, 'a') + "ñandú", "txt"},
};

class DetectFormatTest : public ::testing::TestWithParam<Case> {};

TEST_P(DetectFormatTest, TellsByContent) { EXPECT_EQ(Verdict(GetParam().bytes), GetParam().verdict); }

INSTANTIATE_TEST_SUITE_P(Cases, DetectFormatTest, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Extract, HandsTheBytesToTheirReader) {
  const Result<Document> document = Extract(DocxBuilder().Body(P("a")).Build());
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().format, Format::kDocx);
}

TEST(Extract, RefusesWhatIsTooLargeUnread) {
  ExtractOptions options;
  options.max_input = 3;
  const Result<Document> document = Extract("hola", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kTooLarge);
}

TEST(Extract, GivesTheErrorOfDetection) {
  const Result<Document> document = Extract(kOle + Utf16("EncryptedPackage", true));
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kEncrypted);
}

}  // namespace
}  // namespace acervo::test
