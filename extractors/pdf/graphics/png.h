// Pictures as PNG files (ISO/IEC 15948), in memory: poppler writes them to files alone. Private to extractors/pdf.
#pragma once

#include <cstdint>
#include <string>

namespace acervo::pdf {

// A borrowed picture, three bytes (red, green, blue) a pixel, row after row.
struct ColourPicture {
  const std::uint8_t* pixels = nullptr;
  int width = 0, height = 0;
  int stride = 0;  // bytes from row to row
};

// In shades of grey where the picture has no colours. REQUIRES: width > 0, height > 0, stride >= 3 * width
std::string Png(const ColourPicture& picture);

}  // namespace acervo::pdf
