#include "extractors/layout/word_cleanup.h"

#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "extractors/layout/letter_spacing.h"
#include "extractors/layout/letters.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"

namespace acervo::layout {
namespace {

constexpr double kDoubled = 0.15;       // of the font size: how far the second drawing may lie
constexpr double kMarkerGap = 0.3;      // of the font size: between a marker's number and its bracket
constexpr std::size_t kFewSpaces = 20;  // tell nothing
constexpr double kWideSpaces = 0.65;    // of the font size
constexpr double kSpace = 0.25;         // of the font size
constexpr double kLeastSize = 0.1;      // points: smaller, the height of a word tells more
constexpr double kMostSize = 20000;     // points

bool SameSpot(const Word& a, const Word& b) {
  const double slack = kDoubled * a.size;
  return a.text == b.text && std::abs(a.box.x0 - b.box.x0) <= slack && std::abs(a.box.y0 - b.box.y0) <= slack &&
         std::abs(a.box.x1 - b.box.x1) <= 2 * slack;
}

bool IsBlank(const std::string& text) { return Trim(text).empty(); }

// Words of one spot are near one another in one of these buckets or the next.
std::int64_t Bucket(const Word& word, int dx, int dy) {
  const auto x = static_cast<std::int64_t>(std::floor(word.box.x0 / 8)) + dx;
  const auto y = static_cast<std::int64_t>(std::floor(word.box.y0 / 8)) + dy;
  return y * 1000003 + x;
}

// Drops words without a place; turns boxes and sizes that are drawn backwards.
void KeepPlaced(std::vector<Word>& words) {
  std::erase_if(words, [](const Word& word) { return !IsPlaced(word.box); });
  for (Word& word : words) {
    Box& box = word.box;
    box = {std::min(box.x0, box.x1), std::min(box.y0, box.y1), std::max(box.x0, box.x1), std::max(box.y0, box.y1)};
    if (!(word.size > kLeastSize) || word.size > kMostSize)
      word.size = std::max(1.0, std::min(box.height(), kMostSize));
  }
}

void DropEmptyAndDoubled(std::vector<Word>& words) {
  std::unordered_multimap<std::int64_t, std::size_t> at;
  at.reserve(words.size());
  std::vector<Word> kept;
  kept.reserve(words.size());
  for (Word& word : words) {
    if (IsBlank(word.text)) continue;
    bool doubled = false;
    for (int dx = -1; dx <= 1 && !doubled; ++dx) {
      for (int dy = -1; dy <= 1 && !doubled; ++dy) {
        auto [from, to] = at.equal_range(Bucket(word, dx, dy));
        for (int tries = 0; from != to && tries < 16 && !doubled; ++from, ++tries) {
          doubled = SameSpot(kept[from->second], word);
          if (doubled) kept[from->second].bold = true;
        }
      }
    }
    if (doubled) continue;
    at.emplace(Bucket(word, 0, 0), kept.size());
    kept.push_back(std::move(word));
  }
  words = std::move(kept);
}

bool BeginsInLetters(const Word& word) {
  const auto first = static_cast<unsigned char>(word.text.empty() ? 0 : word.text.front());
  return first >= 0x80 || std::isalpha(first) != 0;
}

// The spaces between words, as shares of the font size. Figures of a table stand apart in any case.
std::vector<double> SpacesOf(const std::vector<Line>& lines) {
  std::vector<double> spaces;
  for (const Line& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const Word &left = line.words[i - 1], &right = line.words[i];
      const double gap = right.box.x0 - left.box.x1;
      if (left.space_after && gap > 0 && BeginsInLetters(left) && BeginsInLetters(right))
        spaces.push_back(gap / left.size);
    }
  }
  return spaces;
}

// Character recognition writes a word and its space into the word's box: the word ends a letter early. Where most
// spaces are that wide, words are as long again as their letters tell.
void LengthenShortWords(std::vector<Line>& lines) {
  std::vector<double> spaces = SpacesOf(lines);
  if (spaces.size() < kFewSpaces) return;
  const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
  std::nth_element(spaces.begin(), middle, spaces.end());
  if (*middle < kWideSpaces) return;
  for (Line& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      Word& word = line.words[i - 1];
      const double letter = word.box.width() / static_cast<double>(std::max<std::size_t>(1, CodePointCount(word.text)));
      const double room = line.words[i].box.x0 - word.box.x1 - kSpace * word.size;
      if (room > 0) word.box.x1 += std::min(letter, room);
    }
  }
}

// A marker's number and its bracket may be words of two fonts.
void JoinMarker(Line& line) {
  if (line.words.size() < 3 || line.words[0].text.size() > 4) return;
  Word& first = line.words[0];
  const Word& close = line.words[1];
  if (close.text != ")" && close.text != "." && close.text != ".-") return;
  if (close.box.x0 - first.box.x1 > kMarkerGap * line.size) return;
  Word joined = first;
  joined.text += close.text;
  if (!AsMarker(joined)) return;
  joined.Cover(close);
  joined.space_after = true;
  first = std::move(joined);
  line.words.erase(line.words.begin() + 1);
}

}  // namespace

void CleanUp(std::vector<Word>& words) {
  KeepPlaced(words);
  for (Word& word : words) {
    if (!word.symbolic) RepairLetters(word.text);
  }
  DropEmptyAndDoubled(words);
}

void JoinPieces(std::vector<Line>& lines) {
  LengthenShortWords(lines);
  for (Line& line : lines) JoinMarker(line);
  JoinSpacedLetters(lines);
}

bool IsGarbled(const Word& word) {
  if (word.symbolic) return false;
  std::size_t garbled = 0, all = 0;
  for (std::size_t offset = 0; offset < word.text.size(); ++all) {
    const char32_t c = NextCodePoint(word.text, offset);
    garbled +=
        c == 0xFFFD || (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) ? 1 : 0;
  }
  return garbled * 2 > all && !(all == 1 && garbled == 1 && word.text[0] != '\0' && word.text.size() == 3);
}

}  // namespace acervo::layout
