#include "extractors/layout/wrapping.h"

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kSpace = 0.25;       // of the font size
constexpr double kWidestSpace = 1.0;  // of the font size
constexpr double kSlack = 0.35;       // of the font size: hanging punctuation, guessed margins

// What stands before the first space of the line: a word in two fonts is one word.
double FirstWordWidth(const Line& line) {
  double right = line.words.front().box.x1;
  for (std::size_t i = 1; i < line.words.size() && !SpaceBetween(line.words[i - 1], line.words[i]); ++i) {
    right = line.words[i].box.x1;
  }
  return right - line.box.x0;
}

// The narrowest space of the line: wide where letters are spaced.
double SpaceOf(const Line& line) {
  double narrowest = kWidestSpace * line.size;
  bool any = false;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (!SpaceBetween(line.words[i - 1], line.words[i])) continue;
    narrowest = std::min(narrowest, line.words[i].box.x0 - line.words[i - 1].box.x1);
    any = true;
  }
  return any ? std::max(kSpace * line.size, narrowest) : kSpace * line.size;
}

}  // namespace

bool EndsSentence(std::string_view text) {
  constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "”", "’", "»"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view closer : kClosers) {
      if (text.size() > closer.size() && text.ends_with(closer)) text.remove_suffix(closer.size()), cut = true;
    }
  }
  return !text.empty() && std::string_view(".:;!?").find(text.back()) != std::string_view::npos;
}

bool HasRoom(const Line& line, const Line& next, double right) {
  return line.box.x1 + SpaceOf(line) + FirstWordWidth(next) + kSlack * line.size < right;
}

bool Wraps(const Line& line, const Line& next, double right) {
  const std::string& end = line.words.back().text;
  if (EndsInHyphen(end) && end.size() > 1) return true;
  if (!HasRoom(line, next, right)) return true;
  return StartsSmall(next.words.front().text) && !EndsSentence(end);
}

}  // namespace acervo::layout
