#include "extractors/layout/levelling.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace acervo::layout {
namespace {

constexpr double kFlat = 0.0012;        // a slope by which no word leaves its line
constexpr double kNeighbourGap = 1.5;   // of the font size
constexpr double kNeighbourStep = 0.3;  // of the font size: between the feet of neighbours
constexpr double kTellingLine = 120;    // points

// The feet of the words of one line so far.
struct Feet {
  double count = 0, x = 0, y = 0, xx = 0, xy = 0;
  double from = 0, to = 0;

  void Add(const Word& word) {
    const double at = word.box.mid_x(), foot = word.box.y1;
    if (count == 0) from = at;
    to = at;
    ++count, x += at, y += foot, xx += at * at, xy += at * foot;
  }
  double slope() const { return (xy - x * y / count) / (xx - x * x / count); }
};

bool FollowsInLine(const Word& word, const Word& next) {
  const double gap = next.box.x0 - word.box.x1;
  return next.turns == 0 && std::abs(gap) < kNeighbourGap * word.size && next.box.x0 > word.box.x0 &&
         std::abs(next.box.y1 - word.box.y1) < kNeighbourStep * word.size;
}

double SlopeOrFlat(double slope) { return std::abs(slope) < kFlat ? 0 : slope; }

}  // namespace

Levelling::Levelling(double slope, double width, double height) : middle_x_(width / 2), middle_y_(height / 2) {
  const double angle = std::atan(SlopeOrFlat(slope));
  sine_ = std::sin(angle), cosine_ = std::cos(angle);
}

Levelling::Place Levelling::Turned(double x, double y, double sine) const {
  const double dx = x - middle_x_, dy = y - middle_y_;
  return {middle_x_ + dx * cosine_ + dy * sine, middle_y_ + dy * cosine_ - dx * sine};
}

Box Levelling::Turned(const Box& box, double sine) const {
  if (sine == 0) return box;
  const Place middle = Turned(box.mid_x(), box.mid_y(), sine);
  const double half_width = box.width() / 2, half_height = box.height() / 2;
  return {middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height};
}

Rulings Levelling::Level(const Strokes& strokes) const {
  Rulings rulings;
  for (const Stroke& stroke : strokes.level) {
    const Place from = Turned(stroke.x0, stroke.y0, sine_), to = Turned(stroke.x1, stroke.y1, sine_);
    rulings.horizontal.push_back({(from.y + to.y) / 2, from.x, to.x});
  }
  for (const Stroke& stroke : strokes.upright) {
    const Place from = Turned(stroke.x0, stroke.y0, sine_), to = Turned(stroke.x1, stroke.y1, sine_);
    rulings.vertical.push_back({(from.x + to.x) / 2, from.y, to.y});
  }
  return {JoinedRulings(std::move(rulings.horizontal)), JoinedRulings(std::move(rulings.vertical))};
}

double SlopeOf(const std::vector<Word>& words) {
  std::vector<double> slopes;
  Feet line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].turns != 0) continue;
    line.Add(words[i]);
    if (i + 1 < words.size() && FollowsInLine(words[i], words[i + 1])) continue;
    if (line.to - line.from >= kTellingLine) slopes.push_back(line.slope());
    line = {};
  }
  if (slopes.empty()) return 0;
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end());
  return *middle;
}

}  // namespace acervo::layout
