#include "extractors/ocr/page_reader.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "extractors/layout/levelling.h"
#include "extractors/layout/recognition.h"
#include "extractors/layout/rule_letters.h"
#include "extractors/layout/strokes.h"
#include "extractors/ocr/components.h"
#include "extractors/ocr/glyph_evidence.h"
#include "extractors/ocr/leftover_ink.h"
#include "extractors/ocr/ordinals.h"
#include "extractors/ocr/small_bullets.h"
#include "extractors/ocr/word_boxes.h"

namespace acervo::ocr {
namespace {

constexpr double kStrokePoints = 72.0 / 150;  // to a pixel: the resolution that strokes are best seen at
constexpr double kFlat = 0.0007;              // a slope that no line shows
constexpr double kSure = 0.6;                 // words above it were read well
constexpr double kLarger = 1.6;
constexpr double kAgree = 0.03;                    // by how much a second reading must be surer
constexpr std::size_t kMostSecondLooks = 60;       // words of a page
constexpr double kLeastMark = 1.6, kMostMark = 9;  // points
constexpr std::size_t kMostMarks = 20'000;
constexpr double kGoodShare = 0.5;  // of the letters of an upright page are read well

layout::Strokes StrokesOf(const Picture& picture) {
  const double scale = picture.point_per_pixel / kStrokePoints;
  if (scale > 0.9 && scale < 1.1) return layout::FindStrokes(picture.view());
  return layout::FindStrokes(Enlarged(picture, 0, 0, picture.width, picture.height, scale).view());
}

// The share of letters in words that are words and were read well.
double GoodShare(const std::vector<EngineWord>& words) {
  double good = 0, all = 1;
  for (const EngineWord& word : words) {
    const double letters = static_cast<double>(CodePointCount(word.text));
    all += letters;
    if (word.confidence > kSure && letters > 2) good += letters;
  }
  return good / all;
}

// One way of seeing the page.
struct Sight {
  Picture picture;
  layout::Strokes strokes;  // of the level picture
  double slope = 0;
  Picture ink;  // what the engine sees
};

Sight SightOf(Engine& engine, Picture picture) {
  Sight sight;
  const std::optional<double> slope = layout::SlopeOf(StrokesOf(picture));
  sight.slope = slope ? *slope : engine.Slope(picture.view());
  if (std::abs(sight.slope) > kFlat) picture = Levelled(picture, sight.slope);
  sight.strokes = StrokesOf(picture);
  sight.picture = std::move(picture);
  sight.ink = sight.picture;
  EvenLight(sight.ink);
  EraseStrokes(sight.ink, sight.strokes);
  return sight;
}

// Whether the two differ in the sign that they end in alone: the first reading saw more of the line.
bool IsOtherEnd(std::string_view one, std::string_view other) {
  constexpr std::string_view kSigns = ".,;:";
  const auto stem = [&](std::string_view text) { return text.substr(0, text.find_last_not_of(kSigns) + 1); };
  return one != other && stem(one) == stem(other);
}

// Signs that are told by their shapes, not by the engine.
bool IsMended(std::string_view text) { return text == "•" || text == "o" || text.find("°") != std::string_view::npos; }

// Reads the word's surroundings larger, as a line of its own.
std::optional<EngineWord> SecondLook(Engine& engine, const Picture& ink, const EngineWord& word) {
  const int around = std::max(4, (word.y1 - word.y0) / 3);
  const int x0 = std::max(0, word.x0 - around), x1 = std::min(ink.width, word.x1 + around);
  const int y0 = std::max(0, word.y0 - around), y1 = std::min(ink.height, word.y1 + around);
  const Picture large = Enlarged(ink, x0, y0, x1, y1, kLarger);
  std::vector<EngineWord> words = engine.Read(large.view(), Look::kLine);
  if (words.size() != 1 || IsOtherEnd(word.text, words.front().text)) return std::nullopt;
  EngineWord again = word;
  again.text = words.front().text, again.confidence = words.front().confidence;
  return again;
}

void LookAgain(Engine& engine, const Picture& ink, std::vector<EngineWord>& words) {
  std::size_t looks = 0;
  for (EngineWord& word : words) {
    if (!layout::IsUnsure(word.text, word.confidence) || IsMended(word.text) || ++looks > kMostSecondLooks) continue;
    const std::optional<EngineWord> again = SecondLook(engine, ink, word);
    if (again && again->confidence > word.confidence + kAgree) word = *again;
  }
}

layout::Rulings RulingsOf(const layout::Strokes& strokes, const Picture& picture) {
  const double width = picture.width * picture.point_per_pixel, height = picture.height * picture.point_per_pixel;
  return layout::Levelling(0, width, height).Level(strokes);
}

// The small round pieces of ink that are no letters.
std::vector<layout::BulletShape> MarksBeside(const std::vector<layout::Word>& words,
                                             const std::vector<Component>& components, double scale) {
  std::vector<layout::BulletShape> marks;
  for (const Component& piece : components) {
    const layout::Box box{piece.x0 * scale, piece.y0 * scale, piece.x1 * scale, piece.y1 * scale};
    const bool small =
        std::min(box.width(), box.height()) >= kLeastMark && std::max(box.width(), box.height()) <= kMostMark;
    if (!small || !piece.IsRound() || (!piece.hollow && !piece.IsCompact()) || marks.size() == kMostMarks) continue;
    const bool letter = std::any_of(words.begin(), words.end(),
                                    [&](const layout::Word& word) { return word.box.Holds(box.mid_x(), box.mid_y()); });
    if (!letter) marks.push_back({box, piece.hollow});
  }
  return marks;
}

}  // namespace

PageReading ReadPage(Engine& engine, Picture picture) {
  PageReading page;
  Sight sight = SightOf(engine, picture);
  std::vector<EngineWord> words = engine.Read(sight.ink.view(), Look::kPage);
  if (GoodShare(words) < kGoodShare) {
    const std::optional<int> turns = engine.QuarterTurns(sight.ink.view());
    if (turns && *turns != 0) {
      Sight turned = SightOf(engine, TurnedClockwise(picture, *turns));
      std::vector<EngineWord> upright = engine.Read(turned.ink.view(), Look::kPage);
      if (GoodShare(upright) > GoodShare(words)) {
        page.turns = *turns;
        sight = std::move(turned);
        words = std::move(upright);
      }
    }
  }
  const std::vector<Component> components = FindComponents(sight.ink);
  Tighten(sight.ink, words);
  ReadLeftoverInk(engine, sight.ink, components, words);
  MendSigns(components, words);
  AddSmallBullets(components, sight.ink.point_per_pixel, words);
  LookAgain(engine, sight.ink, words);
  ReadOrdinals(engine, sight.ink, components, words);
  page.slope = sight.slope;
  page.width = sight.picture.width * sight.picture.point_per_pixel;
  page.height = sight.picture.height * sight.picture.point_per_pixel;
  page.words = HonestWords(words, MeasureLines(words), sight.ink.point_per_pixel);
  page.rulings = RulingsOf(sight.strokes, sight.picture);
  layout::DropRuleLetters(page.words, page.rulings);
  page.marks = MarksBeside(page.words, components, sight.ink.point_per_pixel);
  return page;
}

}  // namespace acervo::ocr
