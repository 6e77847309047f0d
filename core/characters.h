// Classes of characters.
//
// Shape:  a `char` is a byte of UTF-8, a `char32_t` a code point.
#pragma once

#include <cstddef>
#include <string_view>

namespace acervo {

constexpr bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLetter(char c) { return IsAsciiLower(c) || IsAsciiUpper(c); }
// The bytes of characters beyond ASCII count as letters.
constexpr bool IsLetterByte(char c) { return IsAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80; }

// As Unicode has them: 'ñ', 'Ő' and 'ß' too.
bool IsLower(char32_t c);
bool IsUpper(char32_t c);
bool IsLetter(char32_t c);

// Bytes of the well-formed sequence of UTF-8 that begins at `at`; 0: none does (Unicode 15, 3.9, table 3-7).
// REQUIRES: at < text.size()
std::size_t WellFormedLength(std::string_view text, std::size_t at);

}  // namespace acervo
