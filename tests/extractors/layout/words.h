// Hand-made words and lines for the tests of the layout steps.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extractors/layout/layout.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {

// A word whose letters are half as wide as they are high; its box stands on baseline `y`.
inline Word MakeWord(double x, double y, std::string text, double size = 10) {
  Word word;
  const double width = 0.5 * size * static_cast<double>(text.size());
  word.box = {x, y - 0.95 * size, x + width, y + 0.35 * size};
  word.text = std::move(text);
  word.size = size;
  return word;
}

// The words of `text` from x on, parted by spaces of a quarter of the size.
inline Line MakeLine(double x, double y, const std::string& text, double size = 10, int page = 1) {
  std::vector<Word> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    words.push_back(MakeWord(x, y, text.substr(from, to - from), size));
    x = words.back().box.x1 + 0.25 * size;
    from = to + 1;
  }
  return BuildLines(std::move(words), page).at(0);
}

// One line of several texts, each from its own x.
inline Line MakeRow(double y, const std::vector<std::pair<double, std::string>>& cells) {
  std::vector<Word> words;
  for (const auto& [x, text] : cells) {
    for (Word& word : MakeLine(x, y, text).words) words.push_back(std::move(word));
  }
  return BuildLines(std::move(words), 1).at(0);
}

}  // namespace acervo::layout
