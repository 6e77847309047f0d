// Each change is detected by whether the older call compiles, never by a version number.
#include "extractors/pdf/poppler/core_adapter.h"

#include <UTF.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "core/text.h"

namespace acervo::pdf {
namespace {

struct FreeLetters {
  void operator()(Unicode* letters) const noexcept { std::free(letters); }
};

// Fills an array that the caller frees in 22.12; returns a vector in 25.03.
template <typename Bytes>
std::vector<Unicode> CodePoints(const Bytes& bytes) {
  if constexpr (requires(Unicode * letters) { TextStringToUCS4(bytes, &letters); }) {
    Unicode* raw = nullptr;
    const int count = TextStringToUCS4(bytes, &raw);
    const std::unique_ptr<Unicode, FreeLetters> letters(raw);
    return {raw, raw + count};
  } else {
    return TextStringToUCS4(bytes);
  }
}

}  // namespace

std::string Utf8Of(const GooString& text) {
  std::string utf8;
  for (const Unicode letter : CodePoints(text.toStr())) AppendUtf8(utf8, letter);
  return utf8;
}

}  // namespace acervo::pdf
