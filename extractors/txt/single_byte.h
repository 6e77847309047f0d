// Which one-byte code page a text was written in, told by what its high bytes make of Spanish words.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace acervo::txt {

using CodePage = std::array<char32_t, 256>;

struct SingleByteGuess {
  std::string_view name;  // ICU's name of the code page
  const CodePage* page;
  bool plausible;  // the high bytes fall where Spanish has its letters, quotes and dashes
};

// Windows-1252 where nothing speaks for another one (it holds all of ISO-8859-1 that a text can have).
SingleByteGuess GuessSingleByte(std::string_view bytes);

const CodePage& Windows1252();

}  // namespace acervo::txt
