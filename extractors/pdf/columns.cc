// A line whose words stand in runs parted by wide gaps opens a region; its gaps are the first gutters. Each line below
// narrows them by the words that reach into them. A line that closes a gutter runs across: one may (a heading inside
// the table), more end the region.
#include "extractors/pdf/columns.h"

#include "extractors/pdf/lines.h"
#include "extractors/pdf/markers.h"

namespace acervo::pdf {
namespace {

constexpr double kWideGap = 0.85;    // of the font size: opens a gutter
constexpr double kMinGutter = 0.36;  // of the font size: what may be left of one
constexpr double kJoined = 0.6;      // of the font size: words nearer than this belong together
constexpr std::size_t kReach = 6;    // lines below the first in which the fullest line is looked for
constexpr std::size_t kProseLines = 8;

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

// Takes `word` out of the gutter; false where nothing would be left of it.
bool Narrow(Gutter& gutter, const Word& word, const Word* before, double min_width) {
  if (word.box.x1 <= gutter.from || word.box.x0 >= gutter.to) return true;
  const bool from_left = word.box.x0 <= gutter.from + 0.5;
  const bool from_right = word.box.x1 >= gutter.to - 0.5;
  if (from_left && from_right) return false;
  const bool joined = before != nullptr && word.box.x0 - before->box.x1 < kJoined * word.size;
  if (from_left || (joined && !from_right)) {
    gutter.from = word.box.x1;
  } else if (joined && from_right && before->box.x1 > gutter.from - 0.5) {
    return false;  // runs on from the left column into the right one
  } else {
    gutter.to = word.box.x0;
  }
  return gutter.to - gutter.from >= min_width;
}

bool Narrow(std::vector<Gutter>& gutters, const Line& line) {
  std::vector<Gutter> narrowed = gutters;
  const double min_width = kMinGutter * line.size;
  for (Gutter& gutter : narrowed) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Word* before = i > 0 ? &line.words[i - 1] : nullptr;
      if (!Narrow(gutter, line.words[i], before, min_width)) return false;
    }
  }
  gutters = std::move(narrowed);
  return true;
}

std::size_t FilledColumns(const Line& line, const std::vector<Gutter>& gutters) { return Cut(line, gutters).filled(); }

// The line among the first ones that shows the most columns.
const Line& FullestLine(const std::vector<Line>& lines, std::size_t first) {
  std::size_t best = first, most = 0;
  for (std::size_t i = first; i < std::min(lines.size(), first + kReach); ++i) {
    const std::size_t runs = Runs(lines[i]).size();
    if (runs > most) most = runs, best = i;
  }
  return lines[best];
}

// A line across the gutters may be a heading between rows: short, no list item, and rows follow it at once.
bool IsInnerHeading(const std::vector<Line>& lines, std::size_t at, const std::vector<Gutter>& gutters) {
  if (at + 1 >= lines.size() || LeadingMarker(lines[at]) || Runs(lines[at]).size() != 1) return false;
  if (lines[at].box.x1 > gutters.back().to + 0.5 * (lines[at].box.x1 - lines[at].box.x0)) return false;
  std::vector<Gutter> trial = gutters;
  return Narrow(trial, lines[at + 1]) && FilledColumns(lines[at + 1], trial) >= 2;
}

ColumnRegion Grow(const std::vector<Line>& lines, std::size_t first, std::vector<Gutter> gutters) {
  std::size_t last = first;
  while (last < lines.size()) {
    if (Narrow(gutters, lines[last])) {
      ++last;
    } else if (last > first + 1 && IsInnerHeading(lines, last, gutters)) {
      last += 2;
      Narrow(gutters, lines[last - 1]);
    } else {
      break;
    }
  }
  return {first, last, std::move(gutters), ColumnUse::kTable};
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
    if (line.box.mid_y() - lines[end - 1].box.mid_y() > 1.25 * pitch || LeadingMarker(line)) region.last = end;
  }
}

bool IsProse(const std::vector<Line>& lines, const ColumnRegion& region) {
  if (region.gutters.size() != 1 || region.last - region.first < kProseLines) return false;
  std::size_t full_left = 0, full_right = 0, lefts = 0, rights = 0;
  double left_edge = lines[region.first].box.x0, right_edge = 0;
  for (std::size_t i = region.first; i < region.last; ++i) {
    left_edge = std::min(left_edge, lines[i].box.x0);
    right_edge = std::max(right_edge, lines[i].box.x1);
  }
  const Gutter& gutter = region.gutters.front();
  const double left_width = gutter.from - left_edge, right_width = right_edge - gutter.to;
  for (std::size_t i = region.first; i < region.last; ++i) {
    const CutLine cut = Cut(lines[i], region.gutters);
    const Line& left = cut.cells[0];
    const Line& right = cut.cells[1];
    if (!left.words.empty()) ++lefts, full_left += left.box.width() > 0.8 * left_width ? 1 : 0;
    if (!right.words.empty()) ++rights, full_right += right.box.width() > 0.8 * right_width ? 1 : 0;
  }
  return full_left * 10 >= lefts * 6 && full_right * 10 >= rights * 6 && left_width > 0.6 * right_width &&
         right_width > 0.6 * left_width;
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

}  // namespace

std::size_t CutLine::filled() const {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Line& line) { return !line.words.empty(); }));
}

CutLine Cut(const Line& line, const std::vector<Gutter>& gutters) {
  CutLine cut;
  cut.cells.resize(gutters.size() + 1);
  std::vector<Gutter> trial = gutters;
  if (!Narrow(trial, line)) {
    cut.across = true;
    cut.cells.front() = line;
    return cut;
  }
  std::size_t column = 0;
  for (const Word& word : line.words) {
    while (column < gutters.size() && word.box.mid_x() > trial[column].middle()) ++column;
    cut.cells[column].words.push_back(word);
  }
  for (Line& cell : cut.cells) {
    cell.page = line.page;
    if (!cell.words.empty()) Measure(cell);
  }
  return cut;
}

std::vector<Gutter> CommonGutters(const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::size_t most = 0;
  std::vector<Gutter> gutters;
  for (const Line& line : lines) {
    std::vector<Gutter> gaps = GapsOf(line);
    if (gaps.size() > most) most = gaps.size(), gutters = std::move(gaps);
  }
  for (const Line& line : lines) Narrow(gutters, line);
  return gutters;
}

std::vector<ColumnRegion> FindColumnRegions(const std::vector<Line>& lines, const std::vector<Gutter>& carried) {
  std::vector<ColumnRegion> regions;
  std::size_t i = 0;
  if (!carried.empty() && !lines.empty()) {
    ColumnRegion region = Grow(lines, 0, carried);
    if (region.last > 0) TrimEnd(lines, region);
    if (region.last > 0 && (IsTable(lines, region, true) || IsRestOfRow(lines, region))) {
      i = region.last;
      regions.push_back(std::move(region));
    }
  }
  for (; i < lines.size(); ++i) {
    if (!HasWideGap(lines[i])) continue;
    ColumnRegion region = Grow(lines, i, GapsOf(FullestLine(lines, i)));
    if (region.last <= i) region = Grow(lines, i, GapsOf(lines[i]));
    if (region.last <= i) continue;
    TrimEnd(lines, region);
    region.use = IsProse(lines, region) ? ColumnUse::kProse : ColumnUse::kTable;
    if (region.use == ColumnUse::kTable && !IsTable(lines, region, false)) continue;
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

}  // namespace acervo::pdf
