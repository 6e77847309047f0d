#include "extractors/layout/two_up.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kBroad = 1.2;          // times as wide as high
constexpr double kLeastGutter = 20;     // points
constexpr double kOffMiddle = 0.05;     // of the sheet's width
constexpr double kTableWidth = 0.4;     // of a half's width
constexpr std::size_t kLeastWords = 8;  // of each half
constexpr std::size_t kEdgeLines = 3;   // at the head and the foot of a half
constexpr double kSameHeight = 4;       // points

// The white between the halves, whose words end before its `from` and begin after its `to`.
Gutter MiddleGutter(const PageText& sheet) {
  Gutter gutter{0, sheet.width};
  for (const Word& word : sheet.words) {
    if (word.box.mid_x() < sheet.width / 2) {
      gutter.from = std::max(gutter.from, word.box.x1);
    } else {
      gutter.to = std::min(gutter.to, word.box.x0);
    }
  }
  return gutter;
}

// Where the halves meet: in the sheet's middle, or where the white is nearest to it.
double Border(const PageText& sheet, const Gutter& gutter) {
  return std::clamp(sheet.width / 2, gutter.from + kLeastGutter / 2, gutter.to - kLeastGutter / 2);
}

bool IsParted(const PageText& sheet, const Gutter& gutter) {
  if (gutter.to - gutter.from < kLeastGutter) return false;
  const double border = Border(sheet, gutter);
  if (std::abs(border - sheet.width / 2) > kOffMiddle * sheet.width) return false;
  return std::none_of(sheet.rulings.horizontal.begin(), sheet.rulings.horizontal.end(),
                      [&](const Ruling& rule) { return rule.from < border && rule.to > border; });
}

void MoveLeft(Box& box, double by) { box.x0 -= by, box.x1 -= by; }

// What stands left (or right) of `middle`, from that half's own edge.
PageText Half(const PageText& sheet, double middle, bool right) {
  const double edge = right ? middle : 0;
  const auto here = [&](double x) { return (x >= middle) == right; };
  PageText half{sheet.number, right ? sheet.width - middle : middle, sheet.height, {}, right ? 0 : sheet.unread};
  half.offset = edge;
  half.scanned = sheet.scanned;
  for (Word word : sheet.words) {
    if (!here(word.box.mid_x())) continue;
    MoveLeft(word.box, edge);
    half.words.push_back(std::move(word));
  }
  for (const Line& line : sheet.slanted) {
    if (here(line.box.mid_x())) half.slanted.push_back(line);
  }
  for (const Ruling& rule : sheet.rulings.horizontal) {
    if (here((rule.from + rule.to) / 2)) half.rulings.horizontal.push_back({rule.at, rule.from - edge, rule.to - edge});
  }
  for (const Ruling& rule : sheet.rulings.vertical) {
    if (here(rule.at)) half.rulings.vertical.push_back({rule.at - edge, rule.from, rule.to});
  }
  return half;
}

bool HasTable(const PageText& half) {
  const auto wide = std::count_if(half.rulings.horizontal.begin(), half.rulings.horizontal.end(),
                                  [&](const Ruling& rule) { return rule.to - rule.from > kTableWidth * half.width; });
  return wide >= 3;
}

// A line as it runs from page to page: numbers are alike.
std::string RunningName(const Line& line) {
  std::string name;
  for (const char c : Fold(TextOf(line))) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) name += c;
    if (digit && !name.ends_with('#')) name += '#';
  }
  return name;
}

// Whether a line near the edge stands in both halves at one height.
bool ShareLine(const PageText& left, const PageText& right) {
  const std::vector<Line> lefts = BuildLines(left.words, 0), rights = BuildLines(right.words, 0);
  const auto same = [&](const Line& a, const Line& b) {
    return std::abs(a.box.mid_y() - b.box.mid_y()) < kSameHeight && RunningName(a) == RunningName(b);
  };
  for (std::size_t i = 0; i < std::min({kEdgeLines, lefts.size(), rights.size()}); ++i) {
    if (same(lefts[i], rights[i]) || same(lefts[lefts.size() - 1 - i], rights[rights.size() - 1 - i])) return true;
  }
  return false;
}

}  // namespace

std::vector<PageText> PagesOf(PageText sheet) {
  std::vector<PageText> pages;
  const Gutter gutter = MiddleGutter(sheet);
  if (sheet.width > kBroad * sheet.height && IsParted(sheet, gutter)) {
    const double border = Border(sheet, gutter);
    PageText left = Half(sheet, border, false), right = Half(sheet, border, true);
    const bool both = std::min(left.words.size(), right.words.size()) >= kLeastWords;
    if (both && ((HasTable(left) && HasTable(right)) || ShareLine(left, right))) {
      pages.push_back(std::move(left));
      pages.push_back(std::move(right));
      return pages;
    }
  }
  pages.push_back(std::move(sheet));
  return pages;
}

}  // namespace acervo::layout
