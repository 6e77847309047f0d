#include "extractors/layout/rule_letters.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/text.h"

namespace acervo::layout {
namespace {

constexpr double kOnLine = 6;       // points between a letter and the line it was read in
constexpr double kAlongLine = 0.5;  // of the word's width
constexpr std::u32string_view kUprightLetters = U"|¦‖[]{}!";
constexpr std::u32string_view kLevelLetters = U"_—―=";

bool IsOneOf(char32_t letter, std::u32string_view letters) { return letters.find(letter) != std::u32string_view::npos; }

std::u32string Letters(std::string_view text) {
  std::u32string letters;
  for (std::size_t offset = 0; offset < text.size();) letters += NextCodePoint(text, offset);
  return letters;
}

bool Consists(const std::u32string& text, std::u32string_view letters) {
  return std::all_of(text.begin(), text.end(), [&](char32_t letter) { return IsOneOf(letter, letters); });
}

// Whether an upright line runs past the word's middle, near [x0, x1].
bool HasUpright(const Rulings& rulings, const Word& word, double x0, double x1) {
  return std::any_of(rulings.vertical.begin(), rulings.vertical.end(), [&](const Ruling& ruling) {
    return ruling.at > x0 - kOnLine && ruling.at < x1 + kOnLine && ruling.from < word.box.mid_y() &&
           ruling.to > word.box.mid_y();
  });
}

bool LiesOnLevel(const Rulings& rulings, const Word& word) {
  return std::any_of(rulings.horizontal.begin(), rulings.horizontal.end(), [&](const Ruling& ruling) {
    return ruling.at > word.box.y0 - kOnLine && ruling.at < word.box.y1 + kOnLine &&
           Overlap(ruling.from, ruling.to, word.box.x0, word.box.x1) > kAlongLine * word.box.width();
  });
}

bool IsRule(const Rulings& rulings, const Word& word, const std::u32string& letters) {
  if (Consists(letters, kUprightLetters)) {
    return HasUpright(rulings, word, word.box.x0, word.box.x1);
  }
  return Consists(letters, kLevelLetters) && LiesOnLevel(rulings, word);
}

// Cuts the upright letters off the ends of a word that stand on a line.
void CutEnds(const Rulings& rulings, Word& word, std::u32string letters) {
  const double width = word.box.width() / static_cast<double>(letters.size());
  while (letters.size() > 1 && IsOneOf(letters.front(), kUprightLetters) &&
         HasUpright(rulings, word, word.box.x0, word.box.x0 + width)) {
    letters.erase(letters.begin());
    word.box.x0 += width;
  }
  while (letters.size() > 1 && IsOneOf(letters.back(), kUprightLetters) &&
         HasUpright(rulings, word, word.box.x1 - width, word.box.x1)) {
    letters.pop_back();
    word.box.x1 -= width;
  }
  word.text.clear();
  for (const char32_t letter : letters) AppendUtf8(word.text, letter);
}

}  // namespace

void DropRuleLetters(std::vector<Word>& words, const Rulings& rulings) {
  std::erase_if(words, [&](Word& word) {
    const std::u32string letters = Letters(word.text);
    if (letters.empty()) return true;
    if (IsRule(rulings, word, letters)) return true;
    if (IsOneOf(letters.front(), kUprightLetters) || IsOneOf(letters.back(), kUprightLetters)) {
      CutEnds(rulings, word, letters);
    }
    return false;
  });
}

}  // namespace acervo::layout
