#include "core/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace acervo {

bool IsLower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

std::size_t WellFormedLength(std::string_view text, std::size_t at) {
  const std::string_view sequence = text.substr(at, U8_MAX_LENGTH);
  const auto size = static_cast<int>(sequence.size());
  int length = 0;
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows on purpose
  U8_NEXT(sequence.data(), length, size, c);
#pragma GCC diagnostic pop
  return c < 0 ? 0 : static_cast<std::size_t>(length);
}

}  // namespace acervo
