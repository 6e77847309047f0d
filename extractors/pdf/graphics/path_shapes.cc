// A stroke is taken apart into its segments; a fill into its subpaths. A frame filled between an outer and an inner
// rectangle becomes its four bars.
#include "extractors/pdf/graphics/path_shapes.h"

#include <GfxState.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace acervo::pdf {
namespace {

constexpr double kStraight = 0.6;  // points by which the ends of a level line may differ
constexpr double kMaxMark = 16;    // points: larger than any bullet
constexpr double kHairline = 0.5;  // points: how a line of no width is shown
constexpr double kMaxBar = 3.2;    // points: bars of any outline no thicker than this are lines
constexpr int kMaxPoints = 2000;   // of one subpath
constexpr double kMinOpacity = 0.04;

struct Point {
  double x, y;
};

struct Outline {
  std::vector<Point> points;
  bool curved = false;
  bool closed = false;
  Box box;
};

Outline Traced(GfxState& state, const GfxSubpath& subpath) {
  Outline outline;
  const int count = std::min(subpath.getNumPoints(), kMaxPoints);
  outline.points.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Point point{};
    state.transform(subpath.getX(i), subpath.getY(i), &point.x, &point.y);
    outline.curved = outline.curved || subpath.getCurve(i);
    const Box dot{point.x, point.y, point.x, point.y};
    if (outline.points.empty()) outline.box = dot;
    outline.box.Cover(dot);
    outline.points.push_back(point);
  }
  outline.closed = subpath.isClosed();
  return outline;
}

Box ClipOf(GfxState& state) {
  Box clip;
  state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

bool IsFinite(const Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

// What of `box` shows; nullopt where nothing does, or where a hostile matrix left no number.
std::optional<Box> Clipped(const Box& box, const Box& clip) {
  if (!IsFinite(box) || !IsFinite(clip)) return std::nullopt;
  const Box shown{std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
                  std::min(box.y1, clip.y1)};
  if (!(shown.x1 >= shown.x0) || !(shown.y1 >= shown.y0)) return std::nullopt;
  return shown;
}

std::uint8_t OnPaper(GfxGray gray, double opacity) {
  const double ink = (1 - std::clamp(colToDbl(gray), 0.0, 1.0)) * opacity;
  return static_cast<std::uint8_t>(std::lround(255 * (1 - ink)));
}

class Painter {
 public:
  Painter(GfxState& state, std::uint8_t grey, PageGraphics& graphics)
      : clip_(ClipOf(state)), grey_(grey), graphics_(graphics) {}

  void Bar(const Box& box) {
    const std::optional<Box> shown = Clipped(box, clip_);
    if (shown && graphics_.paints.size() < kMaxShapes) graphics_.paints.push_back({*shown, grey_});
  }
  void Mark(const Box& box, bool hollow) {
    const bool small = std::max(box.width(), box.height()) <= kMaxMark;
    if (small && Clipped(box, clip_) && graphics_.marks.size() < kMaxMarks) graphics_.marks.push_back({box, hollow});
  }

 private:
  Box clip_;
  std::uint8_t grey_;
  PageGraphics& graphics_;
};

void StrokeSegment(Painter& painter, const Point& a, const Point& b, double half) {
  Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  if (box.height() <= kStraight && box.width() > box.height()) {
    painter.Bar({box.x0, box.mid_y() - half, box.x1, box.mid_y() + half});
  } else if (box.width() <= kStraight && box.height() > box.width()) {
    painter.Bar({box.mid_x() - half, box.y0, box.mid_x() + half, box.y1});
  }
}

// Corners alone, each where two sides of the box meet.
bool IsRectangle(const Outline& outline) {
  if (outline.curved || outline.points.size() < 4 || outline.points.size() > 6) return false;
  const Box& box = outline.box;
  const auto on = [](double value, double side) { return std::abs(value - side) <= kStraight; };
  return std::all_of(outline.points.begin(), outline.points.end(), [&](const Point& point) {
    return (on(point.x, box.x0) || on(point.x, box.x1)) && (on(point.y, box.y0) || on(point.y, box.y1));
  });
}

bool IsBar(const Outline& outline) {
  const double thin = std::min(outline.box.width(), outline.box.height());
  const double longer = std::max(outline.box.width(), outline.box.height());
  return !outline.curved && thin <= kMaxBar && longer >= 4 * thin;
}

bool IsFrame(const std::vector<Outline>& outlines) {
  if (outlines.size() != 2 || !IsRectangle(outlines[0]) || !IsRectangle(outlines[1])) return false;
  return outlines[0].box.Holds(outlines[1].box, 0) || outlines[1].box.Holds(outlines[0].box, 0);
}

void FillFrame(Painter& painter, const Box& a, const Box& b) {
  const Box& outer = a.Holds(b, 0) ? a : b;
  const Box& inner = a.Holds(b, 0) ? b : a;
  painter.Bar({outer.x0, outer.y0, outer.x1, inner.y0});
  painter.Bar({outer.x0, inner.y1, outer.x1, outer.y1});
  painter.Bar({outer.x0, outer.y0, inner.x0, outer.y1});
  painter.Bar({inner.x1, outer.y0, outer.x1, outer.y1});
}

std::vector<Outline> Outlines(GfxState& state) {
  const GfxPath& path = *state.getPath();
  std::vector<Outline> outlines;
  outlines.reserve(static_cast<std::size_t>(path.getNumSubpaths()));
  for (int i = 0; i < path.getNumSubpaths() && outlines.size() < kMaxShapes; ++i) {
    outlines.push_back(Traced(state, *path.getSubpath(i)));
  }
  return outlines;
}

Box WholeBox(const std::vector<Outline>& outlines) {
  Box whole = outlines.front().box;
  for (const Outline& outline : outlines) whole.Cover(outline.box);
  return whole;
}

bool IsSmall(const Box& box) { return std::max(box.width(), box.height()) <= kMaxMark; }

}  // namespace

void AddStroke(GfxState& state, PageGraphics& graphics) {
  if (state.getStrokeOpacity() < kMinOpacity) return;
  const std::vector<Outline> outlines = Outlines(state);
  if (outlines.empty()) return;
  GfxGray gray{};
  state.getStrokeGray(&gray);
  Painter painter(state, OnPaper(gray, state.getStrokeOpacity()), graphics);
  if (IsSmall(WholeBox(outlines))) painter.Mark(WholeBox(outlines), true);
  const double half = std::max(kHairline, state.getTransformedLineWidth()) / 2;
  for (const Outline& outline : outlines) {
    if (outline.curved) continue;
    for (std::size_t i = 1; i < outline.points.size(); ++i) {
      StrokeSegment(painter, outline.points[i - 1], outline.points[i], half);
    }
  }
}

void AddFill(GfxState& state, PageGraphics& graphics) {
  if (state.getFillOpacity() < kMinOpacity) return;
  const std::vector<Outline> outlines = Outlines(state);
  if (outlines.empty()) return;
  GfxGray gray{};
  state.getFillGray(&gray);
  Painter painter(state, OnPaper(gray, state.getFillOpacity()), graphics);
  if (IsFrame(outlines)) {
    FillFrame(painter, outlines[0].box, outlines[1].box);
    if (IsSmall(WholeBox(outlines))) painter.Mark(WholeBox(outlines), true);
    return;
  }
  if (IsSmall(WholeBox(outlines))) painter.Mark(WholeBox(outlines), outlines.size() > 1);
  for (const Outline& outline : outlines) {
    if (IsRectangle(outline) || IsBar(outline)) painter.Bar(outline.box);
  }
}

}  // namespace acervo::pdf
