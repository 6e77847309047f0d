// The foot of a line is where most of its words without descending letters end; its size follows from the height of
// its capitals. Both are measured in ink, for engines cut boxes with room to spare.
#include "extractors/ocr/word_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace acervo::ocr {
namespace {

constexpr int kInk = 140;          // of 255
constexpr double kCapital = 0.69;  // of the font size: the height of capitals and digits
constexpr double kSmall = 0.49;    // of the font size: the height of an x
constexpr double kLeastSize = 1;   // points: of a word whose box is empty
constexpr double kSameSize = 1.3;  // sizes of one page that differ by less are one
constexpr double kRaised = 0.78;   // of a line's capitals: lower letters above its foot are raised

// What a word's letters tell about its height.
enum class Reach { kLow, kHigh, kUnknown };

struct Shape {
  Reach top = Reach::kUnknown;
  bool on_foot = false;  // none of its letters goes below the line
};

bool Any(std::u32string_view letters, char32_t c) { return letters.find(c) != std::u32string_view::npos; }

Shape ShapeOf(std::string_view text) {
  Shape shape{Reach::kUnknown, true};
  bool letters = false, tall = false, accented = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (Any(U"gjpqyçQ,;()[]{}|/¿¡_@$&ÇJ", c)) shape.on_foot = false;
    if (Any(U"\"'“”‘’«»°º*-–—=~^•·", c)) continue;
    letters = true;
    if (Any(U"áéíóúñüàèìòùi", c)) accented = true;
    const bool capital = (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    if (capital || Any(U"bdfhklt", c)) tall = true;
    if (Any(U"ÁÉÍÓÚÑÜ()[]{}|/", c)) return {Reach::kUnknown, shape.on_foot};
  }
  if (!letters) return {Reach::kUnknown, false};
  if (tall) shape.top = Reach::kHigh;
  if (!tall && !accented) shape.top = Reach::kLow;
  return shape;
}

double Median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void CutToInk(const Picture& picture, EngineWord& word) {
  const int x0 = std::clamp(word.x0, 0, picture.width), x1 = std::clamp(word.x1, 0, picture.width);
  const int y0 = std::clamp(word.y0, 0, picture.height), y1 = std::clamp(word.y1, 0, picture.height);
  EngineWord ink = word;
  ink.x0 = x1, ink.x1 = x0, ink.y0 = y1, ink.y1 = y0;
  for (int y = y0; y < y1; ++y) {
    const std::uint8_t* row = picture.Row(y);
    for (int x = x0; x < x1; ++x) {
      if (row[x] >= kInk) continue;
      ink.x0 = std::min(ink.x0, x), ink.x1 = std::max(ink.x1, x + 1);
      ink.y0 = std::min(ink.y0, y), ink.y1 = std::max(ink.y1, y + 1);
    }
  }
  if (ink.x0 < ink.x1 && ink.y0 < ink.y1) word = std::move(ink);
}

std::optional<double> SizeOf(const EngineWord& word, double foot) {
  const Shape shape = ShapeOf(word.text);
  const double height = foot - word.y0;
  if (shape.top == Reach::kHigh) return height / kCapital;
  if (shape.top == Reach::kLow) return height / kSmall;
  return std::nullopt;
}

// Where the line's words stand, and how large they are; nullopt where its letters do not tell.
std::optional<LineMeasure> MeasureOf(const std::vector<const EngineWord*>& line) {
  std::vector<double> feet, sizes;
  for (const EngineWord* word : line) {
    if (ShapeOf(word->text).on_foot) feet.push_back(word->y1);
  }
  if (feet.empty()) return std::nullopt;
  const double foot = Median(feet);
  for (const EngineWord* word : line) {
    const std::optional<double> size = SizeOf(*word, foot);
    if (size) sizes.push_back(*size);
  }
  if (sizes.empty()) return std::nullopt;
  return LineMeasure{foot, Median(sizes)};
}

// A line of letters that hang below it, or of signs alone.
LineMeasure GuessedMeasure(const std::vector<const EngineWord*>& line, double size) {
  double top = 1e9, bottom = 0;
  for (const EngineWord* word : line) top = std::min(top, 1.0 * word->y0), bottom = std::max(bottom, 1.0 * word->y1);
  const double height = bottom - top;
  if (!(size > 0)) size = std::max(1.0, height / (kCapital + 0.24));
  if (height > 0.6 * size) return {bottom - std::max(0.0, height - kCapital * size), size};
  return {(top + bottom) / 2 + kSmall * size / 2, size};  // a bullet, a dash
}

// The size of most letters of the page.
double PageSize(const std::map<int, std::vector<const EngineWord*>>& lines) {
  std::vector<double> sizes;
  for (const auto& [number, line] : lines) {
    const std::optional<LineMeasure> feet = MeasureOf(line);
    if (feet) sizes.insert(sizes.end(), line.size(), feet->size);
  }
  return sizes.empty() ? 0 : Median(sizes);
}

bool IsRaised(const EngineWord& word, const LineMeasure& feet) {
  const double capital = kCapital * feet.size;
  return ShapeOf(word.text).top == Reach::kHigh && word.y1 - word.y0 < kRaised * capital &&
         word.y1 < feet.foot - 0.2 * capital;
}

layout::Word ToWord(const EngineWord& from, const LineMeasure& line, double scale) {
  layout::Word word;
  word.text = from.text;
  word.confidence = from.confidence;
  word.space_after = true;
  LineMeasure own = line;
  if (IsRaised(from, line)) own = {1.0 * from.y1, (from.y1 - from.y0) / kCapital};
  word.size = std::max(kLeastSize, own.size * scale);
  word.box = {from.x0 * scale, own.top() * scale, from.x1 * scale, own.bottom() * scale};
  return word;
}

}  // namespace

void Tighten(const Picture& picture, std::vector<EngineWord>& words) {
  for (EngineWord& word : words) CutToInk(picture, word);
}

std::map<int, LineMeasure> MeasureLines(const std::vector<EngineWord>& words) {
  std::map<int, std::vector<const EngineWord*>> lines;
  for (const EngineWord& word : words) lines[word.line].push_back(&word);
  const double page_size = PageSize(lines);
  std::map<int, LineMeasure> measures;
  for (const auto& [number, line] : lines) {
    LineMeasure measure = MeasureOf(line).value_or(GuessedMeasure(line, page_size));
    if (measure.size < kSameSize * page_size && page_size < kSameSize * measure.size) measure.size = page_size;
    measures[number] = measure;
  }
  return measures;
}

std::vector<layout::Word> HonestWords(const std::vector<EngineWord>& words, const std::map<int, LineMeasure>& lines,
                                      double point_per_pixel) {
  std::vector<layout::Word> honest;
  honest.reserve(words.size());
  for (const EngineWord& word : words) honest.push_back(ToWord(word, lines.at(word.line), point_per_pixel));
  return honest;
}

}  // namespace acervo::ocr
