// Bytes of a text file of unknown origin → UTF-8.
//
// Shape:  `text` is UTF-8 in NFC; every line ends in LF (CR, CRLF, NEL and U+2029 have become LF, U+2028 has become
//         VT). No byte order mark, and no SUB at the end (the end-of-file mark of CP/M and DOS). Other control
//         characters stay, but for NUL, which no string of SQL can hold; a Notice counts them.
// Errors: none: what cannot be decoded is U+FFFD, or the Windows-1252 reading of the byte where the file is a mixture,
//         and a Notice says so. `foreign` is the share of characters that no text has (controls, U+FFFD).
// Source: Unicode 15, 3.9 table 3-7 (well-formed UTF-8), 23.8 (byte order mark).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace acervo::txt {

struct DecodedText {
  std::string text;
  std::string charset;  // ICU's name: "UTF-8", "UTF-16LE", "windows-1252", "macintosh", …
  double foreign = 0;
  std::vector<Diagnostic> warnings;
};

DecodedText Decode(std::string_view bytes);

}  // namespace acervo::txt
