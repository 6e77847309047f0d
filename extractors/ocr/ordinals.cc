#include "extractors/ocr/ordinals.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "extractors/ocr/word_boxes.h"

namespace acervo::ocr {
namespace {

constexpr std::size_t kMostLetters = 4;
constexpr double kClear = 0.35;      // of the font size: from a number to its text
constexpr double kTextNear = 5;      // of the font size: the text is not further than that
constexpr double kSameColumn = 1.2;  // of the font size: numbers are set to either side
constexpr double kBelieved = 0.5;
constexpr double kStop = 0.22;       // of the font size: the largest full stop
constexpr double kBelowFoot = 0.08;  // of the font size: a comma hangs lower
constexpr double kStopNear = 0.4;    // of the font size: from a number to its stop
constexpr int kMargin = 14;          // pixels of paper around what is read
constexpr long kDust = 3;            // pixels of ink
constexpr std::size_t kMostReadings = 80;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "1.", "12)", "a)", "b."
bool IsOrdinal(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || (text.back() != '.' && text.back() != ')')) return false;
  const std::string_view body = text.substr(0, text.size() - 1);
  if (body.size() == 1 && body[0] >= 'a' && body[0] <= 'z') return true;
  return body.size() < 3 && std::all_of(body.begin(), body.end(), IsDigit);
}

class Ordinals {
 public:
  Ordinals(Engine& engine, const Picture& ink, const std::vector<Component>& components, std::vector<EngineWord>& words)
      : engine_(engine), ink_(ink), components_(components), words_(words), lines_(MeasureLines(words)) {}

  void Read() {
    std::vector<EngineWord*> candidates;
    for (EngineWord& word : words_) {
      if (CodePointCount(word.text) <= kMostLetters && OpensText(word)) candidates.push_back(&word);
    }
    std::size_t readings = 0;
    for (EngineWord* word : candidates) {
      if (IsOrdinal(word->text) || !StandsInColumn(*word, candidates)) continue;
      if (++readings > kMostReadings) return;
      ReadAgain(*word);
    }
  }

 private:
  // Whether the word opens its line, and text follows it after a gap.
  bool OpensText(const EngineWord& word) const {
    const double middle = (word.y0 + word.y1) / 2.0;
    const double size = lines_.at(word.line).size;
    double nearest = 1e9;
    for (const EngineWord& other : words_) {
      const LineMeasure& its = lines_.at(other.line);
      if (&other == &word || middle < its.top() || middle > its.bottom()) continue;
      if (other.x1 <= word.x0 && word.x0 - other.x1 < 2 * its.size) return false;
      if (other.x0 >= word.x1) nearest = std::min(nearest, 1.0 * other.x0 - word.x1);
    }
    return nearest >= kClear * size && nearest < kTextNear * size;
  }

  // Whether a number stands above or below it.
  bool StandsInColumn(const EngineWord& word, const std::vector<EngineWord*>& candidates) const {
    const double slack = kSameColumn * lines_.at(word.line).size;
    return std::any_of(candidates.begin(), candidates.end(), [&](const EngineWord* other) {
      return other != &word && IsDigitFirst(*other) &&
             (std::abs(other->x0 - word.x0) < slack / 2 || std::abs(other->x1 - word.x1) < slack / 2);
    });
  }

  static bool IsDigitFirst(const EngineWord& word) { return IsOrdinal(word.text) || IsDigit(word.text.front()); }

  // Reads the number without its stop, in several sizes. `IsStop` finds the stop by its shape.
  void ReadAgain(EngineWord& word) {
    const std::vector<Component> pieces = PiecesOf(word);
    if (pieces.empty()) return;
    const bool stop = pieces.size() > 1 && IsStop(pieces.back(), lines_.at(word.line));
    const int end = stop ? pieces.back().x0 - 1 : word.x1;
    std::string best;
    double sure = kBelieved;
    for (const Look look : {Look::kFigures, Look::kLetters}) {
      for (const double scale : {1.5, 2.0, 3.0}) {
        const auto [text, confidence] = ReadPart(word, end, look, scale);
        if (confidence > sure && IsOrdinal(stop ? text + "." : text)) best = text, sure = confidence;
      }
      if (!best.empty()) break;
    }
    if (best.empty()) return;
    word.text = stop ? best + "." : best;
    word.confidence = sure;
    word.letters.clear();
  }

  std::pair<std::string, double> ReadPart(const EngineWord& word, int end, Look look, double scale) {
    const Picture large = Enlarged(ink_, word.x0, word.y0, end, word.y1, scale);
    const std::vector<EngineWord> words = engine_.Read(Framed(large, kMargin).view(), look);
    if (words.size() != 1) return {"", 0};
    std::string text = words.front().text;
    while (!text.empty() && text.back() == '.') text.pop_back();
    return {std::move(text), words.front().confidence};
  }

  std::vector<Component> PiecesOf(const EngineWord& word) const {
    const LineMeasure& line = lines_.at(word.line);
    std::vector<Component> pieces;
    for (const Component& piece : components_) {
      const bool level = piece.mid_y() >= word.y0 && piece.mid_y() <= word.y1 + 1;
      const bool inside = piece.mid_x() >= word.x0 && piece.mid_x() <= word.x1;
      const bool behind = piece.x0 >= word.x1 && piece.x1 < word.x1 + kStopNear * line.size && IsStop(piece, line);
      if (level && (inside || behind) && piece.dark > kDust) pieces.push_back(piece);
    }
    std::sort(pieces.begin(), pieces.end(), [](const Component& a, const Component& b) { return a.x0 < b.x0; });
    return pieces;
  }

  static bool IsStop(const Component& piece, const LineMeasure& line) {
    return std::max(piece.width(), piece.height()) < kStop * line.size && piece.mid_y() > line.foot - 0.3 * line.size &&
           piece.y1 < line.foot + kBelowFoot * line.size;
  }

  Engine& engine_;
  const Picture& ink_;
  const std::vector<Component>& components_;
  std::vector<EngineWord>& words_;
  std::map<int, LineMeasure> lines_;
};

}  // namespace

void ReadOrdinals(Engine& engine, const Picture& ink, const std::vector<Component>& components,
                  std::vector<EngineWord>& words) {
  Ordinals(engine, ink, components, words).Read();
}

}  // namespace acervo::ocr
