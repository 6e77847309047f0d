// Letters that a font left as codes.
#include "extractors/layout/letters.h"

#include <gtest/gtest.h>

#include "core/text.h"

namespace acervo::layout {
namespace letters {
namespace {

struct LetterCase {
  const char* name;
  std::string given;
  std::string meant;
};

class Letters : public ::testing::TestWithParam<LetterCase> {};

TEST_P(Letters, AreRepaired) {
  std::string text = GetParam().given;
  RepairLetters(text);
  EXPECT_EQ(Nfc(text), GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(Codes, Letters,
                         ::testing::Values(LetterCase{"PlainTextStays", "gestión año", "gestión año"},
                                           LetterCase{"T1Ligature",
                                                      "o\x1C"
                                                      "cina",
                                                      "oficina"},
                                           LetterCase{"T1LongLigature",
                                                      "e\x1E"
                                                      "caz",
                                                      "efficaz"},
                                           LetterCase{"Ot1Ligature",
                                                      "\x0C"
                                                      "nal",
                                                      "final"},
                                           LetterCase{"T1Quotes", "\x10hola\x11", "“hola”"},
                                           LetterCase{"T1Dash",
                                                      "2018\x15"
                                                      "2019",
                                                      "2018–2019"},
                                           LetterCase{"DotlessIUnderAccent", "perı\u0301odo", "período"},
                                           LetterCase{"DotlessIAlone", "ısta", "ısta"},
                                           LetterCase{"Ot1AccentBeforeItsVowel", "gesti\x13on", "gestión"},
                                           LetterCase{"Ot1AccentBeforeDotlessI", "per\x13\x10odo", "período"},
                                           LetterCase{"Windows1252Quotes", "\u0093hola\u0094", "“hola”"},
                                           LetterCase{"Ts1Bullet", "\u0088", "•"},
                                           LetterCase{"GlyphNumbersStayUnknown", "\x03\x04\x1C\x05",
                                                      "\x03\x04\x1C\x05"},
                                           LetterCase{"IllFormed", "a\xC2", "a\uFFFD"}, LetterCase{"Empty", "", ""}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace letters
}  // namespace acervo::layout
