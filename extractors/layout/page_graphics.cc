// Thin dark boxes are rulings as they stand. Shaded areas may cover, abut and overlap one another, and white lines part
// shaded cells: these are painted into a small grey picture, in whose edges the rulings of a shaded table are found.
#include "extractors/layout/page_graphics.h"

#include <cmath>
#include <cstddef>
#include <utility>

#include "extractors/layout/rulings.h"

namespace acervo::layout {
namespace {

constexpr double kThin = 3.2;             // points: a bar as thick as this is an area
constexpr std::uint8_t kPale = 253;       // lighter than this cannot be told from paper
constexpr int kMinStep = 3;               // of 255: two shades that are painted differ
constexpr double kCollinear = 0.25;       // points: pieces of one dashed or dotted line
constexpr double kBridge = 3.0;           // points between such pieces
constexpr double kMinHorizontal = 14;     // points: shorter ones border nothing that holds a word
constexpr double kMinVertical = 8;        // points: lower than any row
constexpr std::size_t kMaxPieces = 6000;  // of one direction: more is a drawing
constexpr double kMaxPixels = 4e6;
constexpr double kFinest = 0.5;  // points to a pixel: a gap of a browser's pixel is seen

bool IsDrawn(const Box& box) {
  return !std::isnan(box.x0) && !std::isnan(box.y0) && !std::isnan(box.x1) && !std::isnan(box.y1);
}

// The box cut at the ends of any page, its corners in order.
Box Within(const Box& box) {
  const auto cut = [](double place) { return std::clamp(place, -kMaxSide, 2 * kMaxSide); };
  const std::pair<double, double> x = std::minmax({cut(box.x0), cut(box.x1)});
  const std::pair<double, double> y = std::minmax({cut(box.y0), cut(box.y1)});
  return {x.first, y.first, x.second, y.second};
}

// What is drawn at a place. The steps that follow rely on finite boxes.
PageGraphics Placed(const PageGraphics& drawn) {
  PageGraphics placed;
  placed.paints.reserve(drawn.paints.size());
  for (const Paint& paint : drawn.paints) {
    if (IsDrawn(paint.box)) placed.paints.push_back({Within(paint.box), paint.grey});
  }
  return placed;
}

bool IsThin(const Box& box) { return std::min(box.width(), box.height()) <= kThin; }

bool IsArea(const Paint& paint) { return !IsThin(paint.box) && paint.grey < kPale; }

// A dot may belong to a dotted line of either direction.
bool RunsAcross(const Box& box) {
  return box.height() <= kThin && (box.width() > kThin || box.width() >= box.height() / 2);
}
bool RunsDown(const Box& box) {
  return box.width() <= kThin && (box.height() > kThin || box.height() >= box.width() / 2);
}

std::vector<Ruling> Pieces(const PageGraphics& graphics, bool (*runs)(const Box&), Ruling (*piece)(const Box&)) {
  std::vector<Ruling> pieces;
  for (const Paint& paint : graphics.paints) {
    if (paint.grey < kPale && runs(paint.box)) pieces.push_back(piece(paint.box));
  }
  return pieces;
}

// Lays the dashes and dots of one line together, and drops what stays too short.
std::vector<Ruling> Lines(std::vector<Ruling> pieces, double min_length) {
  const auto step = [](const Ruling& piece) { return std::lround(piece.at / kCollinear); };
  std::sort(pieces.begin(), pieces.end(),
            [&](const Ruling& a, const Ruling& b) { return step(a) != step(b) ? step(a) < step(b) : a.from < b.from; });
  std::vector<Ruling> lines;
  for (const Ruling& piece : pieces) {
    if (!lines.empty() && step(lines.back()) == step(piece) && piece.from <= lines.back().to + kBridge) {
      lines.back().to = std::max(lines.back().to, piece.to);
    } else {
      lines.push_back(piece);
    }
  }
  std::erase_if(lines, [&](const Ruling& line) { return line.to - line.from < min_length; });
  if (lines.size() > kMaxPieces) lines.resize(kMaxPieces);
  return lines;
}

// A picture of a part of the page.
struct Canvas {
  double left, top;  // of the part, on the page
  double scale;      // points to a pixel
  int width, height;
  std::vector<std::uint8_t> pixels;

  int Column(double x) const { return Pixel(x - left, width); }
  int Row(double y) const { return Pixel(y - top, height); }

 private:
  int Pixel(double offset, int limit) const {
    return static_cast<int>(std::lround(std::clamp(offset / scale, 0.0, static_cast<double>(limit))));
  }
};

Canvas White(const Box& part) {
  const double scale = std::max(kFinest, std::sqrt(part.width() * part.height() / kMaxPixels));
  Canvas canvas{part.x0,
                part.y0,
                scale,
                std::max(1, static_cast<int>(part.width() / scale)),
                std::max(1, static_cast<int>(part.height() / scale)),
                {}};
  canvas.pixels.assign(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height), 255);
  return canvas;
}

void Fill(Canvas& canvas, const Paint& paint) {
  const int x0 = std::min(canvas.Column(paint.box.x0), canvas.width - 1);
  const int y0 = std::min(canvas.Row(paint.box.y0), canvas.height - 1);
  const int x1 = std::max(x0 + 1, canvas.Column(paint.box.x1)), y1 = std::max(y0 + 1, canvas.Row(paint.box.y1));
  for (int y = y0; y < y1; ++y) {
    const auto row = canvas.pixels.begin() + static_cast<std::ptrdiff_t>(y) * canvas.width;
    std::fill(row + x0, row + x1, paint.grey);
  }
}

// The part of the page where areas are shaded, with paper around; nullopt where none is.
std::optional<Box> ShadedPart(const PageGraphics& graphics, const Box& page) {
  constexpr double kAround = 4;
  std::optional<Box> part;
  for (const Paint& paint : graphics.paints) {
    if (!IsArea(paint)) continue;
    if (part) {
      part->Cover(paint.box);
    } else {
      part = paint.box;
    }
  }
  if (!part) return std::nullopt;
  const Box shown{std::max(page.x0, std::floor(part->x0 - kAround)), std::max(page.y0, std::floor(part->y0 - kAround)),
                  std::min(page.x1, part->x1 + kAround), std::min(page.y1, part->y1 + kAround)};
  if (!(shown.width() > 0) || !(shown.height() > 0)) return std::nullopt;
  return shown;
}

void Shift(std::vector<Ruling>& rulings, double at, double along) {
  for (Ruling& ruling : rulings) ruling.at += at, ruling.from += along, ruling.to += along, ruling.edge = true;
}

Rulings EdgesOfAreas(const PageGraphics& graphics, const Box& page) {
  const std::optional<Box> part = ShadedPart(graphics, page);
  if (!part) return {};
  Canvas canvas = White(*part);
  for (const Paint& paint : graphics.paints) {
    const bool inside = Overlap(paint.box.x0, paint.box.x1, part->x0, part->x1) >= 0 &&
                        Overlap(paint.box.y0, paint.box.y1, part->y0, part->y1) >= 0;
    if (inside) Fill(canvas, paint);
  }
  Rulings edges =
      FindRulings({canvas.pixels.data(), canvas.width, canvas.height, canvas.width, canvas.scale, kMinStep});
  Shift(edges.horizontal, part->y0, part->x0);
  Shift(edges.vertical, part->x0, part->y0);
  return edges;
}

std::vector<Ruling> Together(std::vector<Ruling> lines, const std::vector<Ruling>& edges) {
  lines.insert(lines.end(), edges.begin(), edges.end());
  return JoinedRulings(std::move(lines));
}

}  // namespace

Rulings RulingsOf(const PageGraphics& drawn, double page_width, double page_height) {
  const PageGraphics graphics = Placed(drawn);
  const auto across = [](const Box& box) { return Ruling{box.mid_y(), box.x0, box.x1}; };
  const auto down = [](const Box& box) { return Ruling{box.mid_x(), box.y0, box.y1}; };
  const Rulings edges = EdgesOfAreas(graphics, {0, 0, page_width, page_height});
  return CloseGaps({Together(Lines(Pieces(graphics, RunsAcross, across), kMinHorizontal), edges.horizontal),
                    Together(Lines(Pieces(graphics, RunsDown, down), kMinVertical), edges.vertical)});
}

std::optional<BulletShape> MarkIn(const PageGraphics& graphics, const Box& window) {
  const auto meets = [&](const Box& box) {
    return Overlap(box.x0, box.x1, window.x0, window.x1) > 0 && Overlap(box.y0, box.y1, window.y0, window.y1) > 0;
  };
  std::optional<BulletShape> found;
  for (const BulletShape& mark : graphics.marks) {
    if (!meets(mark.box)) continue;
    if (!found) {
      found = mark;
    } else if (found->box.Holds(mark.box, 1) || mark.box.Holds(found->box, 1)) {
      found->box.Cover(mark.box);  // the same disc, filled and then stroked
      found->hollow = found->hollow && mark.hollow;
    } else {
      return std::nullopt;
    }
  }
  if (!found || !MayBeBullet(found->box, window)) return std::nullopt;
  return found;
}

}  // namespace acervo::layout
