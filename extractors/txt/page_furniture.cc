// A line in the first or last few of a page is furniture where most pages have the same line there, digits aside. A
// table's heading is repeated too: it is told by its columns, and by standing below the top of an earlier page.
#include "extractors/txt/page_furniture.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "core/text.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kZone = 3;           // lines at a page's top or bottom
constexpr std::size_t kLongestLine = 400;  // bytes

struct Page {
  std::vector<std::size_t> lines;  // not blank
};

std::vector<Page> PagesOf(const std::vector<Line>& lines) {
  std::vector<Page> pages(1);
  int page = lines.empty() ? 0 : lines.front().page;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].page != page && !pages.back().lines.empty()) pages.emplace_back();
    page = lines[at].page;
    if (!lines[at].blank) pages.back().lines.push_back(at);
  }
  if (pages.back().lines.empty()) pages.pop_back();
  return pages;
}

// The line with every number as '#'.
std::string KeyOf(const Line& line) {
  std::string key;
  for (const char c : Collapsed(line.text)) {
    if (!IsDigit(static_cast<unsigned char>(c))) {
      key += c;
    } else if (key.empty() || key.back() != '#') {
      key += '#';
    }
  }
  return key;
}

// "Página 1 de 3", "Pág. 2", "3/7", "- 4 -": nothing but the page's number.
bool IsPageNumber(std::string_view text) {
  static const RE2 pattern(
      R"((?i)^\s*(?:[-–—|]\s*)?(?:p[áa]g(?:ina|\.)?|page|hoja)\s*(?:n[°ºo.]*\s*)?\d{1,4}(?:\s*(?:de|of|/)\s*\d{1,4})?(?:\s*[-–—|])?\s*$)");
  return text.size() < kLongestLine && RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

bool IsBareNumber(std::string_view text) {
  static const RE2 pattern(R"(^\s*(?:[-–—|]\s*)?\d{1,4}(?:\s*(?:de|of|/)\s*\d{1,4})?(?:\s*[-–—|])?\s*$)");
  return text.size() < kLongestLine && RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

class Finder {
 public:
  explicit Finder(std::vector<Line>& lines) : lines_(lines), pages_(PagesOf(lines)) {}

  PageFurniture Take() {
    if (pages_.size() > 1) CountKeys();
    for (const Page& page : pages_) {
      TakeFrom(page, Edge::kBottom);
      TakeFrom(page, Edge::kTop);
    }
    TakeLonePageNumbers();
    return std::move(furniture_);
  }

 private:
  enum class Edge { kTop, kBottom };

  static std::size_t LineAt(const Page& page, Edge edge, std::size_t k) {
    return edge == Edge::kTop ? page.lines[k] : page.lines[page.lines.size() - 1 - k];
  }

  void CountKeys() {
    for (const Page& page : pages_) {
      std::set<std::string> tops, bottoms;
      for (std::size_t k = 0; k < std::min(kZone, page.lines.size()); ++k) {
        tops.insert(KeyAt(LineAt(page, Edge::kTop, k)));
        bottoms.insert(KeyAt(LineAt(page, Edge::kBottom, k)));
      }
      for (const std::string& key : tops) ++tops_[key];
      for (const std::string& key : bottoms) ++bottoms_[key];
    }
    for (const auto& [key, count] : tops_) {
      if (IsFrequent(count)) frequent_.insert(key);
    }
    for (const Page& page : pages_) {
      for (std::size_t k = 1; k < page.lines.size(); ++k) {
        const std::string key = frequent_.empty() ? std::string() : KeyAt(page.lines[k]);
        // Below other text that is no furniture itself.
        if (frequent_.count(key) > 0 && frequent_.count(KeyAt(page.lines[k - 1])) == 0) inside_.insert(key);
      }
    }
  }

  std::string KeyAt(std::size_t at) const {
    return lines_[at].text.size() > kLongestLine ? std::string(lines_[at].text.substr(0, 64)) : KeyOf(lines_[at]);
  }
  bool IsFrequent(std::size_t count) const { return count >= 2 && count * 2 >= pages_.size(); }

  bool IsFurniture(std::size_t at, Edge edge) const {
    const Line& line = lines_[at];
    if (line.text.size() > kLongestLine) return false;
    if (IsPageNumber(line.text)) return true;
    if (pages_.size() < 2) return false;
    const std::string key = KeyAt(at);
    const auto& counts = edge == Edge::kTop ? tops_ : bottoms_;
    const auto found = counts.find(key);
    if (found == counts.end() || !IsFrequent(found->second)) return false;
    if (IsBareNumber(line.text)) return StandsApart(at);
    if (key.find_first_not_of("#.)- ") == key.npos) return false;
    if (edge == Edge::kTop && inside_.count(key) > 0) return false;
    return PiecesOf(Columns(line.text)).size() < 3;
  }
  bool StandsApart(std::size_t at) const {
    return (at == 0 || lines_[at - 1].blank || lines_[at - 1].page != lines_[at].page) &&
           (at + 1 >= lines_.size() || lines_[at + 1].blank || lines_[at + 1].page != lines_[at].page);
  }

  void TakeFrom(const Page& page, Edge edge) {
    for (std::size_t k = 0; k < std::min(kZone, page.lines.size()); ++k) {
      const std::size_t at = LineAt(page, edge, k);
      if (lines_[at].blank) continue;
      if (!IsFurniture(at, edge)) break;
      TakeLine(at, edge == Edge::kTop ? furniture_.headers : furniture_.footers);
    }
  }

  // Where the form feeds are lost, a page number still stands by itself.
  void TakeLonePageNumbers() {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (!lines_[at].blank && IsPageNumber(lines_[at].text) && StandsApart(at)) TakeLine(at, furniture_.footers);
    }
  }

  void TakeLine(std::size_t at, std::vector<std::string>& to) {
    if (seen_.insert(KeyOf(lines_[at])).second) to.push_back(CleanText(lines_[at].text));
    lines_[at].blank = true;
    lines_[at].text = {};
  }

  std::vector<Line>& lines_;
  std::vector<Page> pages_;
  std::map<std::string, std::size_t> tops_, bottoms_;
  std::set<std::string> frequent_, inside_, seen_;
  PageFurniture furniture_;
};

}  // namespace

namespace {

// The number in a line that is nothing but a page's number.
std::optional<int> PageNumber(const Line& line) {
  if (line.blank || !(IsPageNumber(line.text) || IsBareNumber(line.text))) return std::nullopt;
  const std::size_t digit = line.text.find_first_of("0123456789");
  return std::atoi(std::string(line.text.substr(digit, 4)).c_str());
}

// Above or below it an empty line.
bool StandsAlone(const std::vector<Line>& lines, std::size_t at) {
  return at == 0 || lines[at - 1].blank || at + 1 >= lines.size() || lines[at + 1].blank;
}

// The lines with the numbers 1, 2, 3 … or n, n + 1, n + 2 …, about a page apart; fewer than two are none.
std::vector<std::size_t> CountingLines(const std::vector<Line>& lines) {
  constexpr std::size_t kShortestPage = 12;
  std::vector<std::size_t> found;
  int last = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!StandsAlone(lines, at)) continue;
    const std::optional<int> number = PageNumber(lines[at]);
    if (!number || (!found.empty() && (*number != last + 1 || at < found.back() + kShortestPage))) continue;
    if (found.empty() && *number > 1 && IsBareNumber(lines[at].text)) continue;
    found.push_back(at);
    last = *number;
  }
  return found.size() < 2 ? std::vector<std::size_t>() : found;
}

// A line of words that comes again at steps of a page: the running header.
std::vector<std::size_t> RepeatedLines(const std::vector<Line>& lines) {
  constexpr std::size_t kShortestPage = 25, kLongestPage = 100, kFewest = 3;
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].blank || lines[at].text.size() > kLongestLine || !StandsAlone(lines, at)) continue;
    if (PiecesOf(Columns(lines[at].text)).size() == 1) places[KeyOf(lines[at])].push_back(at);
  }
  const std::vector<std::size_t>* best = nullptr;
  for (const auto& [key, at] : places) {
    bool even = at.size() >= kFewest && at.front() < kShortestPage;
    for (std::size_t k = 1; k < at.size(); ++k) {
      even = even && at[k] - at[k - 1] >= kShortestPage && at[k] - at[k - 1] <= kLongestPage;
    }
    if (even && (best == nullptr || at.size() > best->size())) best = &at;
  }
  return best == nullptr ? std::vector<std::size_t>() : *best;
}

}  // namespace

void RecoverPages(std::vector<Line>& lines) {
  constexpr std::size_t kTop = 4;  // lines
  if (lines.empty() || lines.back().page > 0) return;
  std::vector<std::size_t> marks = CountingLines(lines);
  bool at_top = !marks.empty() && marks.front() < kTop;
  if (marks.empty()) {
    marks = RepeatedLines(lines);
    at_top = true;
  }
  int page = 0;
  std::size_t next = at_top && !marks.empty() ? 1 : 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (next < marks.size() && at == marks[next] + (at_top ? 0 : 1)) ++page, ++next;
    lines[at].page = page;
  }
}

PageFurniture TakePageFurniture(std::vector<Line>& lines) {
  return lines.empty() ? PageFurniture{} : Finder(lines).Take();
}

}  // namespace acervo::txt
