// A column of a list begins where items begin that stand far right of the list's other items, with white before them
// down all lines of the list.
#include "extractors/layout/list_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"

namespace acervo::layout {
namespace {

constexpr double kMinColumn = 8;          // of the font size: how far the items of two columns stand apart at least
constexpr double kItemGap = 0.9;          // of the font size: white before an item that does not begin its line
constexpr double kMarkerReach = 2.5;      // of the font size: between a marker and its text
constexpr double kSameItem = 3;           // points between the markers of one level
constexpr double kWideStep = 1.9;         // of the font size: below a wider step a line must begin with a marker
constexpr double kFarStep = 4;            // of the font size: further down nothing does
constexpr double kHeadOffset = 30;        // points between a column's head and its items
constexpr std::size_t kMinItems = 3;      // of the whole list
constexpr std::size_t kMostItems = 2000;  // of one page: bounds hostile ones
constexpr std::size_t kMostColumns = 4;   // more are a table
constexpr std::size_t kSeeds[] = {40, 8, 4, 2};  // neighbouring items among which a second column is looked for

struct ListItem {
  std::size_t line;
  double x;
  double size;
  Marker marker;
};

bool StandsFree(const Line& line, std::size_t word) {
  return word == 0 || line.words[word].box.x0 - line.words[word - 1].box.x1 > kItemGap * line.size;
}

void AppendItems(const std::vector<Line>& lines, std::size_t at, std::vector<ListItem>& items) {
  const Line& line = lines[at];
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
    const bool near = line.words[i + 1].box.x0 - line.words[i].box.x1 < kMarkerReach * line.size;
    if (!near || !StandsFree(line, i) || !AsMarker(line.words[i])) continue;
    const Line rest{{line.words[i], line.words[i + 1]}, line.box, line.size, line.page};
    if (auto marker = LeadingMarker(rest)) items.push_back({at, line.words[i].box.x0, line.size, std::move(*marker)});
  }
}

bool LeavesWhite(const Line& line, double x) {
  return std::none_of(line.words.begin(), line.words.end(), [&](const Word& word) {
    return word.box.x0 < x - 0.5 && word.box.x1 > x - kItemGap * line.size;
  });
}

// Of a list in columns: its lines, half-open, and where the outermost items of its columns begin.
struct ListArea {
  std::size_t first, last;
  std::vector<double> starts;
};

class ListFinder {
 public:
  explicit ListFinder(const std::vector<Line>& lines) : lines_(lines), begins_(lines.size(), false) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::size_t before = items_.size();
      AppendItems(lines, i, items_);
      begins_[i] = items_.size() > before;
    }
  }

  std::optional<NewspaperColumns> Find() const {
    if (items_.size() > kMostItems) return std::nullopt;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      for (const std::size_t count : kSeeds) {
        std::optional<ListArea> area = Seed(i, std::min(items_.size(), i + count));
        if (!area || !Settle(*area)) continue;
        AddStarts(*area);
        if (IsList(*area)) return Columns(*area);
      }
    }
    return std::nullopt;
  }

 private:
  // The lines of the items in [from, to), where these stand in two columns.
  std::optional<ListArea> Seed(std::size_t from, std::size_t to) const {
    double left = 1e9, right = 1e9;
    for (std::size_t i = from; i < to; ++i) left = std::min(left, items_[i].x);
    for (std::size_t i = from; i < to; ++i) {
      if (items_[i].x >= left + kMinColumn * items_[i].size) right = std::min(right, items_[i].x);
    }
    if (right == 1e9) return std::nullopt;
    return ListArea{items_[from].line, items_[to - 1].line + 1, {left, right}};
  }

  // Extends the area as far as its two columns go; false where a line runs across them.
  bool Settle(ListArea& area) const {
    Outermost(area);
    for (std::size_t i = area.first; i < area.last; ++i) {
      if (!Fits(area, i)) return false;
    }
    while (area.last < lines_.size() && Follows(area.last - 1, area.last) && Takes(area, area.last)) ++area.last;
    while (area.first > 0 && Follows(area.first - 1, area.first) && Takes(area, area.first - 1)) --area.first;
    while (!begins_[area.first] && lines_[area.first].box.x0 < area.starts[1] - kSameItem) ++area.first;
    return true;
  }

  // Moves the starts of both columns to their outermost items.
  void Outermost(ListArea& area) const {
    const double left = area.starts[0], right = area.starts[1];
    for (const ListItem& item : items_) {
      if (item.line < area.first || item.line >= area.last) continue;
      const bool second = item.x >= left + kMinColumn * item.size;
      double& start = area.starts[second ? 1 : 0];
      if (second ? item.x > right - kMinColumn * item.size : true) start = std::min(start, item.x);
    }
  }

  bool Fits(const ListArea& area, std::size_t line) const {
    return lines_[line].box.x0 > area.starts[0] - kSameItem && LeavesWhite(lines_[line], area.starts[1]);
  }

  // Whether the line is the list's, if need be as one whose items stand further out than those so far.
  bool Takes(ListArea& area, std::size_t line) const {
    if (Fits(area, line)) return true;
    ListArea wider{std::min(area.first, line), std::max(area.last, line + 1), area.starts};
    if (!begins_[line]) return false;
    Outermost(wider);
    for (std::size_t i = wider.first; i < wider.last; ++i) {
      if (!Fits(wider, i)) return false;
    }
    area.starts = wider.starts;
    return true;
  }

  bool Follows(std::size_t above, std::size_t below) const {
    const double step = lines_[below].box.mid_y() - lines_[above].box.mid_y();
    return step < (begins_[below] ? kFarStep : kWideStep) * lines_[below].size;
  }

  // Adds the starts of the third column and those after it.
  void AddStarts(ListArea& area) const {
    std::vector<double> places;
    for (const ListItem& item : items_) {
      if (item.line >= area.first && item.line < area.last) places.push_back(item.x);
    }
    std::sort(places.begin(), places.end());
    for (const double x : places) {
      if (x < area.starts.back() + kMinColumn * lines_[area.first].size) continue;
      bool white = true;
      for (std::size_t i = area.first; white && i < area.last; ++i) white = LeavesWhite(lines_[i], x);
      if (white) area.starts.push_back(x);
    }
  }

  static std::size_t ColumnOf(const ListArea& area, double x) {
    const auto next = std::upper_bound(area.starts.begin() + 1, area.starts.end(), x + 0.5);
    return static_cast<std::size_t>(next - area.starts.begin()) - 1;
  }

  // Items in the order in which they are read.
  std::vector<std::vector<const ListItem*>> ItemsByColumn(const ListArea& area) const {
    std::vector<std::vector<const ListItem*>> columns(area.starts.size());
    for (const ListItem& item : items_) {
      if (item.line >= area.first && item.line < area.last) columns[ColumnOf(area, item.x)].push_back(&item);
    }
    return columns;
  }

  bool IsList(const ListArea& area) const {
    if (area.starts.size() > kMostColumns || HasHead(area)) return false;
    std::size_t count = 0;
    int number = -1;
    const auto columns = ItemsByColumn(area);
    for (const auto& column : columns) {
      if (column.empty()) return false;
      count += column.size();
      for (const ListItem* item : column) {
        const bool known = std::any_of(columns[0].begin(), columns[0].end(),
                                       [&](const ListItem* first) { return first->marker.kind == item->marker.kind; });
        if (!known || !CountsOn(item->marker, number)) return false;
      }
    }
    return count >= kMinItems;
  }

  // Whether a plain number follows the one before it.
  static bool CountsOn(const Marker& marker, int& number) {
    if (NumbersIn(marker) != 1) return true;
    const int next = std::atoi(marker.text.c_str() + (marker.text.front() == '(' ? 1 : 0));
    const bool follows = number < 0 || next == number + 1;
    number = next;
    return follows;
  }

  // Whether heads stand above two columns: a table's.
  bool HasHead(const ListArea& area) const {
    if (area.first == 0) return false;
    const Line& above = lines_[area.first - 1];
    if (lines_[area.first].box.mid_y() - above.box.mid_y() > kFarStep * above.size) return false;
    const std::vector<Line> heads = SplitAtGaps(above, 2 * above.size);
    return std::any_of(heads.begin(), heads.end(), [&](const Line& head) {
      return heads.size() > 1 && std::abs(head.box.x0 - area.starts[1]) < kHeadOffset;
    });
  }

  NewspaperColumns Columns(const ListArea& area) const {
    std::vector<std::vector<Word>> words(area.starts.size());
    double left = 1e9;
    for (std::size_t i = area.first; i < area.last; ++i) {
      for (const Word& word : lines_[i].words) words[ColumnOf(area, word.box.x0)].push_back(word);
    }
    NewspaperColumns found{area.first, area.last, {}};
    double width = 0;
    for (std::size_t c = 0; c < words.size(); ++c) {
      for (const Word& word : words[c]) width = std::max(width, word.box.x1 - area.starts[c]);
      found.columns.push_back({BuildLines(std::move(words[c]), lines_[area.first].page), 0, 0});
    }
    for (const Line& line : lines_) left = std::min(left, line.box.x0);
    const auto items = ItemsByColumn(area);
    for (std::size_t c = 0; c < found.columns.size(); ++c) {
      const double start = Outer(items[0], items[c], area.starts[c]);
      found.columns[c].left = start - (area.starts[0] - left);
      found.columns[c].right = area.starts[c] + width;
    }
    return found;
  }

  // Where the column's items of the first level would stand: its own first one may be a child of the column before.
  static double Outer(const std::vector<const ListItem*>& first, const std::vector<const ListItem*>& column,
                      double start) {
    const auto outermost = *std::min_element(column.begin(), column.end(),
                                             [](const ListItem* a, const ListItem* b) { return a->x < b->x; });
    double leftmost = 1e9, like = 1e9;
    for (const ListItem* item : first) {
      leftmost = std::min(leftmost, item->x);
      if (item->marker.text == outermost->marker.text) like = std::min(like, item->x);
    }
    return like < 1e9 ? start - (like - leftmost) : start;
  }

  const std::vector<Line>& lines_;
  std::vector<ListItem> items_;
  std::vector<bool> begins_;
};

}  // namespace

std::optional<NewspaperColumns> FindListColumns(const std::vector<Line>& lines) { return ListFinder(lines).Find(); }

std::optional<NewspaperColumns> FindTextColumns(const std::vector<Line>& lines) {
  std::optional<NewspaperColumns> list = FindListColumns(lines);
  std::optional<NewspaperColumns> prose = FindNewspaperColumns({lines.data(), list ? list->first : lines.size()});
  return prose ? std::move(prose) : std::move(list);
}

}  // namespace acervo::layout
