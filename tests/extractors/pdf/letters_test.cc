// Letters that a font left as codes.
#include "extractors/pdf/letters.h"

#include <gtest/gtest.h>

#include "core/text.h"

namespace acervo::pdf {
namespace {

struct Case {
  const char* name;
  std::string given;
  std::string meant;
};

class Letters : public ::testing::TestWithParam<Case> {};

TEST_P(Letters, AreRepaired) {
  std::string text = GetParam().given;
  RepairLetters(text);
  EXPECT_EQ(Nfc(text), GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(Codes, Letters,
                         ::testing::Values(Case{"PlainTextStays", "gestión año", "gestión año"},
                                           Case{"T1Ligature",
                                                "o\x1C"
                                                "cina",
                                                "oficina"},
                                           Case{"T1LongLigature",
                                                "e\x1E"
                                                "caz",
                                                "efficaz"},
                                           Case{"Ot1Ligature",
                                                "\x0C"
                                                "nal",
                                                "final"},
                                           Case{"T1Quotes", "\x10hola\x11", "“hola”"},
                                           Case{"T1Dash",
                                                "2018\x15"
                                                "2019",
                                                "2018–2019"},
                                           Case{"DotlessIUnderAccent", "perı\u0301odo", "período"},
                                           Case{"DotlessIAlone", "ısta", "ısta"},
                                           Case{"Ot1AccentBeforeItsVowel", "gesti\x13on", "gestión"},
                                           Case{"Ot1AccentBeforeDotlessI", "per\x13\x10odo", "período"},
                                           Case{"Windows1252Quotes", "\u0093hola\u0094", "“hola”"},
                                           Case{"Ts1Bullet", "\u0088", "•"},
                                           Case{"GlyphNumbersStayUnknown", "\x03\x04\x1C\x05", "\x03\x04\x1C\x05"},
                                           Case{"IllFormed", "a\xC2", "a\uFFFD"}, Case{"Empty", "", ""}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace acervo::pdf
