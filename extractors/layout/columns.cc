// A line whose words stand in runs parted by wide gaps opens a region; its gaps are the first gutters. Each line below
// narrows them by the words that reach into them. A line that closes a gutter runs across: one may (a heading inside
// the table), more end the region.
#include "extractors/layout/columns.h"

#include "core/text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/text_columns.h"

namespace acervo::layout {
namespace {

constexpr double kWideGap = 0.85;        // of the font size: opens a gutter
constexpr double kMinGutter = 0.36;      // of the font size: what may be left of one
constexpr double kMostOfGutter = 0.8;    // of one that is narrow itself
constexpr double kJoined = 0.6;          // of the font size: words nearer than this belong together
constexpr double kJoinedLetters = 0.75;  // of a letter's width
constexpr std::size_t kReach = 6;        // lines below the first in which the fullest line is looked for
constexpr double kSureGap = 1.0;         // of the font size: wider than the spaces of justified text
constexpr std::size_t kHeadingLines = 3;
constexpr double kHeadingStep = 1.6;  // of the font size: between the lines of a heading

std::vector<Line> Runs(const Line& line) {
  std::vector<Line> runs = SplitAtGaps(line, kWideGap * line.size);
  if (runs.size() > 1 && runs.front().words.size() == 1 && LeadingMarker(line)) {
    runs[1].words.insert(runs[1].words.begin(), runs.front().words.front());
    runs[1].box.Cover(runs.front().box);
    runs.erase(runs.begin());
  }
  return runs;
}

std::vector<Gutter> GapsOf(const Line& line) {
  const std::vector<Line> runs = Runs(line);
  std::vector<Gutter> gutters;
  for (std::size_t i = 1; i < runs.size(); ++i) gutters.push_back({runs[i - 1].box.x1, runs[i].box.x0});
  return gutters;
}

// The gap before word `i` of the line, or after its last one.
Gutter GapBefore(const Line& line, std::size_t i) {
  constexpr double kFar = 1e9;
  return {i == 0 ? -kFar : line.words[i - 1].box.x1, i == line.words.size() ? kFar : line.words[i].box.x0};
}

Gutter Common(const Gutter& a, const Gutter& b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }

// Narrows the gutter to the widest part that the line leaves open; false where the line runs across.
bool Narrow(Gutter& gutter, const Line& line) {
  Gutter best{0, 0};
  bool runs_on = false;
  for (std::size_t i = 0; i <= line.words.size(); ++i) {
    const Gutter gap = GapBefore(line, i), open = Common(gap, gutter);
    if (open.to - open.from <= best.to - best.from) continue;
    best = open;
    const bool both_reach_in = gap.from > gutter.from - 0.5 && gap.to < gutter.to;
    runs_on = both_reach_in && gap.to - gap.from < kJoined * line.size;
  }
  const double least = std::min(kMinGutter * line.size, kMostOfGutter * (gutter.to - gutter.from));
  if (runs_on || best.to - best.from < least) return false;
  gutter = best;
  return true;
}

double LetterWidth(const Line& line) {
  double width = 0;
  std::size_t letters = 1;
  for (const Word& word : line.words) width += word.box.width(), letters += CodePointCount(word.text);
  return width / static_cast<double>(letters);
}

// Whether no gap of the line is wider than a space of justified text. Some fonts tell a wrong size: letters do not.
bool IsOneRun(const Line& line) {
  const double space = std::max(kJoined * line.size, kJoinedLetters * LetterWidth(line));
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (line.words[i].box.x0 - line.words[i - 1].box.x1 >= space) return false;
  }
  return true;
}

bool HasBothSides(const Line& line, const Gutter& gutter) {
  return line.box.x0 < gutter.from && line.words.back().box.x1 > gutter.to;
}

// Narrows each gutter by the line's words; tells which ones the line runs across. Those stay as they are.
std::vector<bool> NarrowEach(std::vector<Gutter>& gutters, const Line& line) {
  std::vector<bool> crossed(gutters.size(), false);
  const bool heading = gutters.size() > 1 && IsOneRun(line);  // its spaces may fall into gutters by chance
  for (std::size_t g = 0; g < gutters.size(); ++g) {
    crossed[g] = (heading && HasBothSides(line, gutters[g])) || !Narrow(gutters[g], line);
  }
  return crossed;
}

bool Overlaps(const Gutter& a, const Gutter& b) { return Overlap(a.from, a.to, b.from, b.to) > 0; }

// Gaps of the lines, those of the fullest line before those of the others; what overlaps one is the same.
std::vector<Gutter> GuttersIn(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  std::vector<std::vector<Gutter>> gaps;
  for (std::size_t i = first; i < std::min(lines.size(), last); ++i) gaps.push_back(GapsOf(lines[i]));
  std::stable_sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::vector<Gutter> gutters;
  for (const std::vector<Gutter>& line : gaps) {
    for (const Gutter& gap : line) {
      const bool known = std::any_of(gutters.begin(), gutters.end(), [&](const Gutter& g) { return Overlaps(g, gap); });
      if (!known) gutters.push_back(gap);
    }
  }
  std::sort(gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.from < b.from; });
  return gutters;
}

// Whether the line has words on both sides of one of the gutters that it does not run across. A marker is no word.
bool KeepsOne(const Line& line, const std::vector<Gutter>& gutters, const std::vector<bool>& crossed) {
  const std::size_t first = line.words.size() > 1 && LeadingMarker(line) ? 1 : 0;
  for (std::size_t g = 0; g < gutters.size(); ++g) {
    if (crossed[g]) continue;
    const double middle = gutters[g].middle();
    if (line.words[first].box.x1 < middle && line.words.back().box.x0 > middle) return true;
  }
  return false;
}

// Whether the line shows the columns: words on both sides of a gutter, and no more gutters run across than kept.
bool ShowsColumns(const Line& line, const std::vector<Gutter>& gutters) {
  std::vector<Gutter> trial = gutters;
  const std::vector<bool> crossed = NarrowEach(trial, line);
  const auto count = static_cast<std::size_t>(std::count(crossed.begin(), crossed.end(), true));
  return count * 2 <= gutters.size() && KeepsOne(line, gutters, crossed);
}

bool IsHeadingLine(const Line& line, const std::vector<Gutter>& gutters) {
  if (LeadingMarker(line) || Runs(line).size() != 1) return false;
  return line.box.x1 <= gutters.back().to + 0.5 * line.box.width();
}

// Lines across the gutters may be a heading between rows: short, no list item, and rows follow at once. How many.
std::size_t InnerHeading(const std::vector<Line>& lines, std::size_t at, const std::vector<Gutter>& gutters) {
  std::size_t end = at;
  while (end < lines.size() && end - at < kHeadingLines && IsHeadingLine(lines[end], gutters) &&
         !ShowsColumns(lines[end], gutters)) {
    if (end > at && lines[end].box.mid_y() - lines[end - 1].box.mid_y() > kHeadingStep * lines[end].size) return 0;
    ++end;
  }
  return end > at && end < lines.size() && ShowsColumns(lines[end], gutters) ? end - at : 0;
}

// The parts of a gutter that a line leaves open whose words stand within it, parted by wide gaps on both sides.
std::vector<Gutter> SplitBy(const Gutter& gutter, const Line& line) {
  std::vector<Gutter> parts;
  for (std::size_t i = 0; i <= line.words.size(); ++i) {
    const Gutter gap = GapBefore(line, i), open = Common(gap, gutter);
    const double width = kJoined * line.size;
    if (gap.to - gap.from >= kSureGap * line.size && open.to - open.from >= width) parts.push_back(open);
  }
  return parts;
}

// Which of the columns between the gutters have a word of the line.
std::vector<bool> FilledSlots(const Line& line, const std::vector<Gutter>& gutters) {
  std::vector<bool> filled(gutters.size() + 1, false);
  std::size_t column = 0;
  for (const Word& word : line.words) {
    while (column < gutters.size() && word.box.mid_x() > gutters[column].middle()) ++column;
    filled[column] = true;
  }
  return filled;
}

// Gutters with the lines that kept to them and those that ran across. Chance gaps of justified text have few friends.
class Contest {
 public:
  explicit Contest(const std::vector<Gutter>& gutters) {
    for (const Gutter& gutter : gutters) entries_.push_back({gutter, 0, 0});
  }

  // Whether `line` may belong to the table: it keeps to all gutters, or shows columns at some of them.
  bool Accepts(const Line& line) {
    const std::vector<Gutter> before = gutters();
    std::vector<Gutter> narrowed = before;
    const std::vector<bool> crossed = NarrowEach(narrowed, line);
    const bool all_kept = std::find(crossed.begin(), crossed.end(), true) == crossed.end();
    if (!all_kept && !KeepsOne(line, before, crossed)) return false;
    const std::vector<bool> filled = FilledSlots(line, before);
    for (std::size_t g = 0; g < crossed.size(); ++g) {
      entries_[g].gutter = narrowed[g];
      entries_[g].crossed += crossed[g] ? 1 : 0;
      entries_[g].kept += !crossed[g] && filled[g] && filled[g + 1] ? 1 : 0;
    }
    SplitEntries(before, line);
    DropLosers(kLead);
    return true;
  }

  // A line that is no row of the table but keeps to a part of its width still speaks against the gutters it crosses.
  void Oppose(const Line& line) {
    std::vector<Gutter> narrowed = gutters();
    const std::vector<bool> crossed = NarrowEach(narrowed, line);
    if (std::find(crossed.begin(), crossed.end(), false) == crossed.end()) return;
    for (std::size_t g = 0; g < crossed.size(); ++g) entries_[g].crossed += crossed[g] ? 1 : 0;
  }

  void DropLosers(int lead) {
    std::erase_if(entries_, [lead](const Entry& entry) { return entry.crossed > entry.kept + lead; });
  }

  std::vector<Gutter> gutters() const {
    std::vector<Gutter> gutters;
    for (const Entry& entry : entries_) gutters.push_back(entry.gutter);
    return gutters;
  }

 private:
  struct Entry {
    Gutter gutter;
    int kept, crossed;
  };

  // Words that stand apart within a gutter show two gutters there. The wider one inherits: the other one may be a space
  // of justified text.
  void SplitEntries(const std::vector<Gutter>& before, const Line& line) {
    if (before.size() > kMaxGutters) return;
    for (std::size_t g = before.size(); g-- > 0;) {
      const std::vector<Gutter> parts = SplitBy(before[g], line);
      if (parts.size() < 2) continue;
      const auto width = [](const Gutter& a, const Gutter& b) { return a.to - a.from < b.to - b.from; };
      const auto heir = std::max_element(parts.begin(), parts.end(), width);
      const Entry old = entries_[g];
      const auto at = entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(g));
      std::vector<Entry> fresh;
      for (auto part = parts.begin(); part != parts.end(); ++part) {
        fresh.push_back(part == heir ? Entry{*part, std::max(old.kept, 1), old.crossed} : Entry{*part, 1, 0});
      }
      entries_.insert(at, fresh.begin(), fresh.end());
    }
  }

  static constexpr int kLead = 2;
  static constexpr std::size_t kMaxGutters = 60;
  std::vector<Entry> entries_;
};

// `carried`: rows above, on the page before, let a heading stand first.
ColumnRegion Grow(const std::vector<Line>& lines, std::size_t first, const std::vector<Gutter>& gutters, bool carried) {
  Contest contest(gutters);
  std::size_t last = first;
  while (last < lines.size() && !contest.gutters().empty()) {
    if (contest.Accepts(lines[last])) {
      ++last;
      continue;
    }
    const bool below_rows = carried || last > first + 1;
    const std::size_t heading = below_rows ? InnerHeading(lines, last, contest.gutters()) : 0;
    if (heading == 0) break;
    for (const std::size_t end = last + heading; last < end; ++last) contest.Oppose(lines[last]);
  }
  contest.DropLosers(0);
  if (contest.gutters().empty()) last = first;
  return {first, last, contest.gutters()};
}

// Whether line `at`, alone in the first column below the rows, is the heading of the list that follows: the column's
// text had ended well above it, or is set in other letters.
bool HeadsAList(const std::vector<Line>& lines, const ColumnRegion& region, std::size_t at) {
  if (at + 1 != region.last || region.last == lines.size() || !LeadingMarker(lines[region.last])) return false;
  for (std::size_t i = at; i-- > region.first;) {
    const Line above = Cut(lines[i], region.gutters).cells.front();
    if (above.words.empty()) continue;
    const bool ended = lines[at].box.mid_y() - above.box.mid_y() > kHeadingStep * lines[at].size;
    return ended || (IsBold(lines[at]) && !IsBold(above)) || lines[at].size > 1.05 * above.size;
  }
  return false;
}

// A heading below the table stands in its first column: lines alone there that a wide step parts from the rows.
void TrimEnd(const std::vector<Line>& lines, ColumnRegion& region) {
  const double pitch = LinePitch({lines.begin() + static_cast<std::ptrdiff_t>(region.first),
                                  lines.begin() + static_cast<std::ptrdiff_t>(region.last)});
  std::size_t end = region.last;
  while (end > region.first + 1) {
    const Line& line = lines[end - 1];
    const CutLine cut = Cut(line, region.gutters);
    if (cut.filled() > 1 || cut.cells.front().words.empty()) break;
    --end;
    const bool apart = line.box.mid_y() - lines[end - 1].box.mid_y() > 1.25 * pitch || LeadingMarker(line);
    if (apart || HeadsAList(lines, region, end)) region.last = end;
  }
}

bool IsLabel(const Line& line) { return !line.words.empty() && line.words.back().text.ends_with(':'); }

// Enough rows to be no accident: a signature, a tabbed line, 'Mes:   Mayo'.
bool IsTable(const std::vector<Line>& lines, const ColumnRegion& region, bool carried) {
  std::size_t shared = 0, labels = 0, marks = 0, lefts = 0;
  for (std::size_t i = region.first; i < region.last; ++i) {
    const CutLine cut = Cut(lines[i], region.gutters);
    if (cut.filled() >= 2) ++shared;
    const Line& left = cut.cells.front();
    if (left.words.empty()) continue;
    ++lefts;
    labels += IsLabel(left) ? 1 : 0;
    marks += left.words.size() == 1 && AsMarker(left.words.front()) ? 1 : 0;
  }
  if (region.gutters.size() == 1 && (labels * 2 > lefts || marks * 2 > lefts)) return false;
  if (carried) return shared >= 1;
  return region.gutters.size() >= 2 ? shared >= 2 && region.last - region.first >= 3 : shared >= 3;
}

// On its first page's lines a carried table may hold nothing but the rest of a split row, in any column but the first.
bool IsRestOfRow(const std::vector<Line>& lines, const ColumnRegion& region) {
  if (region.last == region.first) return false;
  for (std::size_t i = region.first; i < region.last; ++i) {
    const CutLine cut = Cut(lines[i], region.gutters);
    if (cut.across || !cut.cells.front().words.empty()) return false;
  }
  return true;
}

// One text across columns is a heading of the rows below: it counts for the whole width.
void MakeAcross(const Line& line, CutLine& cut) {
  for (Line& cell : cut.cells) cell.words.clear();
  std::fill(cut.spans.begin(), cut.spans.end(), 1);
  cut.cells.front() = line;
}

}  // namespace

bool CutLine::spanned() const {
  return std::any_of(spans.begin(), spans.end(), [](int span) { return span > 1; });
}

std::size_t CutLine::filled() const {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Line& line) { return !line.words.empty(); }));
}

CutLine Cut(const Line& line, const std::vector<Gutter>& gutters) {
  CutLine cut;
  cut.cells.resize(gutters.size() + 1);
  cut.spans.assign(gutters.size() + 1, 1);
  std::vector<Gutter> trial = gutters;
  const std::vector<bool> crossed = NarrowEach(trial, line);
  std::size_t column = 0, home = 0;  // home: the first column of the cell
  for (const Word& word : line.words) {
    for (; column < gutters.size() && word.box.mid_x() > trial[column].middle(); ++column) {
      if (!crossed[column]) home = column + 1;
    }
    cut.cells[home].words.push_back(word);
    cut.spans[home] = static_cast<int>(column - home) + 1;
  }
  for (Line& cell : cut.cells) {
    cell.page = line.page;
    if (!cell.words.empty()) Measure(cell);
  }
  cut.across = cut.filled() == 1 && cut.spanned();
  if (cut.across) MakeAcross(line, cut);
  return cut;
}

std::vector<CutLine> CutAll(const std::vector<Line>& lines, const std::vector<Gutter>& gutters) {
  std::vector<CutLine> cut;
  cut.reserve(lines.size());
  for (const Line& line : lines) cut.push_back(Cut(line, gutters));
  return cut;
}

std::vector<double> BordersAt(const std::vector<Gutter>& gutters, double left, double right) {
  std::vector<double> borders{left};
  for (const Gutter& gutter : gutters) borders.push_back(gutter.middle());
  borders.push_back(right);
  return borders;
}

Gutter GutterAround(double border) {
  constexpr double kBorderSpace = 2.5;  // points
  return {border - kBorderSpace, border + kBorderSpace};
}

std::vector<Gutter> GuttersAt(const std::vector<double>& borders) {
  std::vector<Gutter> gutters;
  for (std::size_t i = 1; i + 1 < borders.size(); ++i) gutters.push_back(GutterAround(borders[i]));
  return gutters;
}

std::size_t ColumnAt(const std::vector<double>& borders, double x) {
  const auto after = std::upper_bound(borders.begin() + 1, borders.end() - 1, x);
  return static_cast<std::size_t>(after - borders.begin()) - 1;
}

std::vector<ColumnRegion> FindColumnRegions(const std::vector<Line>& lines, const std::vector<Gutter>& carried) {
  std::vector<ColumnRegion> regions;
  std::size_t i = 0;
  if (!carried.empty() && !lines.empty()) {
    ColumnRegion region = Grow(lines, 0, carried, true);
    if (region.last > 0) TrimEnd(lines, region);
    if (region.last > 0 && (IsTable(lines, region, true) || IsRestOfRow(lines, region))) {
      i = region.last;
      regions.push_back(std::move(region));
    }
  }
  for (; i < lines.size(); ++i) {
    if (!HasWideGap(lines[i])) continue;
    ColumnRegion region = Grow(lines, i, GuttersIn(lines, i, i + kReach), false);
    if (region.last <= i) region = Grow(lines, i, GapsOf(lines[i]), false);
    if (region.last <= i) continue;
    TrimEnd(lines, region);
    if (!IsTable(lines, region, false) || IsJustified(lines, region)) continue;
    i = region.last - 1;
    regions.push_back(std::move(region));
  }
  return regions;
}

bool HasWideGap(const Line& line) {
  const std::vector<Word>& words = line.words;
  const std::size_t first = words.size() > 1 && LeadingMarker(line) ? 2 : 1;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (words[i].box.x0 - words[i - 1].box.x1 >= kWideGap * line.size) return true;
  }
  return false;
}

}  // namespace acervo::layout
