#include "core/characters.h"

#include <gtest/gtest.h>

namespace acervo::characters_test {
namespace {

using namespace std::string_view_literals;

TEST(Characters, LettersBeyondAsciiHaveTheirCase) {
  EXPECT_TRUE(IsLower(U'ñ') && IsUpper(U'Ñ') && IsUpper(U'Ő') && IsLetter(U'ß'));
  EXPECT_FALSE(IsLower(U'Ő') || IsUpper(U'1') || IsLetter(U'÷'));
}

TEST(Characters, OnlyAsciiFiguresAreDigits) {
  EXPECT_TRUE(IsDigit('0') && IsDigit('9'));
  EXPECT_FALSE(IsDigit(U'٣') || IsDigit('a') || IsDigit('\xC3'));
}

TEST(Characters, BytesOfLongerCharactersAreLetters) {
  EXPECT_TRUE(IsLetterByte('\xC3') && IsLetterByte('z'));
  EXPECT_FALSE(IsLetterByte('-') || IsAsciiLetter('\xC3'));
}

TEST(WellFormedLength, IsThatOfTheSequence) {
  struct Case {
    std::string_view bytes;
    std::size_t length;
  };
  constexpr Case kCases[] = {{"a"sv, 1},
                             {"\xC3\xB1"sv, 2},
                             {"\xE2\x80\x93"sv, 3},
                             {"\xF0\x9F\x98\x80"sv, 4},
                             {"\x80"sv, 0},
                             {"\xC0\x80"sv, 0},
                             {"\xC3"sv, 0},
                             {"\xE2\x80"sv, 0},
                             {"\xED\xA0\x80"sv, 0},
                             {"\xE0\x80\x80"sv, 0},
                             {"\xF4\x90\x80\x80"sv, 0}};
  for (const Case& one : kCases) EXPECT_EQ(WellFormedLength(one.bytes, 0), one.length);
}

}  // namespace
}  // namespace acervo::characters_test
