#include "extractors/layout/page_flow.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "extractors/layout/columns.h"
#include "extractors/layout/frames.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/list_columns.h"
#include "extractors/layout/table_join.h"
#include "extractors/layout/table_pieces.h"
#include "extractors/layout/text_columns.h"
#include "extractors/layout/unruled_rows.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr double kSameText = 0.6;        // of the font size: a wider gap parts two columns
constexpr double kRagged = 30;           // points by which full lines of ragged text differ
constexpr int kFewLines = 3;             // tell nothing of the right margin
constexpr std::size_t kMaxLines = 3000;  // of one page: on more, unruled columns are not looked for
constexpr std::size_t kMaxWork = 20'000'000;

// Where the text of a page's body stands between its margins.
struct Margins {
  double left = 0, right = 0;
};

// Lines cut at a box: what stands in it, and the rest.
struct Parted {
  std::vector<Line> inside, outside;
};
Parted PartAt(const std::vector<Line>& lines, const Box& box) {
  Parted parted;
  for (const Line& line : lines) {
    if (line.box.mid_y() < box.y0 || line.box.mid_y() > box.y1) {
      parted.outside.push_back(line);
      continue;
    }
    Line inside{{}, {}, 0, line.page}, outside{{}, {}, 0, line.page};
    for (const Word& word : line.words) {
      const bool in = word.box.mid_x() >= box.x0 && word.box.mid_x() <= box.x1;
      (in ? inside : outside).words.push_back(word);
    }
    for (Line* part : {&inside, &outside}) {
      if (part->words.empty()) continue;
      Measure(*part);
      (part == &inside ? parted.inside : parted.outside).push_back(std::move(*part));
    }
  }
  return parted;
}

std::size_t CellsWithText(const TablePiece& table) {
  std::size_t count = 0;
  for (const RowPiece& row : table.rows) {
    for (const CellPiece& cell : row.cells) count += cell.lines.empty() ? 0 : 1;
  }
  return count;
}

// Whether unruled columns are looked for among the lines: the work grows with the square of a line's words.
bool MayHoldColumns(const std::vector<Line>& lines) {
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.words.size());
  return lines.size() <= kMaxLines && lines.size() * widest * widest <= kMaxWork;
}

class PageFlow {
 public:
  PageFlow(PageLayout page, const std::vector<Gutter>& carried, const Margins& margins)
      : margins_(margins),
        carried_(carried),
        width_(page.width),
        rules_(page.rulings.horizontal),
        rest_(std::move(page.lines)) {
    std::erase_if(page.grids, [&](const Grid& grid) {
      Parted parted = PartAt(rest_, grid.box());
      const std::optional<Frame> frame = FrameOf(grid, page.rulings, parted.inside);
      return frame && TakeFrame(*frame, std::move(parted), grid.cells.size());
    });
    TakeGrids(page);
    for (const Grid& stack : FindRuleStacks(page.rulings, page.grids)) {
      const Frame whole = FrameOfStack(stack, page.rulings);
      const Frame frame = WithoutProse(whole, PartAt(rest_, whole.box).inside);
      TakeFrame(frame, PartAt(rest_, frame.box), 1);
    }
  }

  Flow Take() {
    std::sort(tables_.begin(), tables_.end(),
              [](const TablePiece& a, const TablePiece& b) { return a.box.y0 < b.box.y0; });
    TakeUnruledRows(tables_, rest_);
    std::size_t from = 0;
    for (TablePiece& table : tables_) {
      const std::size_t to = EndAbove(from, table.box);
      AddText(from, to);
      from = to;
      flow_.emplace_back(std::move(table));
    }
    AddText(from, rest_.size());
    return std::move(flow_);
  }

 private:
  // Takes the words in the frame for a table, where they fill more than `drawn` cells. `parted`: the rest at its box.
  bool TakeFrame(const Frame& frame, Parted parted, std::size_t drawn) {
    if (parted.inside.empty()) return false;
    TablePiece table = ReadFrame(frame, parted.inside);
    if (CellsWithText(table) <= drawn) return false;
    rest_ = std::move(parted.outside);
    tables_.push_back(std::move(table));
    return true;
  }

  void TakeGrids(const PageLayout& page) {
    if (page.grids.empty()) return;
    PageText text{page.number, page.width, page.height, {}};
    for (Line& line : rest_) std::move(line.words.begin(), line.words.end(), std::back_inserter(text.words));
    std::vector<TablePiece> ruled = TakeRuledTables(text, page.grids);
    std::move(ruled.begin(), ruled.end(), std::back_inserter(tables_));
    rest_ = BuildLines(std::move(text.words), page.number);
  }

  // The end of the lines above the table. Lines beside it stay together: those on its left come before it, those on
  // its right after it.
  std::size_t EndAbove(std::size_t from, const Box& table) {
    const auto begin = rest_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto below = [&](const Line& line) { return line.box.mid_y() >= table.y1; };
    const auto first = [&](const Line& line) { return line.box.mid_y() < table.y0 || line.box.x1 <= table.x0; };
    const auto end = std::stable_partition(begin, std::find_if(begin, rest_.end(), below), first);
    return static_cast<std::size_t>(end - rest_.begin());
  }

  // Lines of the rest between two tables.
  void AddText(std::size_t from, std::size_t to) {
    AddLines({std::make_move_iterator(rest_.begin() + static_cast<std::ptrdiff_t>(from)),
              std::make_move_iterator(rest_.begin() + static_cast<std::ptrdiff_t>(to))});
  }

  // Columns of text are read one after the other, what stands above them before, what stands below after them.
  void AddLines(std::vector<Line> lines) {
    while (MayHoldColumns(lines)) {
      std::optional<NewspaperColumns> found = FindTextColumns(lines);
      if (!found) break;
      const auto at = [&](std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); };
      AddRegions({lines.begin(), at(found->first)});
      found->columns.front().left = margins_.left;
      for (TextColumn& column : found->columns) {
        for (Line& line : column.lines) AddLine(std::move(line), {column.left, std::min(column.right, margins_.right)});
      }
      lines.erase(lines.begin(), at(found->last));
    }
    AddRegions(lines);
  }

  // Unruled tables are looked for; the others are body lines.
  void AddRegions(const std::vector<Line>& lines) {
    std::vector<ColumnRegion> regions;
    if (MayHoldColumns(lines)) {
      regions = FindColumnRegions(lines, flow_.empty() ? carried_ : std::vector<Gutter>());
    }
    std::size_t next = 0;
    for (const ColumnRegion& region : regions) {
      for (; next < region.first; ++next) AddLine(lines[next], margins_);
      flow_.emplace_back(UnruledTable(region, lines, width_, rules_));
      next = region.last;
    }
    for (; next < lines.size(); ++next) AddLine(lines[next], margins_);
  }

  void AddLine(Line line, const Margins& margins) {
    flow_.emplace_back(BodyLine{std::move(line), margins.left, margins.right});
  }

  std::vector<TablePiece> tables_;
  Flow flow_;
  Margins margins_;
  std::vector<Gutter> carried_;
  double width_;
  std::vector<Ruling> rules_;  // the horizontal ones
  std::vector<Line> rest_;     // what stands in no table
};

// The margins are those of the widest lines on pages of this width. A line or two that reach furthest may be short of
// the right one: then it is taken to be as wide as the left one.
Margins MarginsOf(const std::vector<PageLayout>& pages, double width) {
  Margins margins{width, 0};
  std::vector<double> ends;
  for (const PageLayout& page : pages) {
    if (std::abs(page.width - width) > 1) continue;
    for (const Line& line : page.lines) {
      margins.left = std::min(margins.left, line.box.x0);
      ends.push_back(line.box.x1);
    }
  }
  for (const double end : ends) margins.right = std::max(margins.right, end);
  const auto near = std::count_if(ends.begin(), ends.end(), [&](double end) { return end > margins.right - kRagged; });
  if (near < kFewLines) margins.right = std::max(margins.right, width - margins.left);
  return margins;
}

// How many tables at the head of `page` go on with `open`, which takes their rows: the first as the next page's piece,
// others where the lines below were read apart from the rest of a row that the page begins with.
std::size_t JoinLeading(TablePiece& open, Flow& page) {
  std::size_t count = 0;
  for (; count < page.size(); ++count) {
    auto* next = std::get_if<TablePiece>(&page[count]);
    const bool joins = next != nullptr && (count == 0 ? Continues(open, *next) : GoesOnBelow(open, *next));
    if (!joins) break;
    Join(open, std::move(*next));
  }
  return count;
}

// Moves a page's flow to the end of the whole.
void Append(Flow& flow, Flow page) {
  auto* open = flow.empty() ? nullptr : std::get_if<TablePiece>(&flow.back());
  const std::size_t from = open == nullptr ? 0 : JoinLeading(*open, page);
  std::move(page.begin() + static_cast<std::ptrdiff_t>(from), page.end(), std::back_inserter(flow));
}

const std::vector<Gutter>& OpenGutters(const Flow& flow, int page) {
  static const std::vector<Gutter> kNone;
  if (flow.empty()) return kNone;
  const auto* open = std::get_if<TablePiece>(&flow.back());
  return open != nullptr && open->last_page + 1 == page ? open->gutters : kNone;
}

// A word that ends in a hyphen where its column ends.
bool HoldsBrokenWord(const Line& line) {
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    const bool last = i + 1 == line.words.size() || line.words[i + 1].box.x0 - word.box.x1 > kSameText * word.size;
    if (last && word.text.size() > 2 && EndsInHyphen(word.text) && !EndsInHyphen(word.text.substr(0, 1))) return true;
  }
  return false;
}

// Across the columns of a page a wide gap begins another cell's line.
void LearnWholeWords(const Line& line, Hyphenation& hyphenation) {
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const Word &before = line.words[i - 1], &word = line.words[i];
    if (SpaceBetween(before, word) && word.box.x0 - before.box.x1 < kSameText * line.size) {
      hyphenation.LearnWhole(word.text);
    }
  }
}

}  // namespace

Flow BuildFlow(std::vector<PageLayout> pages) {
  std::vector<std::pair<double, Margins>> by_width;
  const auto margins_for = [&](double width) {
    for (const auto& [known, margins] : by_width) {
      if (std::abs(known - width) <= 1) return margins;
    }
    by_width.emplace_back(width, MarginsOf(pages, width));
    return by_width.back().second;
  };
  for (const PageLayout& page : pages) margins_for(page.width);
  Flow flow;
  for (PageLayout& page : pages) {
    const Margins margins = margins_for(page.width);
    const int number = page.number;
    Append(flow, PageFlow(std::move(page), OpenGutters(flow, number), margins).Take());
  }
  return flow;
}

Hyphenation LearnHyphenation(const std::vector<PageLayout>& pages) {
  Hyphenation hyphenation;
  for (const PageLayout& page : pages) {
    for (const Line& line : page.lines) {
      hyphenation.Learn(TextOf(line));
      LearnWholeWords(line, hyphenation);
      hyphenation.CountWrap(HoldsBrokenWord(line));
    }
  }
  return hyphenation;
}

}  // namespace acervo::layout
