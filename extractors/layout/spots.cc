#include "extractors/layout/spots.h"

#include <cmath>
#include <cstddef>

namespace acervo::layout {
namespace {

constexpr double kMaxSize = 0.62;   // of the window's height
constexpr double kMinSize = 1.6;    // points
constexpr double kMaxOblong = 1.8;  // a bullet is about as high as it is wide
constexpr int kDark = 160;

struct Pixels {
  int x0, y0, x1, y1;  // half-open
};

Pixels Clipped(const GreyPicture& picture, const Box& window) {
  const auto pixel = [&](double points, int limit) {
    return std::clamp(static_cast<int>(std::lround(points / picture.point_per_pixel)), 0, limit);
  };
  return {pixel(window.x0, picture.width), pixel(window.y0, picture.height), pixel(window.x1, picture.width),
          pixel(window.y1, picture.height)};
}

bool IsDark(const GreyPicture& picture, int x, int y) {
  return picture.pixels[static_cast<std::ptrdiff_t>(y) * picture.stride + x] < kDark;
}

}  // namespace

bool MayBeBullet(const Box& mark, const Box& window) {
  const double width = mark.width(), height = mark.height();
  const double limit = kMaxSize * window.height();
  const bool small = std::max(width, height) <= limit && std::min(width, height) >= kMinSize;
  const bool round = width <= kMaxOblong * height && height <= kMaxOblong * width;
  const bool inside = mark.x0 > window.x0 && mark.y0 > window.y0 && mark.y1 < window.y1;
  return small && round && inside;
}

std::optional<Spot> FindSpot(const GreyPicture& picture, const Box& window) {
  const Pixels area = Clipped(picture, window);
  Pixels dark{area.x1, area.y1, area.x0, area.y0};
  int count = 0;
  for (int y = area.y0; y < area.y1; ++y) {
    for (int x = area.x0; x < area.x1; ++x) {
      if (!IsDark(picture, x, y)) continue;
      dark = {std::min(dark.x0, x), std::min(dark.y0, y), std::max(dark.x1, x + 1), std::max(dark.y1, y + 1)};
      ++count;
    }
  }
  if (count == 0) return std::nullopt;
  const double scale = picture.point_per_pixel;
  const Box mark{dark.x0 * scale, dark.y0 * scale, dark.x1 * scale, dark.y1 * scale};
  const bool compact = count * 2 >= (dark.x1 - dark.x0) * (dark.y1 - dark.y0);
  const Box whole_pixels{area.x0 * scale, area.y0 * scale, area.x1 * scale, area.y1 * scale};
  if (!compact || !MayBeBullet(mark, whole_pixels)) return std::nullopt;
  const bool hollow = !IsDark(picture, (dark.x0 + dark.x1) / 2, (dark.y0 + dark.y1) / 2);
  return Spot{mark, hollow};
}

}  // namespace acervo::layout
