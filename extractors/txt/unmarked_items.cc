// A block is a run of indented lines below a heading at the left edge; it goes on at the top of the next page. A line
// begins an item where its indentation changes, or where the line above ended its sentence or had room for more. Where
// most items follow each other without an empty line, one behind an empty line is a further paragraph of the item
// above.
#include "extractors/txt/unmarked_items.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr int kLeastIndent = 2;
constexpr int kLeastWidth = 60;  // columns that some line of a list has
constexpr std::size_t kMostLevels = 3;

// More must follow: "de la", "ICLEI –".
bool EndsOpen(std::string_view text) {
  return EndsInSmallWord(text) || text.ends_with(',') || text.ends_with(" -") || text.ends_with("–");
}

class Finder {
 public:
  Finder(const TextContext& context, std::optional<int> width) : lines_(context.lines), width_(width) {}

  void Read(const LineRange& range, std::vector<UnmarkedItem>& items) {
    std::size_t at = range.begin;
    while (at < range.end) {
      const std::size_t begin = BlockBelowHeading(at, range.end);
      if (begin == range.end) return;
      std::size_t end = EndOfPart(begin, range.end);
      std::vector<LineRange> parts = {{begin, end}};
      while (GoesOnOnNextPage(end, range.end)) {
        const std::size_t next = SkipBlank(lines_, end);
        end = EndOfPart(next, range.end);
        parts.push_back({next, end});
      }
      if (IsList(parts)) AddItems(parts, items);
      at = end;
    }
  }

 private:
  bool IsBlank(std::size_t at) const { return lines_[at].blank; }

  // The first indented line at or behind `at` whose neighbour above, empty lines aside, is a heading at the left edge.
  std::size_t BlockBelowHeading(std::size_t at, std::size_t end) const {
    for (std::size_t next = at + 1; next < end; ++next) {
      if (IsBlank(next) || lines_[next].indent < kLeastIndent) continue;
      std::size_t above = next - 1;
      while (above > at && IsBlank(above)) --above;
      const bool heading = !IsBlank(above) && lines_[above].indent == 0 && lines_[above].page == lines_[next].page &&
                           next - above <= 3 && Width(Trim(lines_[above].text)) <= kLeastWidth;
      if (heading) return next;
    }
    return end;
  }

  std::size_t EndOfPart(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end && lines_[at].page == lines_[begin].page) {
      const std::size_t next = SkipBlank(lines_, at);
      const bool inside = next < end && next - at <= 1 && lines_[next].page == lines_[begin].page &&
                          (next == at || lines_[next].indent >= std::max(kLeastIndent, lines_[begin].indent));
      if (!inside) break;
      at = next + 1;
    }
    return at;
  }

  bool GoesOnOnNextPage(std::size_t at, std::size_t end) const {
    const std::size_t next = SkipBlank(lines_, at);
    return next < end && lines_[next].page == lines_[at - 1].page + 1;
  }

  std::vector<int> IndentsOf(const LineRange& part) const {
    std::set<int> indents;
    for (std::size_t at = part.begin; at < part.end; ++at) {
      if (!IsBlank(at)) indents.insert(lines_[at].indent);
    }
    return {indents.begin(), indents.end()};
  }

  bool IsList(const std::vector<LineRange>& parts) const {
    bool wide = false;
    std::size_t items = 0, numbers = 0;
    for (const LineRange& part : parts) {
      const std::vector<int> indents = IndentsOf(part);
      if (indents.size() > kMostLevels) return false;
      for (std::size_t k = 1; k < indents.size(); ++k) {
        if (indents[k] - indents[k - 1] < kLeastIndent) return false;
      }
      for (std::size_t at = part.begin; at < part.end; ++at) {
        wide = wide || Width(Trim(lines_[at].text)) >= kLeastWidth;
        items += Begins(part, at);
        numbers += ReadMarker(lines_[at].text).has_value();
      }
    }
    return wide && items >= 2 && numbers < 2 && !IsLower(FirstOf(Trim(lines_[parts[0].begin].text)));
  }

  bool Begins(const LineRange& part, std::size_t at) const {
    const std::string_view text = Trim(lines_[at].text);
    if (text.empty()) return false;
    if (at == part.begin || IsBlank(at - 1)) return !IsLower(FirstOf(text));
    if (lines_[at].indent != lines_[at - 1].indent) return true;
    if (IsLower(FirstOf(text))) return false;
    const std::string_view above = Trim(lines_[at - 1].text);
    if (EndsSentence(above)) return true;
    if (EndsOpen(above)) return false;
    const int needed = Width(lines_[at - 1].text) + 1 + Width(FirstWord(text));
    return !width_ || needed * 10 <= *width_ * 9;
  }

  int IndentAbove(std::size_t at) const {
    while (at > 0 && IsBlank(at - 1)) --at;
    return at > 0 ? lines_[at - 1].indent : 0;
  }

  bool MostStandClose(const LineRange& part) const {
    std::size_t close = 0, apart = 0;
    for (std::size_t at = part.begin + 1; at < part.end; ++at) {
      if (Begins(part, at)) ++(IsBlank(at - 1) ? apart : close);
    }
    return close * 2 >= apart && close > 0;
  }

  // Each page is cut at its own left edge: its indentations are levels in order, the deepest ones where it has fewer
  // than the pages before and begins in the middle of children.
  void AddItems(const std::vector<LineRange>& parts, std::vector<UnmarkedItem>& items) const {
    for (const LineRange& part : parts) {
      const std::vector<int> indents = IndentsOf(part);
      const bool close = MostStandClose(part);
      bool continued = false;  // the paragraph above is one more of its item
      for (std::size_t at = part.begin; at < part.end; ++at) {
        if (!Begins(part, at)) continue;
        continued = close && at > part.begin && IsBlank(at - 1) && !continued && lines_[at].indent == IndentAbove(at);
        if (continued) continue;
        const auto level = std::lower_bound(indents.begin(), indents.end(), lines_[at].indent) - indents.begin();
        items.push_back({at, static_cast<int>(level)});
      }
    }
  }

  std::span<const Line> lines_;
  std::optional<int> width_;
};

bool ShowsBullets(const TextContext& context, std::span<const LineRange> ranges) {
  for (const LineRange& range : ranges) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
      if (const auto marker = ReadMarker(context.lines[at].text); marker && marker->number == 0) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<UnmarkedItem> FindUnmarkedItems(const TextContext& context, std::span<const LineRange> ranges,
                                            std::optional<int> width) {
  std::vector<UnmarkedItem> items;
  if (context.measure == Measure::kExact || ShowsBullets(context, ranges)) return items;
  Finder finder(context, width);
  for (const LineRange& range : ranges) finder.Read(range, items);
  return items;
}

}  // namespace acervo::txt
