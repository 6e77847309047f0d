// Bytes written as two hexadecimal digits behind a mark: "%C3" in part names (RFC 3986, 2.1), "=C3" in quoted-printable
// text (RFC 2045, 6.7).
#pragma once

#include <cstddef>
#include <string_view>

namespace acervo::docx {

// The byte that the escape at `at` stands for; -1: no escape begins there.
int EscapedByte(std::string_view text, std::size_t at, char mark);

}  // namespace acervo::docx
