#include "extractors/pdf/graphics/png.h"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace acervo::pdf {
namespace {

enum ColourType : std::uint8_t { kGrey = 0, kRgb = 2 };       // ISO/IEC 15948, 11.2.2
enum Filter : std::uint8_t { kNone = 0, kSub = 1, kUp = 2 };  // 9.2
constexpr int kLevel = 6;

using Bytes = std::vector<std::uint8_t>;

void AppendNumber(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

// 5.3: length, type, data, CRC of type and data.
void AppendChunk(std::string& out, std::string_view type, std::string_view data) {
  AppendNumber(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out.append(type).append(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + begin);
  AppendNumber(out, static_cast<std::uint32_t>(::crc32(0, bytes, static_cast<uInt>(out.size() - begin))));
}

bool IsGrey(const ColourPicture& picture) {
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
    for (int x = 0; x < picture.width; ++x, row += 3) {
      if (row[0] != row[1] || row[1] != row[2]) return false;
    }
  }
  return true;
}

Bytes RowOf(const ColourPicture& picture, int y, bool grey) {
  const std::uint8_t* row = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
  const auto width = static_cast<std::size_t>(picture.width);
  if (!grey) return {row, row + 3 * width};
  Bytes shades(width);
  for (std::size_t x = 0; x < width; ++x) shades[x] = row[3 * x];
  return shades;
}

Bytes Filtered(const Bytes& row, const Bytes& above, std::size_t pixel, Filter filter) {
  Bytes filtered(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::uint8_t guess = 0;
    if (filter == kSub && i >= pixel) guess = row[i - pixel];
    if (filter == kUp) guess = above[i];
    filtered[i] = static_cast<std::uint8_t>(row[i] - guess);
  }
  return filtered;
}

// 12.8: the filter with the smallest sum of differences packs best, as a rule.
int Weight(const Bytes& filtered) {
  int sum = 0;
  for (const std::uint8_t byte : filtered) sum += std::abs(static_cast<std::int8_t>(byte));
  return sum;
}

std::string Packed(const Bytes& bytes) {
  uLongf size = ::compressBound(bytes.size());
  std::string packed(size, '\0');
  ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, bytes.data(), bytes.size(), kLevel);
  packed.resize(size);
  return packed;
}

Bytes Scanlines(const ColourPicture& picture, bool grey) {
  const std::size_t pixel = grey ? 1 : 3, length = pixel * static_cast<std::size_t>(picture.width);
  Bytes lines, above(length, 0);
  lines.reserve((length + 1) * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const Bytes row = RowOf(picture, y, grey);
    Filter best = kNone;
    Bytes chosen = row;
    for (const Filter filter : {kSub, kUp}) {
      Bytes filtered = Filtered(row, above, pixel, filter);
      if (Weight(filtered) >= Weight(chosen)) continue;
      best = filter;
      chosen = std::move(filtered);
    }
    lines.push_back(best);
    lines.insert(lines.end(), chosen.begin(), chosen.end());
    above = row;
  }
  return lines;
}

}  // namespace

std::string Png(const ColourPicture& picture) {
  const bool grey = IsGrey(picture);
  std::string head;
  AppendNumber(head, static_cast<std::uint32_t>(picture.width));
  AppendNumber(head, static_cast<std::uint32_t>(picture.height));
  const char depth = 8;
  head += {depth, static_cast<char>(grey ? kGrey : kRgb), 0, 0, 0};
  std::string png = "\x89PNG\r\n\x1A\n";
  AppendChunk(png, "IHDR", head);
  AppendChunk(png, "IDAT", Packed(Scanlines(picture, grey)));
  AppendChunk(png, "IEND", "");
  return png;
}

}  // namespace acervo::pdf
