#include "extractors/ocr/picture_format.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

namespace acervo::ocr {
namespace {

using std::string_view_literals::operator""sv;

// Numbers of a TIFF, whichever end they begin with.
class TiffNumbers {
 public:
  explicit TiffNumbers(std::string_view bytes) : bytes_(bytes), begins_low_(bytes.starts_with("II"sv)) {}

  bool Has(std::size_t at, std::size_t size) const { return at <= bytes_.size() && size <= bytes_.size() - at; }
  // REQUIRES: Has(at, size).
  std::size_t At(std::size_t at, std::size_t size) const {
    std::size_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = begins_low_ ? at + size - 1 - i : at + i;
      number = number << 8 | static_cast<unsigned char>(bytes_[place]);
    }
    return number;
  }

 private:
  std::string_view bytes_;
  bool begins_low_;
};

}  // namespace

std::optional<Format> PictureFormatOf(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return Format::kPng;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return Format::kJpeg;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return Format::kTiff;
  return std::nullopt;
}

int CountTiffPages(std::string_view bytes, int most) {
  constexpr std::size_t kHead = 4, kOffset = 4, kCount = 2, kEntry = 12;
  const TiffNumbers numbers(bytes);
  if (!numbers.Has(kHead, kOffset)) return 1;
  std::set<std::size_t> seen;
  int pages = 0;
  for (std::size_t at = numbers.At(kHead, kOffset); at != 0 && pages < most && seen.insert(at).second;) {
    ++pages;
    if (!numbers.Has(at, kCount)) break;
    const std::size_t next = at + kCount + kEntry * numbers.At(at, kCount);
    if (!numbers.Has(next, kOffset)) break;
    at = numbers.At(next, kOffset);
  }
  return std::max(1, pages);
}

}  // namespace acervo::ocr
