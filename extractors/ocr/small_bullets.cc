#include "extractors/ocr/small_bullets.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

#include "extractors/ocr/word_boxes.h"

namespace acervo::ocr {
namespace {

constexpr double kLeast = 0.7, kMost = 2.2;         // points: smaller is a grain, larger is read by the engine
constexpr double kNearest = 0.15, kFarthest = 2.2;  // of the font size: from the dot to its text
constexpr double kLow = 0.12, kHigh = 0.55;         // of the font size above the foot
constexpr double kSamePlace = 2;                    // points between the dots of one list
constexpr std::size_t kOthers = 2;
constexpr std::size_t kMostDots = 400;  // more are dirt

// Each line's first word.
std::vector<const EngineWord*> FirstWords(const std::vector<EngineWord>& words) {
  std::map<int, const EngineWord*> first;
  for (const EngineWord& word : words) {
    const EngineWord*& known = first[word.line];
    if (known == nullptr || word.x0 < known->x0) known = &word;
  }
  std::vector<const EngineWord*> all;
  for (const auto& [line, word] : first) all.push_back(word);
  return all;
}

class Dots {
 public:
  Dots(const std::vector<Component>& components, double scale, const std::vector<EngineWord>& words)
      : scale_(scale), words_(words), lines_(MeasureLines(words)), texts_(FirstWords(words)) {
    for (const EngineWord& word : words) {
      if (word.text == "•") places_.push_back(word.x0 * scale);
    }
    for (const Component& piece : components) {
      if (found_.size() <= kMostDots && IsDot(piece)) Take(piece);
    }
  }

  std::vector<EngineWord> InColumns() const {
    std::vector<EngineWord> bullets;
    if (found_.size() > kMostDots) return bullets;
    for (const EngineWord& dot : found_) {
      if (CountLike(dot) > kOthers) bullets.push_back(dot);
    }
    return bullets;
  }

 private:
  bool IsDot(const Component& piece) const {
    const double small = std::min(piece.width(), piece.height()) * scale_;
    const double large = std::max(piece.width(), piece.height()) * scale_;
    return small >= kLeast && large <= kMost && piece.IsRound() && piece.IsCompact();
  }

  void Take(const Component& piece) {
    const EngineWord* const text = TextBehind(piece);
    if (text == nullptr || IsInWord(piece)) return;
    found_.push_back({"•", piece.x0, piece.y0, piece.x1, piece.y1, 1, text->line, {}});
    places_.push_back(piece.x0 * scale_);
  }

  const EngineWord* TextBehind(const Component& piece) const {
    for (const EngineWord* const word : texts_) {
      const LineMeasure& line = lines_.at(word->line);
      const double gap = (word->x0 - piece.x1) / line.size, height = (line.foot - piece.mid_y()) / line.size;
      const bool is_before = gap > kNearest && gap < kFarthest && height > kLow && height < kHigh;
      if (is_before && word->text != "•") return word;
    }
    return nullptr;
  }

  bool IsInWord(const Component& piece) const {
    return std::any_of(words_.begin(), words_.end(), [&](const EngineWord& word) {
      return piece.mid_x() >= word.x0 && piece.mid_x() <= word.x1 && piece.mid_y() >= word.y0 &&
             piece.mid_y() <= word.y1;
    });
  }

  // With the dot itself.
  std::size_t CountLike(const EngineWord& dot) const {
    return static_cast<std::size_t>(std::count_if(
        places_.begin(), places_.end(), [&](double place) { return std::abs(place - dot.x0 * scale_) < kSamePlace; }));
  }

  double scale_;
  const std::vector<EngineWord>& words_;
  std::map<int, LineMeasure> lines_;
  std::vector<const EngineWord*> texts_;
  std::vector<EngineWord> found_;
  std::vector<double> places_;  // points, of dots and bullets
};

}  // namespace

void AddSmallBullets(const std::vector<Component>& components, double point_per_pixel, std::vector<EngineWord>& words) {
  std::vector<EngineWord> bullets = Dots(components, point_per_pixel, words).InColumns();
  std::move(bullets.begin(), bullets.end(), std::back_inserter(words));
}

}  // namespace acervo::ocr
