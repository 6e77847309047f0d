// Words are taken from the top; each joins the line whose reference word (the largest so far) it overlaps by half of
// the smaller height, else it opens a line. That keeps superscripts in their line and neighbouring lines apart.
#include "extractors/layout/lines.h"

#include <cctype>
#include <cstddef>
#include <optional>
#include <utility>

namespace acervo::layout {
namespace {

constexpr double kMinOverlap = 0.5;     // of the smaller height
constexpr double kWordGap = 0.11;       // of the font size; poppler breaks words at 0.1
constexpr double kHyphenGap = 0.18;     // of the font size
constexpr double kRaisedSize = 0.82;    // of the line's size
constexpr double kMuchSmaller = 0.5;    // than the line's largest word: several lines may stand beside it
constexpr std::size_t kOpenLines = 64;  // how far back a line may still grow: bounds hostile pages

struct OpenLine {
  std::vector<Word> words;
  Box reference;
  double size = 0;
  std::optional<Box> beside;  // the first word that is much smaller: the rest of its line, beside an initial
};

bool Belongs(const OpenLine& line, const Word& word) {
  const bool smaller = line.beside && word.size < kMuchSmaller * line.size;
  const Box& reference = smaller ? *line.beside : line.reference;
  const double overlap = Overlap(reference.y0, reference.y1, word.box.y0, word.box.y1);
  return overlap >= kMinOverlap * std::min(reference.height(), word.box.height());
}

// The last line that the word belongs to; the first of those that stand beside an initial.
OpenLine* FindLine(std::vector<OpenLine>& lines, const Word& word) {
  OpenLine* found = nullptr;
  const std::size_t stop = lines.size() > kOpenLines ? lines.size() - kOpenLines : 0;
  for (std::size_t i = lines.size(); i-- > stop;) {
    if (!Belongs(lines[i], word)) continue;
    found = &lines[i];
    if (lines[i].size >= kMuchSmaller * word.size) break;
  }
  return found;
}

void Add(OpenLine& line, Word word) {
  if (word.size > line.size * 1.01) {
    if (line.size < kMuchSmaller * word.size) line.beside = line.reference;
    line.size = word.size;
    line.reference = word.box;
  } else if (!line.beside && word.size < kMuchSmaller * line.size) {
    line.beside = word.box;
  }
  line.words.push_back(std::move(word));
}

double CommonSize(const std::vector<Word>& words) {
  double best = 0;
  std::size_t most = 0;
  for (const Word& candidate : words) {
    std::size_t letters = 0;
    for (const Word& word : words) letters += std::abs(word.size - candidate.size) < 0.3 ? word.text.size() : 0;
    if (letters > most) most = letters, best = candidate.size;
    if (&candidate - words.data() > 16) break;  // enough to know a line by
  }
  return best;
}

// A word broken at the line's end may have its hyphen set apart by a justified line's stretch.
void AttachHyphen(std::vector<Word>& words) {
  if (words.size() < 2 || words.back().text != "-") return;
  Word& before = words[words.size() - 2];
  if (words.back().box.x0 - before.box.x1 > kHyphenGap * before.size) return;
  before.text += '-';
  before.Cover(words.back());
  words.pop_back();
}

bool HasLetters(const Word& word) {
  return std::any_of(word.text.begin(), word.text.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

// The largest word that is no bullet: what raised letters are raised against.
const Word* BodyWord(const std::vector<Word>& words) {
  const Word* body = &words.front();
  for (const Word& word : words) {
    if (HasLetters(word) && (word.size > body->size || !HasLetters(*body))) body = &word;
  }
  return body;
}

}  // namespace

void Measure(Line& line) {
  line.size = CommonSize(line.words);
  const Word* body = BodyWord(line.words);
  line.box = body->box;
  for (Word& word : line.words) {
    line.box.Cover(word.box);
    word.raised = word.size < kRaisedSize * body->size && word.box.mid_y() < body->box.mid_y() - 0.05 * body->size;
  }
}

std::vector<Line> BuildLines(std::vector<Word> words, int page) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.mid_y() < b.box.mid_y(); });
  std::vector<OpenLine> open;
  for (Word& word : words) {
    OpenLine* line = FindLine(open, word);
    if (line == nullptr) {
      open.push_back({{}, word.box, word.size, std::nullopt});
      line = &open.back();
    }
    Add(*line, std::move(word));
  }
  std::vector<Line> lines;
  lines.reserve(open.size());
  for (OpenLine& from : open) {
    Line line{std::move(from.words), {}, 0, page};
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const Word& a, const Word& b) { return a.box.x0 < b.box.x0; });
    AttachHyphen(line.words);
    Measure(line);
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.box.mid_y() < b.box.mid_y(); });
  return lines;
}

bool SpaceBetween(const Word& left, const Word& right) {
  const double gap = right.box.x0 - left.box.x1;
  const double larger = std::max(left.size, right.size), smaller = std::min(left.size, right.size);
  if (smaller < kRaisedSize * larger) return gap > kWordGap * larger;  // a raised word is set off a little
  return gap > kWordGap * std::min(left.size, right.size) || (left.space_after && gap > 0.02 * left.size);
}

std::string TextOf(const Word* first, const Word* last) {
  std::string text;
  for (const Word* word = first; word != last; ++word) {
    if (word != first && SpaceBetween(word[-1], *word)) text += ' ';
    text += word->text;
  }
  return text;
}

std::string TextOf(const Line& line) { return TextOf(line.words.data(), line.words.data() + line.words.size()); }

bool IsBold(const Line& line) {
  return std::all_of(line.words.begin(), line.words.end(), [](const Word& word) { return word.bold; });
}

std::vector<Line> SplitAtGaps(const Line& line, double min_gap) {
  std::vector<Line> runs;
  for (const Word& word : line.words) {
    if (runs.empty() || word.box.x0 - runs.back().box.x1 >= min_gap) {
      runs.push_back({{}, word.box, word.size, line.page});
    }
    runs.back().words.push_back(word);
    runs.back().box.Cover(word.box);
  }
  for (Line& run : runs) Measure(run);
  return runs;
}

double LinePitch(const std::vector<Line>& lines) {
  std::vector<double> steps;
  double size = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    size = std::max(size, lines[i].size);
    if (i == 0 || lines[i].page != lines[i - 1].page) continue;
    const double step = lines[i].box.mid_y() - lines[i - 1].box.mid_y();
    if (step > 0.7 * lines[i].size && step < 2.2 * lines[i].size) steps.push_back(step);
  }
  if (steps.empty()) return 1.2 * size;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

}  // namespace acervo::layout
