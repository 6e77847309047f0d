// Pieces of ink outside of all words are gathered into groups that stand side by side. A group right behind a word is
// read together with it; others are read alone, larger.
#include "extractors/ocr/leftover_ink.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "extractors/ocr/word_boxes.h"

namespace acervo::ocr {
namespace {

constexpr double kLeast = 1.2, kMost = 30;  // points: smaller is dust, larger is a drawing
constexpr double kBeside = 0.45;            // of the font size: between the pieces of one word
constexpr double kStop = 0.22;              // of the font size: the largest full stop
constexpr double kLeastStop = 0.07;         // of the font size
constexpr double kSpace = 0.15;             // of the font size: between two words
constexpr double kScale = 1.5;
constexpr double kBelieved = 0.5;  // a reading of a group alone
constexpr double kBelievedFigure = 0.75;
constexpr std::size_t kFewPieces = 3;     // of a number
constexpr std::size_t kMostGroups = 150;  // more are dirt
constexpr int kMargin = 6;                // pixels around what is read again

struct Box {
  int x0, y0, x1, y1;
  int height() const { return y1 - y0; }
  double mid_y() const { return (y0 + y1) / 2.0; }
  void Cover(const Component& piece) {
    x0 = std::min(x0, piece.x0), y0 = std::min(y0, piece.y0);
    x1 = std::max(x1, piece.x1), y1 = std::max(y1, piece.y1);
  }
};

struct Group {
  Box box;
  std::vector<Component> pieces;
};

bool Claims(const EngineWord& word, const Component& piece) {
  return piece.mid_x() >= word.x0 - 1 && piece.mid_x() <= word.x1 + 1 && piece.mid_y() >= word.y0 - 1 &&
         piece.mid_y() <= word.y1 + 1;
}

std::vector<Component> Unclaimed(const Picture& ink, const std::vector<Component>& components,
                                 const std::vector<EngineWord>& words) {
  std::vector<Component> left;
  const double scale = ink.point_per_pixel;
  std::vector<std::vector<const EngineWord*>> rows(static_cast<std::size_t>(ink.height / 64 + 1));
  for (const EngineWord& word : words) {
    for (int row = std::max(0, word.y0 - 1) / 64; row <= std::min(ink.height, word.y1 + 1) / 64; ++row) {
      rows[static_cast<std::size_t>(row)].push_back(&word);
    }
  }
  for (const Component& piece : components) {
    const double small = std::max(piece.width(), piece.height()) * scale;
    if (small < kLeast || small > kMost) continue;
    const auto& near = rows[static_cast<std::size_t>(piece.mid_y() / 64)];
    const bool claimed =
        std::any_of(near.begin(), near.end(), [&](const EngineWord* word) { return Claims(*word, piece); });
    if (!claimed) left.push_back(piece);
  }
  return left;
}

bool Beside(const Box& box, const Component& piece, double size) {
  const double gap = std::max(piece.x0 - box.x1, box.x0 - piece.x1);
  return gap < kBeside * size && piece.y1 > box.y0 - size * 0.3 && piece.y0 < box.y1 + size * 0.3;
}

std::vector<Group> Gathered(std::vector<Component> pieces, double size) {
  std::sort(pieces.begin(), pieces.end(), [](const Component& a, const Component& b) { return a.x0 < b.x0; });
  std::vector<Group> groups;
  for (const Component& piece : pieces) {
    const auto home =
        std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return Beside(group.box, piece, size); });
    if (home == groups.end()) {
      groups.push_back({{piece.x0, piece.y0, piece.x1, piece.y1}, {piece}});
    } else {
      home->box.Cover(piece);
      home->pieces.push_back(piece);
    }
  }
  return groups;
}

bool IsStop(const Group& group, const LineMeasure& line) {
  if (group.pieces.size() != 1) return false;
  const Component& piece = group.pieces.front();
  const double large = std::max(piece.width(), piece.height()) / line.size;
  return large <= kStop && large >= kLeastStop && piece.IsRound() && piece.IsCompact() &&
         std::abs(piece.y1 - line.foot) < 0.1 * line.size;
}

bool EndsInSign(std::string_view text) {
  return !text.empty() && std::string_view(".,;:-").find(text.back()) != std::string_view::npos;
}

bool HasLetter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0) return true;
  }
  return false;
}

class Leftovers {
 public:
  Leftovers(Engine& engine, const Picture& ink, std::vector<EngineWord>& words)
      : engine_(engine), ink_(ink), words_(words), lines_(MeasureLines(words)) {
    for (const EngineWord& word : words) next_line_ = std::max(next_line_, word.line + 1);
  }

  double TypicalSize() const {
    std::vector<double> sizes;
    for (const EngineWord& word : words_) sizes.push_back(lines_.at(word.line).size);
    if (sizes.empty()) return 10 / ink_.point_per_pixel;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    return sizes[sizes.size() / 2];
  }

  void Take(const Group& group) {
    if (EngineWord* before = WordBefore(group.box)) {
      Extend(*before, group);
    } else {
      ReadAlone(group);
    }
  }

 private:
  // The word that the group ends.
  EngineWord* WordBefore(const Box& box) {
    for (EngineWord& word : words_) {
      const LineMeasure& line = lines_.at(word.line);
      const double gap = box.x0 - word.x1;
      if (gap > -2 && gap < kBeside * line.size * 0.8 && box.mid_y() > line.top() && box.mid_y() < line.bottom())
        return &word;
    }
    return nullptr;
  }

  std::vector<EngineWord> ReadBox(const Box& box) {
    const int x0 = std::max(0, box.x0 - kMargin), y0 = std::max(0, box.y0 - kMargin);
    const int x1 = std::min(ink_.width, box.x1 + kMargin), y1 = std::min(ink_.height, box.y1 + kMargin);
    std::vector<EngineWord> words = engine_.Read(Enlarged(ink_, x0, y0, x1, y1, kScale).view(), Look::kLine);
    for (EngineWord& word : words) {
      word.x0 = x0 + static_cast<int>(word.x0 / kScale), word.x1 = x0 + static_cast<int>(word.x1 / kScale);
      word.y0 = y0 + static_cast<int>(word.y0 / kScale), word.y1 = y0 + static_cast<int>(word.y1 / kScale);
      word.letters.clear();
    }
    return words;
  }

  std::vector<EngineWord> ReadFigures(const Box& box) {
    const Picture part = Enlarged(ink_, box.x0, box.y0, box.x1, box.y1, kScale);
    std::vector<EngineWord> words = engine_.Read(Framed(part, 2 * kMargin).view(), Look::kFigures);
    if (words.size() != 1 || words.front().confidence < kBelievedFigure) return {};
    words.front().x0 = box.x0, words.front().x1 = box.x1, words.front().y0 = box.y0, words.front().y1 = box.y1;
    words.front().letters.clear();
    return words;
  }

  void Extend(EngineWord& word, const Group& group) {
    const LineMeasure& line = lines_.at(word.line);
    Box box{word.x0, word.y0, word.x1, word.y1};
    for (const Component& piece : group.pieces) box.Cover(piece);
    if (IsStop(group, line)) {
      if (!EndsInSign(word.text)) word.text += '.';
      word.x1 = box.x1;
      return;
    }
    if (box.height() > 1.6 * line.size) return;
    std::vector<EngineWord> again = ReadBox(box);
    const bool goes_on = !again.empty() && again.front().text.starts_with(word.text);
    if (!goes_on || again.front().text.size() + again.size() == word.text.size() + 1) return ReadBehind(word, group);
    if (again.size() == 1) word.x1 = box.x1, word.y0 = box.y0, word.y1 = box.y1;
    word.text = again.front().text;
    word.confidence = std::min(word.confidence, again.front().confidence);
    for (std::size_t i = 1; i < again.size(); ++i) {
      again[i].line = word.line;
      found_.push_back(std::move(again[i]));
    }
  }

  // A letter or figure clear of the word, which its line's reading passed over.
  void ReadBehind(const EngineWord& word, const Group& group) {
    const LineMeasure& line = lines_.at(word.line);
    const bool whole = group.box.height() > 0.8 * line.capital() && group.box.y1 < line.bottom();
    if (whole && group.box.x0 - word.x1 > kSpace * line.size) ReadAlone(group);
  }

  // The line at whose height the box stands.
  int LineOf(const Box& box) {
    for (const EngineWord& word : words_) {
      const LineMeasure& line = lines_.at(word.line);
      if (box.mid_y() > line.foot - line.capital() && box.mid_y() < line.foot &&
          std::abs(word.x0 - box.x1) < 12 * line.size)
        return word.line;
    }
    return next_line_++;
  }

  void ReadAlone(const Group& group) {
    if (group.pieces.size() == 1 && std::max(group.box.height(), group.box.x1 - group.box.x0) < 3) return;
    const bool bullet = group.pieces.size() == 1 && group.pieces.front().IsRound();
    std::vector<EngineWord> words = ReadBox(group.box);
    if (words.empty() && group.pieces.size() <= kFewPieces) words = ReadFigures(group.box);
    if (words.empty() && bullet) words.push_back({std::string(kUnread), 0, 0, 0, 0, 0.9, 0, {}});
    for (EngineWord& word : words) {
      if (!bullet && (word.confidence < kBelieved || !HasLetter(word.text))) continue;
      if (bullet) word.x0 = group.box.x0, word.y0 = group.box.y0, word.x1 = group.box.x1, word.y1 = group.box.y1;
      word.line = LineOf(group.box);
      found_.push_back(std::move(word));
      if (bullet) break;
    }
  }

 public:
  void Finish() { std::move(found_.begin(), found_.end(), std::back_inserter(words_)); }

 private:
  Engine& engine_;
  const Picture& ink_;
  std::vector<EngineWord>& words_;
  std::map<int, LineMeasure> lines_;
  std::vector<EngineWord> found_;
  int next_line_ = 0;
};

}  // namespace

void ReadLeftoverInk(Engine& engine, const Picture& ink, const std::vector<Component>& components,
                     std::vector<EngineWord>& words) {
  Leftovers leftovers(engine, ink, words);
  const std::vector<Group> groups = Gathered(Unclaimed(ink, components, words), leftovers.TypicalSize());
  if (groups.size() > kMostGroups * 4) return;
  std::size_t taken = 0;
  for (const Group& group : groups) {
    if (++taken > kMostGroups) break;
    leftovers.Take(group);
  }
  leftovers.Finish();
}

}  // namespace acervo::ocr
