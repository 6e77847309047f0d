#include "extractors/ocr/glyph_evidence.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "core/text.h"
#include "extractors/ocr/leftover_ink.h"
#include "extractors/ocr/word_boxes.h"

namespace acervo::ocr {
namespace {

constexpr double kClearSign = 0.15;  // of the font size: from a sign to its text
constexpr double kClear = 0.45;      // of the font size: from a marker to its text
constexpr double kLowest = 0.12;  // of the font size above the foot: a bullet's middle stands higher than a full stop's
constexpr double kHyphen = 0.42, kEnDash = 0.75;  // of the font size: the longest of each
constexpr std::string_view kCurled = "”";
constexpr std::size_t kMostOfMarker = 4;  // letters that a bullet was read as

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0xC3; });
}

class Signs {
 public:
  Signs(const std::vector<Component>& components, std::vector<EngineWord>& words)
      : components_(components), words_(words), lines_(MeasureLines(words)) {}

  void Mend() {
    for (EngineWord& word : words_) {
      const LineMeasure& line = lines_.at(word.line);
      MendMarker(word, line);
      MendDegree(word, line);
      MendDash(word, line);
      MendAccents(word, line);
    }
    std::erase_if(words_, [](const EngineWord& word) { return word.text == kUnread; });
    MendQuotes();
  }

 private:
  std::vector<const Component*> PiecesOf(const EngineWord& word) const {
    std::vector<const Component*> pieces;
    for (const Component& piece : components_) {
      if (piece.mid_x() >= word.x0 && piece.mid_x() <= word.x1 && piece.mid_y() >= word.y0 &&
          piece.mid_y() <= word.y1 && piece.dark > 3) {
        pieces.push_back(&piece);
      }
    }
    return pieces;
  }

  // The next word, where `word` opens its line clear of the text that follows.
  const EngineWord* TextBehind(const EngineWord& word, const LineMeasure& line) const {
    const double middle = (word.y0 + word.y1) / 2.0;
    const EngineWord* text = nullptr;
    for (const EngineWord& other : words_) {
      const LineMeasure& its = lines_.at(other.line);
      if (&other == &word || middle < its.top() || middle > its.bottom()) continue;
      if (other.x1 <= word.x0 && word.x0 - other.x1 < 2 * line.size) return nullptr;
      if (other.x0 < word.x1) continue;
      if (other.x0 - word.x1 < kClearSign * its.size) return nullptr;
      if (other.x0 - word.x1 < 6 * its.size && (text == nullptr || other.x0 < text->x0)) text = &other;
    }
    return text;
  }

  // A disc is read as a dot, a letter or two; a ring as a round letter.
  void MendMarker(EngineWord& word, const LineMeasure& line) const {
    if (CodePointCount(word.text) > kMostOfMarker) return;
    const std::vector<const Component*> pieces = PiecesOf(word);
    if (pieces.size() != 1 || !pieces.front()->IsRound()) return;
    const Component& piece = *pieces.front();
    const EngineWord* const text = TextBehind(word, line);
    if (text == nullptr) return;
    const LineMeasure& its = lines_.at(text->line);
    const double height = piece.height() / std::max(its.size, 1.0);
    const double gap = (text->x0 - word.x1) / std::max(its.size, 1.0);
    const bool sign = !HasLetter(word.text);
    if (height > 0.62 || height < (sign ? 0.06 : 0.15) || gap < (sign ? kClearSign : kClear)) return;
    if (piece.hollow) {
      word.text = "o", word.confidence = 1;
    } else if (piece.IsCompact() && its.foot - piece.mid_y() > kLowest * its.size) {
      word.text = "•", word.confidence = 1;
    } else {
      return;
    }
    word.line = text->line;
  }

  // A small ring beside the top of a figure is neither a quotation mark nor an asterisk.
  void MendDegree(EngineWord& word, const LineMeasure& line) const {
    for (std::size_t at = 1; at + 1 <= word.text.size(); ++at) {
      const char before = word.text[at - 1];
      if (before < '0' || before > '9') {
        if (before != 'N') continue;
      }
      const std::size_t length = SignLength(std::string_view(word.text).substr(at));
      if (length == 0 || !HasRing(word, line)) continue;
      word.text.replace(at, length, "°");
      return;
    }
  }

  static std::size_t SignLength(std::string_view rest) {
    for (const std::string_view sign : {"*", "”", "“", "\"", "'", "’", "º", "?"}) {
      if (rest.starts_with(sign)) return sign.size();
    }
    return 0;
  }

  bool HasRing(const EngineWord& word, const LineMeasure& line) const {
    for (const Component* piece : PiecesOf(word)) {
      const double height = piece->height() / line.size;
      if (piece->hollow && piece->IsRound() && height > 0.15 && height < 0.42 &&
          piece->y1 < line.foot - 0.28 * line.size) {
        return true;
      }
    }
    return false;
  }

  // Quotation marks of a page are straight or curled as those that open are, which engines tell better.
  void MendQuotes() {
    std::size_t straight = 0, curled = 0;
    for (const EngineWord& word : words_) {
      straight += word.text.size() > 1 && word.text.front() == '"' ? 1 : 0;
      curled += word.text.size() > kCurled.size() && word.text.starts_with("“") ? 1 : 0;
    }
    if ((straight == 0) == (curled == 0)) return;
    const std::string_view wrong = straight > 0 ? kCurled : "\"", right = straight > 0 ? "\"" : kCurled;
    for (EngineWord& word : words_) {
      const std::size_t at = word.text.rfind(wrong);
      if (at != std::string::npos && at > 0) word.text.replace(at, wrong.size(), right);
    }
  }

  // Dashes differ in their length alone.
  static void MendDash(EngineWord& word, const LineMeasure& line) {
    if (word.text != "—" && word.text != "–" && word.text != "-") return;
    const double length = (word.x1 - word.x0) / line.size;
    word.text = length < kHyphen ? "-" : length < kEnDash ? "–" : "—";
  }

  // Engines overlook the accents of capitals, which stand above the line.
  void MendAccents(EngineWord& word, const LineMeasure& line) const {
    if (!IsInCapitals(word.text) || word.letters.size() != word.text.size()) return;
    std::string mended;
    for (const EngineLetter& letter : word.letters) mended += Accented(letter, line);
    word.text = std::move(mended);
  }

  // Of capitals without accents alone.
  static bool IsInCapitals(std::string_view text) {
    return text.size() > 2 && std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || c == ',' || c == '.' || c == ';';
           });
  }

  std::string Accented(const EngineLetter& letter, const LineMeasure& line) const {
    static const std::map<std::string, std::string> kAccented = {{"A", "Á"}, {"E", "É"}, {"I", "Í"},
                                                                 {"O", "Ó"}, {"U", "Ú"}, {"N", "Ñ"}};
    const auto accented = kAccented.find(letter.text);
    if (accented == kAccented.end()) return letter.text;
    const double top = line.foot - line.capital();
    for (const Component& piece : components_) {
      const bool above = piece.y0 < top - 0.09 * line.size && piece.mid_y() > top - 0.32 * line.size &&
                         piece.y1 < line.foot + 0.06 * line.size;
      const bool over = piece.mid_x() > letter.x0 && piece.mid_x() < letter.x1;
      const double length = std::max(piece.width(), piece.height()) / line.size;
      if (above && over && length > 0.12) return accented->second;
    }
    return letter.text;
  }

  const std::vector<Component>& components_;
  std::vector<EngineWord>& words_;
  std::map<int, LineMeasure> lines_;
};

}  // namespace

void MendSigns(const std::vector<Component>& components, std::vector<EngineWord>& words) {
  Signs(components, words).Mend();
}

}  // namespace acervo::ocr
