// Between newspaper columns runs a strip of white that no word crosses for many lines. What tells them from the two
// columns of a table: their lines are full, and their paragraphs begin at places of their own, not row by row.
#include "extractors/layout/text_columns.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "extractors/layout/lines.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr std::size_t kStrips = 64;  // places for the gutter in the middle of the page
constexpr double kZoneFrom = 0.3;    // of the text's width
constexpr double kZoneTo = 0.7;
constexpr double kClear = 0.45;          // of the font size: white on either side of the gutter's middle
constexpr std::size_t kMinLines = 6;     // of each column
constexpr double kUsual = 0.85;          // of the lines
constexpr double kMinWidth = 10;         // of the font size
constexpr double kMinLikeness = 0.6;     // of the wider column's width
constexpr double kParagraphStep = 1.35;  // of the pitch
constexpr double kFullLines = 0.5;       // of a column's lines
constexpr double kSharedStarts = 0.5;    // of the paragraphs that begin at one height in both columns: rows
constexpr double kSameHeight = 3;        // points
constexpr double kSameBegin = 0.7;       // points
constexpr double kColumnGap = 1.2;       // of the font size
constexpr double kPartedLines = 0.35;    // of a side's lines
constexpr double kEven = 0.6;            // of a line's widest gap: its narrowest in justified text
constexpr double kSameEdge = 2.5;        // points
constexpr std::size_t kJustifiedWords = 3;
constexpr double kJustifiedIndent = 40;  // points: a first line's indent

struct Zone {
  double from = 0, step = 0;
  double At(std::size_t strip) const { return from + step * (static_cast<double>(strip) + 0.5); }
};

Zone MiddleOf(std::span<const Line> lines) {
  double left = lines.front().box.x0, right = lines.front().box.x1;
  for (const Line& line : lines) left = std::min(left, line.box.x0), right = std::max(right, line.box.x1);
  return {left + kZoneFrom * (right - left), (kZoneTo - kZoneFrom) * (right - left) / kStrips};
}

// The strips that no word of the line covers, a bit each.
std::uint64_t OpenStrips(const Line& line, const Zone& zone) {
  std::uint64_t open = ~std::uint64_t{0};
  for (const Word& word : line.words) {
    const double clear = kClear * line.size;
    const double from = (word.box.x0 - clear - zone.from) / zone.step,
                 to = (word.box.x1 + clear - zone.from) / zone.step;
    const auto first = static_cast<std::size_t>(std::clamp(std::floor(from), 0.0, double{kStrips}));
    const auto last = static_cast<std::size_t>(std::clamp(std::ceil(to), 0.0, double{kStrips}));
    for (std::size_t strip = first; strip < last; ++strip) open &= ~(std::uint64_t{1} << strip);
  }
  return open;
}

struct Run {
  std::size_t first = 0, last = 0;  // lines, half-open
  std::size_t strip = 0;
  std::size_t size() const { return last - first; }
};

// The longest run of lines that leave one strip open.
Run LongestRun(std::span<const Line> lines, const Zone& zone) {
  std::array<std::size_t, kStrips> begin{};
  Run longest;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint64_t open = OpenStrips(lines[i], zone);
    for (std::size_t strip = 0; strip < kStrips; ++strip) {
      if ((open >> strip & 1) == 0) {
        begin[strip] = i + 1;
      } else if (i + 1 - begin[strip] > longest.size()) {
        longest = {begin[strip], i + 1, strip};
      }
    }
  }
  return longest;
}

NewspaperColumns Split(std::span<const Line> lines, const Run& run, double middle) {
  std::vector<Word> left, right;
  for (std::size_t i = run.first; i < run.last; ++i) {
    for (const Word& word : lines[i].words) (word.box.mid_x() < middle ? left : right).push_back(word);
  }
  const int page = lines[run.first].page;
  TextColumn first{BuildLines(std::move(left), page), -1e9, -1e9}, second{BuildLines(std::move(right), page), 1e9, 1e9};
  for (const Line& line : first.lines) first.right = std::max(first.right, line.box.x1);
  for (const Line& line : second.lines) second.left = std::min(second.left, line.box.x0);
  return {run.first, run.last, {std::move(first), std::move(second)}};
}

double WidthOf(const std::vector<Line>& column) {
  double left = column.front().box.x0, right = column.front().box.x1;
  for (const Line& line : column) left = std::min(left, line.box.x0), right = std::max(right, line.box.x1);
  return right - left;
}

// Where full lines end: a few reach further.
double UsualRight(const std::vector<Line>& column) {
  std::vector<double> rights;
  for (const Line& line : column) rights.push_back(line.box.x1);
  const auto usual = rights.begin() + static_cast<std::ptrdiff_t>(kUsual * static_cast<double>(rights.size() - 1));
  std::nth_element(rights.begin(), usual, rights.end());
  return *usual;
}

struct Flowing {
  std::vector<double> starts;  // heights at which paragraphs begin, but for the first
  bool full = false;           // most lines go on in the next
};

Flowing FlowOf(const std::vector<Line>& column) {
  Flowing flow;
  const double pitch = LinePitch(column);
  const double right = UsualRight(column);
  std::size_t wrapped = 0;
  for (std::size_t i = 1; i < column.size(); ++i) {
    const bool apart = column[i].box.mid_y() - column[i - 1].box.mid_y() > kParagraphStep * pitch;
    const bool wraps = !apart && !HasRoom(column[i - 1], column[i], right);
    wrapped += wraps ? 1 : 0;
    if (!wraps) flow.starts.push_back(column[i].box.mid_y());
  }
  flow.full = static_cast<double>(wrapped) >= kFullLines * static_cast<double>(column.size() - 1);
  return flow;
}

std::size_t Shared(const std::vector<double>& left, const std::vector<double>& right) {
  std::size_t shared = 0, r = 0;
  for (const double y : left) {
    while (r < right.size() && right[r] < y - kSameHeight) ++r;
    shared += r < right.size() && right[r] <= y + kSameHeight ? 1 : 0;
  }
  return shared;
}

// A side that is set in columns itself is a part of a table.
bool HasColumns(const std::vector<Line>& side) {
  const auto parted = std::count_if(
      side.begin(), side.end(), [](const Line& line) { return SplitAtGaps(line, kColumnGap * line.size).size() > 1; });
  return static_cast<double>(parted) > kPartedLines * static_cast<double>(side.size());
}

bool ReadsDown(const std::vector<Line>& lefts, const std::vector<Line>& rights) {
  if (lefts.size() < kMinLines || rights.size() < kMinLines) return false;
  if (HasColumns(lefts) || HasColumns(rights)) return false;
  const double left = WidthOf(lefts), right = WidthOf(rights);
  if (std::min(left, right) < std::max(kMinLikeness * std::max(left, right), kMinWidth * lefts[0].size)) return false;
  const Flowing left_flow = FlowOf(lefts), right_flow = FlowOf(rights);
  if (!left_flow.full || !right_flow.full) return false;
  const std::size_t fewer = std::min(left_flow.starts.size(), right_flow.starts.size());
  return fewer == 0 ||
         static_cast<double>(Shared(left_flow.starts, right_flow.starts)) < kSharedStarts * static_cast<double>(fewer);
}

// Gaps of one width; the words reach from edge to edge.
bool IsStretched(const Line& line) {
  double narrow = 1e9, wide = 0;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (!SpaceBetween(line.words[i - 1], line.words[i])) continue;
    const double gap = line.words[i].box.x0 - line.words[i - 1].box.x1;
    narrow = std::min(narrow, gap), wide = std::max(wide, gap);
  }
  return narrow >= kEven * wide;
}

// Whether most words after the first of their line begin where words of another line do, as cells of a column.
bool BeginTogether(const std::vector<Line>& lines, const ColumnRegion& region) {
  std::vector<double> begins;
  for (std::size_t i = region.first; i < region.last; ++i) {
    for (std::size_t w = 1; w < lines[i].words.size(); ++w) begins.push_back(lines[i].words[w].box.x0);
  }
  std::sort(begins.begin(), begins.end());
  std::size_t together = 0;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const bool left = i > 0 && begins[i] - begins[i - 1] < kSameBegin;
    const bool right = i + 1 < begins.size() && begins[i + 1] - begins[i] < kSameBegin;
    together += left || right ? 1 : 0;
  }
  return together * 2 > begins.size();
}

}  // namespace

std::optional<NewspaperColumns> FindNewspaperColumns(std::span<const Line> lines) {
  if (lines.size() < kMinLines) return std::nullopt;
  const Zone zone = MiddleOf(lines);
  if (!(zone.step > 0)) return std::nullopt;
  const Run run = LongestRun(lines, zone);
  if (run.size() < kMinLines) return std::nullopt;
  NewspaperColumns found = Split(lines, run, zone.At(run.strip));
  if (!ReadsDown(found.columns[0].lines, found.columns[1].lines)) return std::nullopt;
  return found;
}

bool IsJustified(const std::vector<Line>& lines, const ColumnRegion& region) {
  if (BeginTogether(lines, region)) return false;
  std::size_t stretched = 0, counted = 0, telling = 0;
  double right = 0, left = 1e9;
  for (std::size_t i = region.first; i < region.last; ++i) {
    left = std::min(left, lines[i].box.x0), right = std::max(right, lines[i].box.x1);
  }
  for (std::size_t i = region.first; i < region.last; ++i) {
    const Line& line = lines[i];
    const bool reaches = line.box.x1 > right - kSameEdge && line.box.x0 < left + kJustifiedIndent;
    if (line.words.size() < kJustifiedWords && !reaches) continue;
    ++counted;
    const bool stretches = reaches && IsStretched(line);
    stretched += stretches ? 1 : 0;
    telling += stretches && line.words.size() >= kJustifiedWords ? 1 : 0;  // two words have but one gap
  }
  return telling > 0 && stretched * 10 >= counted * 6;
}

}  // namespace acervo::layout
