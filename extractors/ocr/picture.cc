#include "extractors/ocr/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace acervo::ocr {
namespace {

constexpr double kTile = 14;         // points: larger than a letter, smaller than the shade of a book's fold
constexpr double kPaperShare = 0.8;  // of a tile's pixels are no lighter than its paper
constexpr int kLeastPaper = 96;      // of 255: darker is an area of its own, with light letters
constexpr double kInkShare = 0.01;   // of the page's pixels are as dark as ink
constexpr double kSeenShare = 0.0002;
constexpr int kSeen = 24;         // of 255: what ink is darker than paper at least
constexpr int kInk = 150;         // of 255, after the light is even
constexpr double kThickest = 3;   // points: the thickest line that is erased
constexpr double kOffLine = 1.2;  // points by which a line's ink lies off its stroke

using Histogram = std::array<int, 256>;

int LevelOf(const Histogram& histogram, double share) {
  double all = 0, seen = 0;
  for (const int count : histogram) all += count;
  for (int level = 0; level < 256; ++level) {
    seen += histogram[static_cast<std::size_t>(level)];
    if (seen >= share * all) return level;
  }
  return 255;
}

// The grey of the paper, tile by tile.
class Paper {
 public:
  explicit Paper(const Picture& picture)
      : side_(std::max(8, static_cast<int>(kTile / picture.point_per_pixel))),
        across_((picture.width + side_ - 1) / side_),
        down_((picture.height + side_ - 1) / side_),
        levels_(static_cast<std::size_t>(across_) * static_cast<std::size_t>(down_)) {
    for (int v = 0; v < down_; ++v) {
      for (int u = 0; u < across_; ++u) LevelAt(u, v) = PaperIn(picture, u, v);
    }
  }

  // Between the middles of four tiles.
  double At(int x, int y) const {
    const double u = std::clamp((x + 0.5) / side_ - 0.5, 0.0, across_ - 1.0);
    const double v = std::clamp((y + 0.5) / side_ - 0.5, 0.0, down_ - 1.0);
    const int u0 = static_cast<int>(u), v0 = static_cast<int>(v);
    const int u1 = std::min(u0 + 1, across_ - 1), v1 = std::min(v0 + 1, down_ - 1);
    const double right = u - u0, below = v - v0;
    return (LevelAt(u0, v0) * (1 - right) + LevelAt(u1, v0) * right) * (1 - below) +
           (LevelAt(u0, v1) * (1 - right) + LevelAt(u1, v1) * right) * below;
  }

 private:
  int& LevelAt(int u, int v) { return levels_[static_cast<std::size_t>(v) * across_ + u]; }
  int LevelAt(int u, int v) const { return levels_[static_cast<std::size_t>(v) * across_ + u]; }

  int PaperIn(const Picture& picture, int u, int v) const {
    Histogram histogram{};
    for (int y = v * side_; y < std::min(picture.height, (v + 1) * side_); ++y) {
      const std::uint8_t* row = picture.Row(y);
      for (int x = u * side_; x < std::min(picture.width, (u + 1) * side_); ++x) ++histogram[row[x]];
    }
    return std::max(kLeastPaper, LevelOf(histogram, kPaperShare));
  }

  int side_, across_, down_;
  std::vector<int> levels_;
};

std::uint8_t Byte(double value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5, 0.0, 255.0)); }

// The grey between four pixels; white outside of the picture.
double Between(const Picture& picture, double x, double y) {
  const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
  const auto at = [&](int px, int py) {
    const bool inside = px >= 0 && py >= 0 && px < picture.width && py < picture.height;
    return inside ? static_cast<double>(picture.Row(py)[px]) : 255.0;
  };
  const double right = x - x0, below = y - y0;
  return (at(x0, y0) * (1 - right) + at(x0 + 1, y0) * right) * (1 - below) +
         (at(x0, y0 + 1) * (1 - right) + at(x0 + 1, y0 + 1) * right) * below;
}

// Pixels along one axis, by which a level and an upright line are erased alike.
struct Lane {
  std::uint8_t* first;
  std::ptrdiff_t step;
  int count;
  std::uint8_t& operator[](int i) const { return first[i * step]; }
};

struct Ink {
  int from = 0, to = 0;  // half-open
  int size() const { return to - from; }
};

// The ink of a line that crosses the lane near `at`.
Ink InkAt(const Lane& lane, int at, int reach) {
  int middle = -1;
  for (int off = 0; off <= reach && middle < 0; ++off) {
    for (const int place : {at - off, at + off}) {
      if (place >= 0 && place < lane.count && lane[place] < kInk) middle = place;
    }
  }
  if (middle < 0) return {};
  Ink ink{middle, middle + 1};
  while (ink.from > 0 && lane[ink.from - 1] < kInk) --ink.from;
  while (ink.to < lane.count && lane[ink.to] < kInk) ++ink.to;
  return ink;
}

// Whitens the line with its blurred sides.
void Whiten(const Lane& lane, const Ink& ink) {
  for (int i = std::max(0, ink.from - 1); i < std::min(lane.count, ink.to + 1); ++i) lane[i] = 255;
}

// Erases a line along `lanes` from (along0, at0) to (along1, at1). Where its ink is thicker than the line is, a letter
// stands on it.
template <typename LaneAt>
void EraseLine(const LaneAt& lane_at, int lanes, double along0, double at0, double along1, double at1, double scale) {
  const int from = std::clamp(static_cast<int>(along0 / scale) - 2, 0, lanes);
  const int to = std::clamp(static_cast<int>(along1 / scale) + 3, 0, lanes);
  const double fall = along1 > along0 ? (at1 - at0) / (along1 - along0) : 0;
  const int reach = std::max(2, static_cast<int>(kOffLine / scale));
  std::vector<Ink> inks(static_cast<std::size_t>(to - from));
  std::vector<int> sizes;
  for (int i = from; i < to; ++i) {
    const int at = static_cast<int>((at0 + ((i + 0.5) * scale - along0) * fall) / scale);
    Ink& ink = inks[static_cast<std::size_t>(i - from)] = InkAt(lane_at(i), at, reach);
    if (ink.size() > 0) sizes.push_back(ink.size());
  }
  if (sizes.empty()) return;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const int thickest = std::min(sizes[sizes.size() / 2] + 2, std::max(3, static_cast<int>(kThickest / scale)));
  for (int i = from; i < to; ++i) {
    const Ink& ink = inks[static_cast<std::size_t>(i - from)];
    if (ink.size() > 0 && ink.size() <= thickest) Whiten(lane_at(i), ink);
  }
}

}  // namespace

Picture Blank(int width, int height, double point_per_pixel) {
  Picture picture{width, height, point_per_pixel, {}};
  picture.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
  return picture;
}

Picture CopyOf(const layout::GreyPicture& view) {
  Picture picture = Blank(view.width, view.height, view.point_per_pixel);
  for (int y = 0; y < view.height; ++y) {
    std::memcpy(picture.Row(y), view.pixels + static_cast<std::ptrdiff_t>(y) * view.stride,
                static_cast<std::size_t>(view.width));
  }
  return picture;
}

Picture TurnedClockwise(const Picture& picture, int quarters) {
  quarters &= 3;
  if (quarters == 0) return picture;
  const bool sideways = quarters % 2 != 0;
  const int width = picture.width, height = picture.height;
  Picture turned = Blank(sideways ? height : width, sideways ? width : height, picture.point_per_pixel);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = picture.Row(y);
    for (int x = 0; x < width; ++x) {
      const int to_x = quarters == 1 ? height - 1 - y : quarters == 2 ? width - 1 - x : y;
      const int to_y = quarters == 1 ? x : quarters == 2 ? height - 1 - y : width - 1 - x;
      turned.Row(to_y)[to_x] = row[x];
    }
  }
  return turned;
}

Picture Levelled(const Picture& picture, double slope) {
  Picture level = Blank(picture.width, picture.height, picture.point_per_pixel);
  const double angle = std::atan(slope), sine = std::sin(angle), cosine = std::cos(angle);
  const double middle_x = (picture.width - 1) / 2.0, middle_y = (picture.height - 1) / 2.0;
  for (int y = 0; y < level.height; ++y) {
    std::uint8_t* row = level.Row(y);
    const double dy = y - middle_y;
    for (int x = 0; x < level.width; ++x) {
      const double dx = x - middle_x;
      row[x] = Byte(Between(picture, middle_x + dx * cosine - dy * sine, middle_y + dy * cosine + dx * sine));
    }
  }
  return level;
}

Picture Enlarged(const Picture& picture, int x0, int y0, int x1, int y1, double scale) {
  const int width = std::max(1, static_cast<int>((x1 - x0) * scale));
  const int height = std::max(1, static_cast<int>((y1 - y0) * scale));
  Picture large = Blank(width, height, picture.point_per_pixel / scale);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      large.Row(y)[x] = Byte(Between(picture, x0 + (x + 0.5) / scale - 0.5, y0 + (y + 0.5) / scale - 0.5));
    }
  }
  return large;
}

Picture Framed(const Picture& picture, int margin) {
  Picture framed = Blank(picture.width + 2 * margin, picture.height + 2 * margin, picture.point_per_pixel);
  for (int y = 0; y < picture.height; ++y) {
    std::memcpy(framed.Row(y + margin) + margin, picture.Row(y), static_cast<std::size_t>(picture.width));
  }
  return framed;
}

bool HasInk(const Picture& picture) {
  Histogram histogram{};
  for (const std::uint8_t pixel : picture.pixels) ++histogram[pixel];
  return LevelOf(histogram, kSeenShare) + kSeen < LevelOf(histogram, 0.5);
}

void EvenLight(Picture& picture) {
  if (picture.empty()) return;
  const Paper paper(picture);
  Histogram histogram{};
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* row = picture.Row(y);
    for (int x = 0; x < picture.width; ++x) ++histogram[row[x] = Byte(255.0 * row[x] / paper.At(x, y))];
  }
  const double ink = std::min(LevelOf(histogram, kInkShare), 128);
  std::array<std::uint8_t, 256> stretched{};
  for (std::size_t level = 0; level < 256; ++level) {
    stretched[level] = Byte((static_cast<double>(level) - ink) * 255 / (255 - ink));
  }
  for (std::uint8_t& pixel : picture.pixels) pixel = stretched[pixel];
}

void EraseStrokes(Picture& picture, const layout::Strokes& strokes) {
  const auto column = [&](int x) { return Lane{picture.pixels.data() + x, picture.width, picture.height}; };
  const auto row = [&](int y) { return Lane{picture.Row(y), 1, picture.width}; };
  const double scale = picture.point_per_pixel;
  for (const layout::Stroke& s : strokes.level) EraseLine(column, picture.width, s.x0, s.y0, s.x1, s.y1, scale);
  for (const layout::Stroke& s : strokes.upright) EraseLine(row, picture.height, s.y0, s.x0, s.y1, s.x1, scale);
}

}  // namespace acervo::ocr
