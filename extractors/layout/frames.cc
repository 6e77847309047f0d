#include "extractors/layout/frames.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extractors/layout/columns.h"
#include "extractors/layout/gutters.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/merged_cells.h"
#include "extractors/layout/rows.h"
#include "extractors/layout/table_evidence.h"
#include "extractors/layout/text_columns.h"

namespace acervo::layout {
namespace {

constexpr double kOnBorder = 3;         // points
constexpr double kMissing = 0.3;        // of a grid's cells: so many borders are missing, or merged away
constexpr int kFewColumns = 2;          // so few may be the only ones drawn
constexpr double kWholeHeight = 0.85;   // of the frame's height
constexpr double kMostOfRow = 0.5;      // of the frame's width
constexpr double kSameRule = 2.5;       // points
constexpr std::size_t kProseLines = 7;  // for each rule: only so many may be newspaper columns between rules
constexpr std::size_t kHiddenLines = 4;
constexpr double kHiddenGap = 1.2;  // of the font size: no space between words of a text

std::vector<Ruling> RulesIn(const Box& box, const std::vector<Ruling>& horizontal) {
  std::vector<Ruling> rules;
  for (const Ruling& rule : horizontal) {
    const bool inside = rule.at >= box.y0 - kOnBorder && rule.at <= box.y1 + kOnBorder;
    if (inside && Overlap(rule.from, rule.to, box.x0, box.x1) > 0) rules.push_back(rule);
  }
  std::sort(rules.begin(), rules.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  return rules;
}

// How far along the frame's height borders run at `x`.
double RunsDown(const Box& box, const std::vector<Ruling>& vertical, double x) {
  double length = 0;
  for (const Ruling& ruling : vertical) {
    if (std::abs(ruling.at - x) <= kOnBorder) length += std::max(0.0, Overlap(ruling.from, ruling.to, box.y0, box.y1));
  }
  return length;
}

std::vector<double> WholeBorders(const Grid& grid, const std::vector<Ruling>& vertical) {
  std::vector<double> borders;
  const Box box = grid.box();
  for (std::size_t i = 1; i + 1 < grid.xs.size(); ++i) {
    if (RunsDown(box, vertical, grid.xs[i]) >= kWholeHeight * box.height()) borders.push_back(grid.xs[i]);
  }
  return borders;
}

// Whether the grid has all its borders, but for a few cells that are merged.
bool IsDrawnWhole(const Grid& grid) {
  if (grid.column_count() <= kFewColumns) return false;
  const double all = static_cast<double>(grid.row_count()) * grid.column_count();
  return static_cast<double>(grid.cells.size()) > (1 - kMissing) * all;
}

// The lines of one grid column, and how many of them have words far apart.
struct ColumnLines {
  std::vector<Line> lines;
  std::size_t parted = 0;
};

void AddPart(ColumnLines& column, Line part) {
  if (part.words.empty()) return;
  Measure(part);
  bool parted = false;
  for (std::size_t i = 1; i < part.words.size(); ++i) {
    parted = parted || part.words[i].box.x0 - part.words[i - 1].box.x1 >= kHiddenGap * part.size;
  }
  column.parted += parted ? 1 : 0;
  column.lines.push_back(std::move(part));
}

std::vector<ColumnLines> LinesByColumn(const Grid& grid, const std::vector<Line>& lines) {
  std::vector<ColumnLines> columns(static_cast<std::size_t>(grid.column_count()));
  for (const Line& line : lines) {
    std::vector<Line> parts(columns.size());
    for (const Word& word : line.words) parts[ColumnAt(grid.xs, word.box.mid_x())].words.push_back(word);
    for (std::size_t c = 0; c < columns.size(); ++c) AddPart(columns[c], std::move(parts[c]));
  }
  return columns;
}

// Whether most lines of one of the grid's columns show columns in it, all at the same places.
bool HidesColumns(const Grid& grid, const std::vector<Line>& lines) {
  for (const ColumnLines& column : LinesByColumn(grid, lines)) {
    if (column.lines.size() < kHiddenLines || column.parted * 10 < column.lines.size() * 6) continue;
    for (const GutterCandidate& gutter : WeighGutters(column.lines)) {
      if (gutter.taken && gutter.spaced == 0 && gutter.begun * 10 >= column.lines.size() * 6) return true;
    }
  }
  return false;
}

// The gutters that the lines show, and the drawn borders where they show none.
std::vector<Gutter> ColumnGutters(const Frame& frame, const std::vector<GutterCandidate>& candidates) {
  std::vector<Gutter> gutters = TakenOf(candidates);
  for (const double border : frame.columns) {
    const bool known = std::any_of(gutters.begin(), gutters.end(), [&](const Gutter& gutter) {
      return border >= gutter.from - kOnBorder && border <= gutter.to + kOnBorder;
    });
    if (!known) gutters.push_back(GutterAround(border));
  }
  std::sort(gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.from < b.from; });
  return gutters;
}

// Where rules run along most of the frame's width, pieces at one height taken together.
std::vector<double> RowRules(const Frame& frame) {
  std::vector<double> places;
  for (std::size_t i = 0; i < frame.rules.size();) {
    double length = 0;
    std::size_t end = i;
    for (; end < frame.rules.size() && frame.rules[end].at - frame.rules[i].at <= kSameRule; ++end) {
      length += Overlap(frame.rules[end].from, frame.rules[end].to, frame.box.x0, frame.box.x1);
    }
    if (length >= kMostOfRow * frame.box.width()) places.push_back(frame.rules[i].at);
    i = end;
  }
  return places;
}

}  // namespace

std::optional<Frame> FrameOf(const Grid& grid, const Rulings& rulings, const std::vector<Line>& lines) {
  if (!grid.inner.empty()) return std::nullopt;
  if (IsDrawnWhole(grid) && !HidesColumns(grid, lines)) return std::nullopt;
  return Frame{grid.box(), RulesIn(grid.box(), rulings.horizontal), WholeBorders(grid, rulings.vertical)};
}

Frame FrameOfStack(const Grid& stack, const Rulings& rulings) {
  return {stack.box(), RulesIn(stack.box(), rulings.horizontal), {}};
}

Frame WithoutProse(Frame frame, const std::vector<Line>& lines) {
  std::vector<double> rules = RowRules(frame);
  const auto is_prose = [&](double from, double to) {
    std::size_t count = 0, across = 0;
    for (const Line& line : lines) {
      if (line.box.mid_y() < from || line.box.mid_y() > to) continue;
      ++count;
      across += RunsAcross(line, frame.box.x0, frame.box.x1) ? 1 : 0;
    }
    return count > 0 && across * 10 >= count * 6;
  };
  while (rules.size() > 3 && is_prose(rules[0], rules[1])) rules.erase(rules.begin());
  while (rules.size() > 3 && is_prose(rules[rules.size() - 2], rules.back())) rules.pop_back();
  if (rules.size() < 2) return frame;
  frame.box.y0 = std::max(frame.box.y0, rules.front() - kOnBorder);
  frame.box.y1 = std::min(frame.box.y1, rules.back() + kOnBorder);
  return frame;
}

TablePiece ReadFrame(const Frame& frame, const std::vector<Line>& lines) {
  TablePiece table{frame.box, lines.front().page, lines.front().page, false, {}, {}, {}};
  const std::vector<double> rules = RowRules(frame);
  std::vector<GutterCandidate> candidates = WeighGutters(lines, rules);
  const std::vector<Gutter> gutters = ColumnGutters(frame, candidates);
  if (gutters.empty() || (rules.size() * kProseLines < lines.size() && FindNewspaperColumns(lines))) return table;
  table.columns = BordersAt(gutters, frame.box.x0, frame.box.x1);
  TableEvidence evidence = EvidenceOf(table, "frame", std::move(candidates));
  table.rows = BuildRows(CutAll(lines, gutters), 0, rules, &evidence);
  Keep(std::move(evidence), table);
  MergeUnruledCells(table.rows, frame.rules, table.columns);
  table.gutters = gutters;
  return table;
}

}  // namespace acervo::layout
