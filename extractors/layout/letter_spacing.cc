// The gaps between the words of a line fall into two groups where letters are spaced: those within words and those
// between words. A run of words between wide gaps tells by itself where the groups part; short runs learn it from the
// other lines of the page.
#include "extractors/layout/letter_spacing.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/text.h"

namespace acervo::layout {
namespace {

constexpr double kCellGap = 1.5;            // of the font size: parts the runs of a line
constexpr double kLevel = 0.25;             // of the font size: a line may hold words of two columns
constexpr double kSameFontSize = 0.05;      // of the size
constexpr double kLeastGap = 0.1;           // of the size: letters nearer than this are one word already
constexpr double kTightGap = 0.17;          // of the size: narrower than any space
constexpr double kApart = 1.8;              // how many times wider the narrowest space is than the widest letter gap
constexpr std::size_t kMinPieces = 4;       // of a run that is spelled out
constexpr double kSpelled = 0.6;            // of the pieces of a run in which spaces show are single letters,
constexpr double kSpelledThroughout = 0.8;  // of one in which none shows

// Neighbours of one size in `line`, half-open.
struct SpacedRun {
  Line* line;
  std::size_t first, last;
  double within = 0;  // the widest gap inside a word, as a share of the size; 0 where the run does not tell
};

double GapBefore(const Line& line, std::size_t word) {
  const Word &left = line.words[word - 1], &right = line.words[word];
  return (right.box.x0 - left.box.x1) / std::max(1.0, right.size);
}

bool IsNeighbour(const Line& line, std::size_t word) {
  const Word &left = line.words[word - 1], &right = line.words[word];
  const bool level = std::abs(left.box.mid_y() - right.box.mid_y()) < kLevel * right.size;
  return level && std::abs(left.size - right.size) <= kSameFontSize * right.size && GapBefore(line, word) < kCellGap;
}

std::vector<SpacedRun> RunsOf(std::vector<Line>& lines) {
  std::vector<SpacedRun> runs;
  for (Line& line : lines) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      if (i == 0 || !IsNeighbour(line, i)) runs.push_back({&line, i, i});
      runs.back().last = i + 1;
    }
  }
  return runs;
}

std::vector<double> GapsOf(const SpacedRun& run) {
  std::vector<double> gaps;
  for (std::size_t i = run.first + 1; i < run.last; ++i) gaps.push_back(std::max(0.01, GapBefore(*run.line, i)));
  std::sort(gaps.begin(), gaps.end());
  return gaps;
}

bool IsSingleLetter(const Word& word) {
  return CodePointCount(word.text) == 1 && word.text.find_first_of("0123456789") == std::string::npos;
}

// The share of single characters among the pieces; of letters where digits are more: they may be days, '3 y 4'.
double SpelledShare(const SpacedRun& run) {
  std::size_t single = 0, letters = 0;
  for (std::size_t i = run.first; i < run.last; ++i) {
    single += CodePointCount(run.line->words[i].text) == 1 ? 1 : 0;
    letters += IsSingleLetter(run.line->words[i]) ? 1 : 0;
  }
  return static_cast<double>(2 * letters >= single ? single : letters) / static_cast<double>(run.last - run.first);
}

// The index of the first gap of the wider group; the count of gaps where all are of one.
std::size_t FirstSpace(const std::vector<double>& gaps) {
  std::size_t first = gaps.size();
  double widest = kApart;
  for (std::size_t i = 1; i < gaps.size(); ++i) {
    if (gaps[i - 1] < kLeastGap || gaps[i] < widest * gaps[i - 1]) continue;
    widest = gaps[i] / gaps[i - 1];
    first = i;
  }
  return first;
}

double WidestWithin(const SpacedRun& run) {
  const std::vector<double> gaps = GapsOf(run);
  if (gaps.empty() || gaps.back() < kLeastGap) return 0;
  const std::size_t space = FirstSpace(gaps);
  const double within = gaps[space - 1];
  if (space < gaps.size() && within < kTightGap) return within;
  if (gaps.size() + 1 < kMinPieces) return 0;
  return SpelledShare(run) >= (space < gaps.size() ? kSpelled : kSpelledThroughout) ? within : 0;
}

// Appends the run's words to `words`, those joined that no space parts.
void AppendJoined(const SpacedRun& run, std::vector<Word>& words) {
  for (std::size_t i = run.first; i < run.last; ++i) {
    Word& word = run.line->words[i];
    const double gap = i == run.first ? 0 : GapBefore(*run.line, i);
    if (i == run.first || gap > run.within || gap < -kLeastGap) {
      words.push_back(word);
      continue;
    }
    words.back().text += word.text;
    words.back().Cover(word);
    words.back().space_after = word.space_after;
  }
}

void Join(const SpacedRun* first, const SpacedRun* last) {
  std::vector<Word> words;
  for (const SpacedRun* run = first; run != last; ++run) {
    const std::size_t from = words.size();
    AppendJoined(*run, words);
    const bool joined = words.size() - from < run->last - run->first;
    for (std::size_t i = from; joined && i < words.size(); ++i) words[i].box.x1 += run->within * words[i].size;
  }
  for (const Word& word : words) first->line->box.Cover(word.box);
  first->line->words = std::move(words);
}

}  // namespace

void JoinSpacedLetters(std::vector<Line>& lines) {
  std::vector<SpacedRun> runs = RunsOf(lines);
  double tight = 0;
  for (SpacedRun& run : runs) {
    run.within = WidestWithin(run);
    if (run.within < kTightGap) tight = std::max(tight, run.within);
  }
  for (std::size_t i = 0; i < runs.size();) {
    std::size_t end = i;
    bool joins = false;
    for (; end < runs.size() && runs[end].line == runs[i].line; ++end) {
      runs[end].within = std::max(runs[end].within, tight);
      joins = joins || runs[end].within > 0;
    }
    if (joins) Join(runs.data() + i, runs.data() + end);
    i = end;
  }
}

}  // namespace acervo::layout
