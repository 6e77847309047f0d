// Letters are turned until their text runs level; then they are the words of a line as any others are.
#include "extractors/layout/slanted.h"

#include <cmath>
#include <utility>

#include "extractors/layout/letter_spacing.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kSkew = 0.07;        // of the advance: 4 degrees
constexpr double kSameSlope = 0.06;   // radians between the letters of one text
constexpr double kOffBaseline = 0.5;  // of the size: a mark may be raised so far
constexpr double kMaxGap = 2.5;       // of the size, between the letters of one text
constexpr double kOneWord = 0.1;      // of the size, between the letters of a word

// A letter in a plane that is turned so that its text is level.
Word Levelled(const SlantedLetter& letter, double angle) {
  const double cosine = std::cos(angle), sine = std::sin(angle);
  const double along = letter.x * cosine + letter.y * sine, base = letter.y * cosine - letter.x * sine;
  Word word;
  word.text = letter.text;
  word.size = letter.size;
  word.box = {along, base - 0.95 * letter.size, along + std::hypot(letter.dx, letter.dy), base + 0.35 * letter.size};
  return word;
}

// One text while it grows.
struct SlantedRun {
  double angle;
  std::vector<Word> words;  // level
  Box box;                  // on the page

  bool Takes(const SlantedLetter& letter) const {
    const Word next = Levelled(letter, angle);
    const Word& last = words.back();
    const double turn = std::remainder(std::atan2(letter.dy, letter.dx) - angle, 2 * std::acos(-1.0));
    const double gap = next.box.x0 - last.box.x1;
    return std::abs(turn) < kSameSlope && std::abs(next.box.mid_y() - last.box.mid_y()) < kOffBaseline * last.size &&
           gap > -last.size && gap < kMaxGap * last.size;
  }

  void Add(const SlantedLetter& letter) {
    const Word next = Levelled(letter, angle);
    const double half = letter.size / 2;
    box.Cover({letter.x - half, letter.y - half, letter.x + half, letter.y + half});
    if (!words.empty() && next.box.x0 - words.back().box.x1 < kOneWord * next.size) {
      words.back().text += next.text;
      words.back().box.Cover(next.box);
    } else {
      words.push_back(next);
    }
  }
};

Line AsLine(SlantedRun run, int page) {
  std::vector<Line> lines(1);
  lines[0].words = std::move(run.words);
  Measure(lines[0]);
  JoinSpacedLetters(lines);
  Word word = lines[0].words.front();
  word.text = TextOf(lines[0]);
  word.box = run.box;
  return {{word}, run.box, word.size, page};
}

}  // namespace

bool IsSlanted(double dx, double dy) {
  const double less = std::min(std::abs(dx), std::abs(dy)), more = std::max(std::abs(dx), std::abs(dy));
  return less > kSkew * more;
}

std::vector<Line> SlantedLines(const std::vector<SlantedLetter>& letters, int page) {
  std::vector<SlantedRun> runs;
  for (const SlantedLetter& letter : letters) {
    if (runs.empty() || !runs.back().Takes(letter)) {
      runs.push_back({std::atan2(letter.dy, letter.dx), {}, {letter.x, letter.y, letter.x, letter.y}});
    }
    runs.back().Add(letter);
  }
  std::vector<Line> lines;
  lines.reserve(runs.size());
  for (SlantedRun& run : runs) lines.push_back(AsLine(std::move(run), page));
  return lines;
}

}  // namespace acervo::layout
