#include "extractors/txt/encoding.h"

#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct EncodingCase {
  const char* name;
  std::string_view bytes;
  std::string_view text;
  std::string_view charset;
};

class Encodings : public ::testing::TestWithParam<EncodingCase> {};

TEST_P(Encodings, GiveTheSameText) {
  const DecodedText decoded = Decode(GetParam().bytes);
  EXPECT_EQ(decoded.text, GetParam().text);
  EXPECT_EQ(decoded.charset, GetParam().charset);
  EXPECT_THAT(decoded.warnings, IsEmpty());
}

const EncodingCase kEncodings[] = {
    {"Ascii", "Foro de mayo", "Foro de mayo", "UTF-8"},
    {"Utf8", "Reunión añeja – “café”", "Reunión añeja – “café”", "UTF-8"},
    {"Utf8Mark", "\xEF\xBB\xBFReunión", "Reunión", "UTF-8"},
    {"Utf8Decomposed", "Reunio\xCC\x81n an\xCC\x83o", "Reunión año", "UTF-8"},
    {"Utf16LeMark",
     "\xFF\xFE"
     "A\0\xF1\0o\0"sv,
     "Año", "UTF-16LE"},
    {"Utf16BeMark",
     "\xFE\xFF"
     "\0A\0\xF1\0o"sv,
     "Año", "UTF-16BE"},
    {"Utf16LeBare", "A\0\xF1\0o\0 \0n\0u\0e\0v\0o\0"sv, "Año nuevo", "UTF-16LE"},
    {"Utf16BeBare", "\0A\0\xF1\0o\0 \0n\0u\0e\0v\0o"sv, "Año nuevo", "UTF-16BE"},
    {"Utf16Surrogates",
     "\xFF\xFE"
     "a\0\x3D\xD8\x00\xDE"sv,
     "a😀", "UTF-16LE"},
    {"Utf32LeMark", "\xFF\xFE\0\0A\0\0\0\xF1\0\0\0"sv, "Añ", "UTF-32LE"},
    {"Utf32BeMark", "\0\0\xFE\xFF\0\0\0A\0\0\0\xF1"sv, "Añ", "UTF-32BE"},
    {"Windows1252",
     "Reuni\xF3n del a\xF1o \x96 \x93"
     "caf\xE9\x94",
     "Reunión del año – “café”", "windows-1252"},
    {"Windows1252Capitals", "INFORMACI\xD3N: A\xD1O DE M\xC9XICO", "INFORMACIÓN: AÑO DE MÉXICO", "windows-1252"},
    {"CapitalBeforeQuote",
     "\x93"
     "CAF\xC9\x94 y a\xF1os de reuni\xF3n",
     "“CAFÉ” y años de reunión", "windows-1252"},
    {"MacRoman",
     "Reuni\x97n del a\x96o \xD0 \xD2"
     "caf\x8E\xD3",
     "Reunión del año – “café”", "macintosh"},
    {"Dos850", "Reuni\xA2n del a\xA4o en Panam\xA0", "Reunión del año en Panamá", "ibm-850"},
    {"Dos850Box",
     "\xDA\xC4\xC4\xC2\xC4\xBF\n\xB3 d\xA1"
     "a\xB3 1\xB3\n\xC0\xC4\xC4\xC1\xC4\xD9",
     "┌──┬─┐\n│ día│ 1│\n└──┴─┘", "ibm-850"},
    {"Dos850DoubleBox",
     "\xC9\xCD\xCD\xCB\xCD\xBB\n\xBA d\xA1"
     "a\xBA 1\xBA\n\xC8\xCD\xCD\xCA\xCD\xBC",
     "╔══╦═╗\n║ día║ 1║\n╚══╩═╝", "ibm-850"},
    {"Dos437MixedBox",
     "\xD5\xCD\xCD\xD1\xCD\xB8\n\xB3 d\xA1"
     "a\xB3 1\xB3\n\xD4\xCD\xCD\xCF\xCD\xBE",
     "╒══╤═╕\n│ día│ 1│\n╘══╧═╛", "ibm-437"},
    {"CarriageReturns", "uno\rdos\r\ntres\ncuatro\r\r\ncinco", "uno\ndos\ntres\ncuatro\n\ncinco", "UTF-8"},
    {"NextLine",
     "uno\xC2\x85"
     "dos\xE2\x80\xA9tres",
     "uno\ndos\ntres", "UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(All, Encodings, ::testing::ValuesIn(kEncodings),
                         [](const auto& test) { return std::string(test.param.name); });

std::vector<std::string> Codes(const DecodedText& decoded) {
  std::vector<std::string> codes;
  for (const Diagnostic& notice : decoded.warnings) codes.emplace_back(Token(notice.code));
  return codes;
}

TEST(Mixtures, BytesOfAnotherCodePageInUtf8AreReadAndReported) {
  const DecodedText decoded = Decode("Reunión número uno\nReuni\xF3n n\xFAmero dos\n");
  EXPECT_EQ(decoded.text, "Reunión número uno\nReunión número dos\n");
  EXPECT_THAT(Codes(decoded), ElementsAre("mixed_encoding"));
}

TEST(Mojibake, Utf8SavedAsWindows1252IsReadAsItWasMeant) {
  const DecodedText decoded = Decode("ReuniÃ³n del aÃ±o â€“ â€œcafÃ©â€\u009D en PANAMÃ\u0081");
  EXPECT_EQ(decoded.text, "Reunión del año – “café” en PANAMÁ");
  EXPECT_THAT(Codes(decoded), ElementsAre("encoding_mended"));
}

TEST(Mojibake, SavedWronglyTwiceIsReadTheSame) { EXPECT_EQ(Decode("ReuniÃƒÂ³n del aÃƒÂ±o").text, "Reunión del año"); }

TEST(Mojibake, TrueAccentsBesideItStay) {
  EXPECT_EQ(Decode("CancillerÃ­a de Panamá, reuniÃ³n").text, "Cancillería de Panamá, reunión");
}

TEST(Mojibake, AccentsBeforeQuotesAndDotsAreNone) {
  for (const std::string_view text : {"«Llegó»… y “CAFÉ”… AQUÍ… AQUÍ… SÃO", "MANHÃ… São Paulo", "Ú»»» ó””"}) {
    const DecodedText decoded = Decode(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_THAT(decoded.warnings, IsEmpty());
  }
}

TEST(Mixtures, ACutSequenceAtTheEndKeepsTheRestUtf8) {
  const DecodedText decoded = Decode("Reunión del año en Panamá, días “de \xE2\x80");
  EXPECT_EQ(decoded.text.substr(0, 8), "Reunión");
  EXPECT_THAT(Codes(decoded), ElementsAre("mixed_encoding"));
}

TEST(Mixtures, LoneSurrogatesBecomeReplacements) {
  const DecodedText decoded = Decode(
      "\xFF\xFE"
      "a\0\x00\xD8"
      "b\0\x00\xDC"
      "c\0"sv);
  EXPECT_EQ(decoded.text, "a\uFFFDb\uFFFDc");
  EXPECT_THAT(Codes(decoded), ElementsAre("mixed_encoding"));
}

TEST(Mixtures, AnOddByteAtTheEndOfUtf16IsReported) {
  const DecodedText decoded = Decode(
      "\xFF\xFE"
      "a\0b\0c"sv);
  EXPECT_EQ(decoded.text, "ab\uFFFD");
}

TEST(Controls, StayAndAreReported) {
  const DecodedText decoded = Decode("Foro\x1B[31m de\x07 mayo\x7F \u202E\u009B1m\n"sv);
  EXPECT_EQ(decoded.text, "Foro\x1B[31m de\x07 mayo\x7F \u202E\u009B1m\n");
  EXPECT_THAT(Codes(decoded), ElementsAre("control_characters"));
  EXPECT_EQ(decoded.warnings[0].text, "4");
}

TEST(Controls, ANulGoesAndIsReported) {
  const DecodedText decoded = Decode("Foro\0 de mayo\n"sv);
  EXPECT_EQ(decoded.text, "Foro de mayo\n");
  EXPECT_THAT(Codes(decoded), ElementsAre("control_characters"));
}

TEST(Controls, TheEndOfFileMarkOfDosIsNoText) {
  const DecodedText decoded = Decode("Foro\r\n\x1A"sv);
  EXPECT_EQ(decoded.text, "Foro\n");
  EXPECT_THAT(Codes(decoded), ElementsAre());
  EXPECT_EQ(Decode("a\x1A\x62\n"sv).text, "a\x1A\x62\n");
}

TEST(Controls, TabsFormFeedsAndVerticalTabsStay) { EXPECT_EQ(Decode("a\tb\vc\fd\n").text, "a\tb\vc\fd\n"); }

}  // namespace
}  // namespace acervo::txt
