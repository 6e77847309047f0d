#include "extractors/layout/bullet_shapes.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace acervo::layout {
namespace {

constexpr double kMaxSize = 0.72;   // of the window's height
constexpr double kMinSize = 1.6;    // points
constexpr double kMaxOblong = 1.8;  // a bullet is about as high as it is wide
constexpr int kDark = 160;
constexpr double kDotGap = 1.15;   // of a dot's size: between the dots of a line; bullets of a list stand further apart
constexpr double kSameDot = 0.25;  // of a dot's size
constexpr double kSameRow = 0.25;  // points
constexpr std::size_t kMinDots = 4;  // of a line

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

// How a dotted line runs: the place of its dots across it, and where each begins and ends along it.
struct DotAxis {
  double (*at)(const Box&);
  double (*from)(const Box&);
  double (*to)(const Box&);
};
constexpr DotAxis kDotAxes[] = {{[](const Box& box) { return box.mid_y(); }, [](const Box& box) { return box.x0; },
                                 [](const Box& box) { return box.x1; }},
                                {[](const Box& box) { return box.mid_x(); }, [](const Box& box) { return box.y0; },
                                 [](const Box& box) { return box.y1; }}};

bool IsNextDot(const Box& dot, const Box& next, const DotAxis& axis) {
  const double size = axis.to(dot) - axis.from(dot), gap = axis.from(next) - axis.to(dot);
  return std::abs(axis.at(dot) - axis.at(next)) <= kSameDot * size && gap <= kDotGap * size &&
         std::abs(axis.to(next) - axis.from(next) - size) <= kSameDot * size;
}

// Takes out the marks that stand in a row along `axis`.
void DropDots(std::vector<BulletShape>& marks, const DotAxis& axis) {
  const auto step = [&](const BulletShape& mark) { return std::lround(axis.at(mark.box) / kSameRow); };
  std::sort(marks.begin(), marks.end(), [&](const BulletShape& a, const BulletShape& b) {
    return step(a) != step(b) ? step(a) < step(b) : axis.from(a.box) < axis.from(b.box);
  });
  std::vector<BulletShape> kept;
  for (std::size_t i = 0; i < marks.size();) {
    std::size_t end = i + 1;
    while (end < marks.size() && IsNextDot(marks[end - 1].box, marks[end].box, axis)) ++end;
    if (end - i < kMinDots) std::copy(marks.data() + i, marks.data() + end, std::back_inserter(kept));
    i = end;
  }
  marks = std::move(kept);
}

}  // namespace

void DropDottedLines(std::vector<BulletShape>& marks) {
  for (const DotAxis& axis : kDotAxes) DropDots(marks, axis);
}

bool MayBeBullet(const Box& mark, const Box& window) {
  const double width = mark.width(), height = mark.height();
  const double limit = kMaxSize * window.height();
  const bool small = std::max(width, height) <= limit && std::min(width, height) >= kMinSize;
  const bool round = width <= kMaxOblong * height && height <= kMaxOblong * width;
  const bool inside = mark.x0 > window.x0 && mark.y0 > window.y0 && mark.y1 < window.y1;
  return small && round && inside;
}

std::optional<BulletShape> FindBulletShape(const GreyPicture& picture, const Box& window) {
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
  return BulletShape{mark, hollow};
}

}  // namespace acervo::layout
