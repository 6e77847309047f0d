// A line near the top or bottom edge runs where another page has the same words (numbers aside) at the same height,
// and all lines between it and the edge run too. A repeated table header is told from it by its columns.
#include "extractors/layout/page_furniture.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/text.h"
#include "extractors/layout/columns.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/sheet_boxes.h"

namespace acervo::layout {
namespace {

constexpr double kZone = 0.22;  // of the page's height, at either end
constexpr double kPageNumberZone = 0.1;
constexpr double kSameHeight = 4;  // points
constexpr std::size_t kMaxEdgeLines = 8;
constexpr double kMinShare = 0.34;        // of the pages: first page different, odd and even pages
constexpr std::size_t kEnoughPages = 64;  // of however many
constexpr long kNearPages = 4;            // a chapter's running title stands on pages so near,
constexpr std::size_t kChapterPages = 3;  // on so many of them
constexpr std::size_t kMaxTries = 4096;   // bounds hostile documents
constexpr double kClearStep = 1.8;        // of the font size: from a running line to the text
constexpr long kLargeNumber = 1000000000;
constexpr double kWatermarkSize = 28;  // points

// What may stand around a page number once digits, spaces and punctuation are gone.
constexpr std::array<std::string_view, 10> kPageWords = {"",   "p",    "pag",    "pagina", "paginade",
                                                         "de", "page", "pageof", "of",     "pagde"};

enum class Edge { kTop, kBottom };

struct Key {
  std::string text;  // folded, numbers as '#'
  std::string letters;
  std::vector<long> numbers;
};

Key KeyOf(const Line& line) {
  Key key;
  bool in_number = false;
  for (const char c : Fold(TextOf(line))) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number) key.text += '#', key.numbers.push_back(0);
    if (digit) key.numbers.back() = (key.numbers.back() * 10 + (c - '0')) % kLargeNumber;
    if (!digit) key.text += c;
    if (c >= 'a' && c <= 'z') key.letters += c;
    in_number = digit;
  }
  return key;
}

bool IsPageNumber(const Key& key) {
  if (key.numbers.empty() || key.numbers.size() > 2 || key.text.size() > 24) return false;
  if (key.text.find_first_of("/:") != std::string::npos && key.numbers.size() != 2) return false;
  return std::find(kPageWords.begin(), kPageWords.end(), key.letters) != kPageWords.end() &&
         key.text.find('.') != key.text.size() - 1;
}

// Lines of the body of a grid are no running text; those of a letterhead's small grid may be.
bool InBodyGrid(const PageLayout& page, const Line& line) {
  for (const Grid& grid : page.grids) {
    const Box box = grid.box();
    if (!box.Holds(line.box.mid_x(), line.box.mid_y())) continue;
    return box.y1 > kZone * page.height && box.y0 < (1 - kZone) * page.height;
  }
  return false;
}

struct Seen {
  std::size_t page;
  double from_edge;  // points between the line and the page's edge
  std::vector<long> numbers;
};

// The numbers of a running line stay as they are from page to page, or count the pages.
bool NumbersRun(const std::vector<long>& from, const std::vector<long>& to, long pages) {
  for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
    if (to[i] != from[i] && to[i] - from[i] != pages) return false;
  }
  return from.size() == to.size();
}

double FromEdge(const PageLayout& page, const Line& line, Edge edge) {
  return edge == Edge::kTop ? line.box.mid_y() : page.height - line.box.mid_y();
}

// Index of the n-th line from an edge.
std::size_t LineAt(const PageLayout& page, Edge edge, std::size_t n) {
  return edge == Edge::kTop ? n : page.lines.size() - 1 - n;
}

class EdgeFinder {
 public:
  EdgeFinder(const std::vector<PageLayout>& pages, Edge edge) : pages_(pages), edge_(edge) {
    for (std::size_t p = 0; p < pages.size(); ++p) Collect(p);
  }

  // How many lines at the edge of page `p` run.
  std::size_t Running(std::size_t p) const {
    std::size_t count = 0;
    for (std::size_t n = 0; n < keys_[p].size(); ++n) {
      const Line& line = pages_[p].lines[LineAt(pages_[p], edge_, n)];
      if (!Repeats(p, line, keys_[p][n]) && !IsLonePageNumber(p, line, keys_[p][n])) break;
      count = n + 1;
    }
    return count;
  }

  // The places where the outermost lines of pages run, how often each.
  std::unordered_map<long, std::size_t> RunningPlaces(const std::vector<std::size_t>& running) const {
    std::unordered_map<long, std::size_t> places;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      if (running[p] > 0) ++places[PlaceOf(p)];
    }
    return places;
  }

  // Whether the outermost line of page `p` stands alone where those of most other pages run. The first page's line
  // there may be the title.
  bool StandsWhereOthersRun(std::size_t p, const std::unordered_map<long, std::size_t>& places) const {
    const std::vector<Line>& lines = pages_[p].lines;
    if (p == 0 || keys_[p].empty() || lines.size() < 2) return false;
    const Line &outer = lines[LineAt(pages_[p], edge_, 0)], &inner = lines[LineAt(pages_[p], edge_, 1)];
    if (LeadingMarker(outer) || std::abs(outer.box.mid_y() - inner.box.mid_y()) < kClearStep * outer.size) return false;
    const auto found = places.find(PlaceOf(p));
    return found != places.end() && found->second >= 2 && 2 * found->second + 1 >= pages_.size();
  }

 private:
  // Whole points from the edge and half points of size of the outermost line.
  long PlaceOf(std::size_t p) const {
    const Line& line = pages_[p].lines[LineAt(pages_[p], edge_, 0)];
    return std::lround(FromEdge(pages_[p], line, edge_)) * 1024 + std::lround(2 * std::min(line.size, 500.0));
  }

  void Collect(std::size_t p) {
    keys_.emplace_back();
    const PageLayout& page = pages_[p];
    for (std::size_t n = 0; n < std::min(page.lines.size(), kMaxEdgeLines); ++n) {
      const Line& line = page.lines[LineAt(page, edge_, n)];
      const double from_edge = FromEdge(page, line, edge_);
      if (from_edge > kZone * page.height || InBodyGrid(page, line)) break;
      keys_.back().push_back(KeyOf(line));
      seen_[keys_.back().back().text].push_back({p, from_edge, keys_.back().back().numbers});
    }
  }

  bool Repeats(std::size_t p, const Line& line, const Key& key) const {
    const double from_edge = FromEdge(pages_[p], line, edge_);
    std::size_t same = 0, near = 0, tries = 0;
    for (const Seen& seen : seen_.at(key.text)) {
      const long pages = static_cast<long>(p) - static_cast<long>(seen.page);
      const bool here = std::abs(seen.from_edge - from_edge) <= kSameHeight;
      if (here && NumbersRun(seen.numbers, key.numbers, pages)) ++same, near += std::abs(pages) <= kNearPages ? 1 : 0;
      if (same >= kEnoughPages || ++tries >= kMaxTries) break;
    }
    const auto enough =
        std::min(kEnoughPages, static_cast<std::size_t>(kMinShare * static_cast<double>(pages_.size())));
    if (same < 2 || (same < enough && near < kChapterPages)) return false;
    return !(edge_ == Edge::kTop && HeadsTable(p, line, key));
  }

  // A repeated header of a table without ruling lines: columns that the next line shares, or words that stand
  // elsewhere on the first page.
  bool HeadsTable(std::size_t p, const Line& line, const Key& key) const {
    if (!HasWideGap(line)) return false;
    const std::vector<Line>& lines = pages_[p].lines;
    const auto at = static_cast<std::size_t>(&line - lines.data());
    if (SplitAtGaps(line, line.size).size() >= 3 && at + 1 < lines.size() && HasWideGap(lines[at + 1])) return true;
    for (std::size_t q = 0; q < std::min<std::size_t>(p, 2); ++q) {
      for (const Line& other : pages_[q].lines) {
        const bool elsewhere = std::abs(other.box.mid_y() - line.box.mid_y()) > kSameHeight;
        if (elsewhere && other.words.size() == line.words.size() && KeyOf(other).text == key.text) return true;
      }
    }
    return false;
  }

  bool IsLonePageNumber(std::size_t p, const Line& line, const Key& key) const {
    return FromEdge(pages_[p], line, edge_) < kPageNumberZone * pages_[p].height && IsPageNumber(key);
  }

  const std::vector<PageLayout>& pages_;
  Edge edge_;
  std::vector<std::vector<Key>> keys_;  // by page, from the edge inwards
  std::unordered_map<std::string, std::vector<Seen>> seen_;
};

// How many lines run at that edge of each page.
std::vector<std::size_t> RunningLines(const EdgeFinder& edge, const std::vector<PageLayout>& pages) {
  std::vector<std::size_t> running;
  for (std::size_t p = 0; p < pages.size(); ++p) running.push_back(edge.Running(p));
  const auto places = edge.RunningPlaces(running);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (running[p] == 0 && edge.StandsWhereOthersRun(p, places)) running[p] = 1;
  }
  return running;
}

Paragraph ToParagraph(const Line& line, BlockRole role) {
  Paragraph paragraph;
  paragraph.text = CleanText(TextOf(line));
  paragraph.page = line.page;
  paragraph.bold = IsBold(line);
  paragraph.role = role;
  paragraph.boxes = BoxesOf({line});
  return paragraph;
}

// Keeps one of those that differ in their numbers only.
class Once {
 public:
  explicit Once(BlockRole role) : role_(role) {}
  void Add(const Line& line) {
    if (seen_.insert(KeyOf(line).text).second) paragraphs_.push_back(ToParagraph(line, role_));
  }
  std::vector<Paragraph> Take() { return std::move(paragraphs_); }

 private:
  BlockRole role_;
  std::unordered_set<std::string> seen_;
  std::vector<Paragraph> paragraphs_;
};

bool IsSlanted(const Line& line) { return line.words.front().turns != 0; }

// Large or turned words that stand at one place on several pages.
void TakeWatermarks(std::vector<PageLayout>& pages, Once& headers) {
  std::unordered_map<std::string, std::size_t> count;
  const auto candidate = [](const Line& line) { return line.size >= kWatermarkSize || IsSlanted(line); };
  const auto name = [](const Line& line) {
    return KeyOf(line).text + "@" + std::to_string(std::lround(line.box.x0 / 8)) + "," +
           std::to_string(std::lround(line.box.y0 / 8));
  };
  for (const PageLayout& page : pages) {
    for (const Line& line : page.lines) count[name(line)] += candidate(line) ? 1 : 0;
  }
  for (PageLayout& page : pages) {
    std::erase_if(page.lines, [&](const Line& line) {
      if (!candidate(line) || count[name(line)] < 2) return false;
      headers.Add(line);
      return true;
    });
  }
}

}  // namespace

PageFurniture TakePageFurniture(std::vector<PageLayout>& pages) {
  Once headers(BlockRole::kHeader), footers(BlockRole::kFooter);
  const EdgeFinder tops(pages, Edge::kTop), bottoms(pages, Edge::kBottom);
  const std::vector<std::size_t> heads = RunningLines(tops, pages), feet = RunningLines(bottoms, pages);
  for (const PageLayout& page : pages) {
    for (const Line& line : page.aside) headers.Add(line);
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<Line>& lines = pages[p].lines;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(heads[p]);
    const auto last = lines.end() - static_cast<std::ptrdiff_t>(std::min(feet[p], lines.size() - heads[p]));
    std::for_each(lines.begin(), first, [&](const Line& line) { headers.Add(line); });
    std::for_each(last, lines.end(), [&](const Line& line) { footers.Add(line); });
    lines = {std::make_move_iterator(first), std::make_move_iterator(last)};
  }
  TakeWatermarks(pages, headers);
  return {headers.Take(), footers.Take()};
}

}  // namespace acervo::layout
