// UTF-8 that a program took for Windows-1252 and saved as UTF-8 again: 'Ã³' for 'ó', 'â€œ' for '“'.
#pragma once

#include <string>
#include <string_view>

namespace acervo::txt {

struct MendedText {
  std::string text;   // empty where there was nothing to mend
  int sequences = 0;  // characters mended
};

// Mends a text that was saved so, up to three times over; true accents beside it stay. `text` is UTF-8.
MendedText MendMojibake(std::string_view text);

}  // namespace acervo::txt
