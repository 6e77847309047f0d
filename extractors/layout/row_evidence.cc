// Each pair of neighbours in a column is weighed alone: what it costs to take both for one cell, and for two.
#include "extractors/layout/row_evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "extractors/hyphens.h"
#include "extractors/layout/cell_text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr double kTwoFigures = 5;     // values do not wrap
constexpr double kHeadOfNumber = 3;   // a row's number stands below other text
constexpr double kHeadingJoined = 2;  // a heading shares its row
constexpr double kTwoNumbers = 7;     // a numbered row holds one number
constexpr double kWideStep = 1.25;    // of the pitch: more parts paragraphs
constexpr double kWideCost = 1.5;     // for each pitch of white in a cell
constexpr double kMostWhite = 4;
constexpr double kHadRoom = 2.0;  // one cell for a line that left room and the line below
constexpr double kHadRoomSentence = 1.4;
constexpr double kStyleChange = 1.2;
constexpr double kStartsSmall = 2.6;  // a cell that begins in the middle of a sentence
constexpr double kEndsOpen = 2.2;     // a cell that ends in a small word or a comma
constexpr double kCutWord = 5;
constexpr double kFullLine = 0.5;     // a full line ends no sentence, its cell ends
constexpr double kFullLabel = 0.2;    // the same in a column of labels and values
constexpr double kNarrowStep = 0.85;  // of the pitch: two rows do not stand so close
constexpr double kNarrowCost = 3;
constexpr std::size_t kMostDigits = 9;
constexpr std::size_t kMostHeadWords = 3;
constexpr double kDigit = 0.4;    // of the font size
constexpr double kOverlap = 0.4;  // of the font size: lines of one height

// How a column's text is set: between which ends it wraps.
struct ColumnMeasure {
  double left = 1e9, right = 0;
  bool ragged_left = false;  // centred or set to the right
  bool numbered = false;
  bool wraps = false;   // some lines begin in the middle of a sentence
  bool smalls = false;  // all lines but the head's begin with a small letter: so do its cells
};

bool IsFigure(const Line& cell) {
  return std::all_of(cell.words.begin(), cell.words.end(), [](const Word& word) {
    return word.text.find_first_not_of("0123456789.,()-+%$*") == std::string::npos || word.text == "–" ||
           word.text == "—" || word.text == "−";
  });
}

bool IsRowNumber(const Line& line) { return line.words.size() == 1 && IsNumber(line.words.front().text); }

std::vector<Fragment> FragmentsOf(const std::vector<CutLine>& lines) {
  std::vector<Fragment> fragments;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t c = 0; c < lines[i].cells.size(); ++c) {
      if (lines[i].cells[c].words.empty()) continue;
      const int span = c < lines[i].spans.size() ? lines[i].spans[c] : 1;
      fragments.push_back({lines[i].cells[c], c, i, span, lines[i].across});
    }
  }
  std::stable_sort(fragments.begin(), fragments.end(),
                   [](const Fragment& a, const Fragment& b) { return a.line.box.mid_y() < b.line.box.mid_y(); });
  return fragments;
}

void LinkColumns(std::vector<Fragment>& fragments, std::size_t columns) {
  std::vector<std::size_t> last(columns, kNoFragment);
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (fragments[i].across) continue;
    fragments[i].before = last[fragments[i].column];
    last[fragments[i].column] = i;
  }
}

double Spread(const std::vector<double>& places) {
  double low = 1e9, high = -1e9;
  for (const double place : places) low = std::min(low, place), high = std::max(high, place);
  return places.empty() ? 0 : high - low;
}

std::vector<ColumnMeasure> MeasuresOf(const std::vector<Fragment>& fragments, const std::vector<double>& rights) {
  std::vector<ColumnMeasure> measures(rights.size());
  for (std::size_t c = 0; c < rights.size(); ++c) {
    std::vector<double> lefts, middles;
    std::size_t numbers = 0, smalls = 0, texts = 0;  // lines in bold may be a head's
    for (const Fragment& fragment : fragments) {
      if (fragment.across || fragment.column != c) continue;
      lefts.push_back(fragment.line.box.x0), middles.push_back(fragment.line.box.mid_x());
      measures[c].left = std::min(measures[c].left, fragment.line.box.x0);
      numbers += IsRowNumber(fragment.line) ? 1 : 0;
      if (IsBold(fragment.line)) continue;
      ++texts;
      smalls += StartsSmall(fragment.line.words.front().text) ? 1 : 0;
    }
    measures[c].right = rights[c];
    measures[c].ragged_left = lefts.size() > 2 && Spread(middles) < Spread(lefts) * 0.5;
    measures[c].smalls = texts > 1 && smalls + (texts > 2 ? 1 : 0) >= texts;
    measures[c].wraps = smalls * 10 >= texts && !measures[c].smalls;
    measures[c].numbered = numbers > 1 && numbers * 10 + 7 >= lefts.size() * 7;  // its name is no number
  }
  return measures;
}

// The pitch of lines within a cell: the smaller steps between lines of a column.
double PitchOf(const std::vector<Fragment>& fragments, double size) {
  std::vector<double> steps;
  for (const Fragment& fragment : fragments) {
    if (fragment.before == kNoFragment) continue;
    const double step = fragment.line.box.mid_y() - fragments[fragment.before].line.box.mid_y();
    if (step > 0.8 * size && step < 1.75 * size) steps.push_back(step);
  }
  if (steps.empty()) return 1.25 * size;
  std::sort(steps.begin(), steps.end());
  return steps[steps.size() / 4];
}

double CommonSize(const std::vector<Fragment>& fragments) {
  std::vector<double> sizes;
  for (const Fragment& fragment : fragments) sizes.push_back(fragment.line.size);
  if (sizes.empty()) return 10;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(*middle, 0.1);
}

// Whether the first word of `below` would have found room in the line above.
bool HadRoom(const Line& above, const Line& below, const ColumnMeasure& measure) {
  if (!measure.ragged_left) return HasRoom(above, below, measure.right);
  Line flush = above;  // as if it began at the column's left
  flush.box.x1 = measure.left + above.box.width();
  return HasRoom(flush, below, measure.right);
}

// "100" above "0": digits that a narrow column cut.
bool IsCutNumber(const Line& above, const Line& below, const ColumnMeasure& measure) {
  return above.words.front().text.size() > below.words.front().text.size() &&
         measure.right - above.box.x1 < kDigit * above.size;
}

double JoinCost(const Line& above, const Line& below, const ColumnMeasure& measure, double pitch) {
  if (IsRowNumber(above) && IsRowNumber(below) && measure.numbered) {
    return IsCutNumber(above, below, measure) ? 0 : kTwoNumbers;
  }
  if (IsFigure(above) && IsFigure(below)) return kTwoFigures;
  double cost = measure.numbered && IsRowNumber(below) ? kHeadOfNumber : 0;
  const double step = (below.box.mid_y() - above.box.mid_y()) / pitch;
  if (step > kWideStep) cost += std::min(kMostWhite, kWideCost * (step - 1));
  const bool small = StartsSmall(below.words.front().text);
  if (!small && !LeadingMarker(below) && HadRoom(above, below, measure)) {
    cost += EndsSentence(above.words.back().text) ? kHadRoomSentence : kHadRoom;
  }
  if (IsBold(above) != IsBold(below)) cost += kStyleChange;
  return cost;
}

bool EndsOpen(const std::string& text) { return text.ends_with(',') || EndsInSmallWord(text); }

double SplitCost(const Line& above, const Line& below, const ColumnMeasure& measure, double pitch) {
  const std::string& end = above.words.back().text;
  double cost = 0;
  if (below.box.mid_y() - above.box.mid_y() < kNarrowStep * pitch) cost += kNarrowCost;
  if (IsRowNumber(below) && measure.numbered) return cost;
  if (EndsInHyphen(end) && end.size() > 1) return cost + kCutWord;
  if (StartsSmall(below.words.front().text) && !measure.smalls) cost += kStartsSmall;
  if (IsBold(above) != IsBold(below)) return cost;
  if (EndsOpen(end)) return cost + kEndsOpen;
  if (!EndsSentence(end) && !HadRoom(above, below, measure)) cost += measure.wraps ? kFullLine : kFullLabel;
  return cost;
}

bool HasRule(const std::vector<double>& rules, double from, double to) {
  const auto rule = std::upper_bound(rules.begin(), rules.end(), from);
  return rule != rules.end() && *rule < to;
}

// The number that two lines make, the lower one the end of the upper one.
long JoinedNumber(const Line& above, const Line& below) {
  const std::string digits = above.words.front().text + below.words.front().text;
  return digits.size() <= kMostDigits && digits.front() != '0' ? std::strtol(digits.c_str(), nullptr, 10) : 0;
}

// Digits that a narrow column cut are told by the numbers above: 9, then 1 over 0.
void WeighCutNumbers(std::vector<Fragment>& fragments, const std::vector<ColumnMeasure>& measures) {
  std::vector<long> last(measures.size(), 0);     // the number that ended above in each column
  std::vector<long> pending(measures.size(), 0);  // the one that may go on
  for (Fragment& fragment : fragments) {
    const ColumnMeasure& measure = measures[fragment.column];
    if (!measure.numbered || fragment.across || !IsRowNumber(fragment.line)) continue;
    long& above = pending[fragment.column];
    const bool cut = fragment.before != kNoFragment && IsRowNumber(fragments[fragment.before].line) &&
                     JoinedNumber(fragments[fragment.before].line, fragment.line) == last[fragment.column] + 1;
    if (cut) {
      fragment.join = 0, fragment.split = kTwoNumbers;
      above = last[fragment.column] + 1;
      continue;
    }
    last[fragment.column] = above;
    above = std::strtol(fragment.line.words.front().text.c_str(), nullptr, 10);
  }
}

// Whether a text may be the name of a column: a few words, no figures, no sentence.
bool MayNameColumn(const Line& line) {
  return line.words.size() <= kMostHeadWords && !EndsSentence(line.words.back().text) &&
         std::none_of(line.words.begin(), line.words.end(),
                      [](const Word& word) { return word.text.find_first_of("0123456789") != std::string::npos; });
}

// How many fragments of the first line name all columns; 0 where they do not.
std::size_t HeadOf(const RowEvidence& evidence) {
  std::size_t count = 0;
  for (const Fragment& fragment : evidence.fragments) {
    if (fragment.cut_line != evidence.fragments.front().cut_line) break;
    if (fragment.across || fragment.span > 1 || !MayNameColumn(fragment.line)) return 0;
    ++count;
  }
  return count == evidence.columns && count > 1 ? count : 0;
}

void WeighSeams(RowEvidence& evidence, const std::vector<double>& rules) {
  const std::size_t count = evidence.fragments.size();
  evidence.seams.resize(count);
  std::vector<double> tops(count + 1, 1e9);
  for (std::size_t i = count; i-- > 0;) tops[i] = std::min(tops[i + 1], evidence.fragments[i].top());
  const double between = evidence.pitch - evidence.size;  // the white between the lines of a cell
  double bottom = -1e9;
  for (std::size_t i = 0; i < count; ++i) {
    Seam& seam = evidence.seams[i];
    if (i > 0) {
      seam.white = (tops[i] - bottom - between) / evidence.size;
      seam.open = tops[i] - bottom > -kOverlap * evidence.size;
      seam.ruled = HasRule(rules, evidence.fragments[i - 1].line.box.mid_y(), evidence.fragments[i].line.box.mid_y());
    }
    bottom = std::max(bottom, evidence.fragments[i].bottom());
  }
  if (const std::size_t head = HeadOf(evidence); head > 0 && head < count) evidence.seams[head].head = true;
}

// The end of the line of which fragment `at` was cut.
std::size_t EndOfLine(const std::vector<Fragment>& fragments, std::size_t at) {
  std::size_t end = at;
  while (end < fragments.size() && fragments[end].cut_line == fragments[at].cut_line) ++end;
  return end;
}

bool IsPlainLine(const std::vector<Fragment>& fragments, std::size_t at) {
  return std::none_of(fragments.begin() + static_cast<std::ptrdiff_t>(at),
                      fragments.begin() + static_cast<std::ptrdiff_t>(EndOfLine(fragments, at)),
                      [](const Fragment& fragment) { return IsBold(fragment.line); });
}

bool MayBeOfHead(const Fragment& fragment) { return IsBold(fragment.line) && !fragment.across && fragment.span == 1; }

// Whether the last fragment above `end`, alone in the first column, is no part of the name above it.
bool HeadsRows(const std::vector<Fragment>& fragments, std::size_t end, double right) {
  const Fragment& last = fragments[end - 1];
  if (last.column != 0 || last.before == kNoFragment || last.cut_line == fragments[end - 2].cut_line) return false;
  return !StartsSmall(last.line.words.front().text) && HasRoom(fragments[last.before].line, last.line, right);
}

// Whether the head's first line names groups of the columns that its other lines name: fewer texts, a row of its own.
bool NamesGroups(const RowEvidence& evidence, std::size_t end) {
  const std::size_t first = EndOfLine(evidence.fragments, 0);
  if (first * 2 >= evidence.columns) return false;
  for (std::size_t i = first; i < end;) {
    const std::size_t next = EndOfLine(evidence.fragments, i);
    if ((next - i) * 2 > evidence.columns) return true;
    i = next;
  }
  return false;
}

// A head is one row however many lines it has; it ends where the plain rows, or a heading above them, begin. `right`:
// where the first column's text wraps.
void WeighHead(RowEvidence& evidence, double right) {
  std::vector<Fragment>& fragments = evidence.fragments;
  std::size_t end = 0, columns = 0;
  for (; end < fragments.size() && MayBeOfHead(fragments[end]); ++end) {
    columns += fragments[end].before == kNoFragment ? 1 : 0;
  }
  if (columns < 2 || end == fragments.size() || fragments[end].across) return;
  if (!evidence.seams[end].open || !IsPlainLine(fragments, end)) return;
  while (end > 2 && HeadsRows(fragments, end, right)) --end;
  if (NamesGroups(evidence, end)) return;
  evidence.head = end;
  for (std::size_t i = 0; i <= end; ++i) evidence.seams[i].head = i == end;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (fragments[i].before >= end) continue;
    (i < end ? fragments[i].join : fragments[i].split) = 0;
  }
}

// Lines in bold, each alone at its height in the first column, head the plain rows below them.
void WeighHeadings(RowEvidence& evidence) {
  std::vector<Fragment>& fragments = evidence.fragments;
  bool above_rows = false;  // plain rows of several cells, or another line of the heading, stand right below
  for (std::size_t i = fragments.size(); i-- > evidence.head;) {
    Fragment& fragment = fragments[i];
    const bool alone = evidence.seams[i].open && (i + 1 == fragments.size() || evidence.seams[i + 1].open);
    fragment.heading = above_rows && alone && fragment.column == 0 && MayBeOfHead(fragment);
    const bool begins_line = i == 0 || fragments[i - 1].cut_line != fragment.cut_line;
    above_rows = fragment.heading || (begins_line && EndOfLine(fragments, i) > i + 1 && IsPlainLine(fragments, i));
  }
  for (Fragment& fragment : fragments) {
    if (fragment.across || fragment.before == kNoFragment) continue;
    if (fragment.heading != fragments[fragment.before].heading) fragment.join += kHeadingJoined;
  }
}

}  // namespace

RowEvidence WeighLines(const std::vector<CutLine>& lines, const std::vector<double>& rights,
                       const std::vector<double>& rules) {
  RowEvidence evidence;
  evidence.columns = rights.size();
  evidence.fragments = FragmentsOf(lines);
  LinkColumns(evidence.fragments, rights.size());
  evidence.size = CommonSize(evidence.fragments);
  evidence.pitch = PitchOf(evidence.fragments, evidence.size);
  const std::vector<ColumnMeasure> measures = MeasuresOf(evidence.fragments, rights);
  for (Fragment& fragment : evidence.fragments) {
    if (fragment.before == kNoFragment) continue;
    const Line& above = evidence.fragments[fragment.before].line;
    fragment.join = JoinCost(above, fragment.line, measures[fragment.column], evidence.pitch);
    fragment.split = SplitCost(above, fragment.line, measures[fragment.column], evidence.pitch);
  }
  WeighCutNumbers(evidence.fragments, measures);
  WeighSeams(evidence, rules);
  WeighHead(evidence, rights.front());
  WeighHeadings(evidence);
  return evidence;
}

}  // namespace acervo::layout
