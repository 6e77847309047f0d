#include "extractors/layout/notes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/sheet_boxes.h"

namespace acervo::layout {
namespace {

constexpr double kFootZone = 0.45;    // notes begin below this share of the page's height
constexpr double kSmallPrint = 0.93;  // of the size of the page's text
constexpr double kClearStep = 1.15;   // of the font size times 1.2: room for the rule above the notes

bool IsMark(const std::string& text) {
  if (text.empty() || text.size() > 3) return false;
  return text.find_first_not_of("0123456789") == std::string::npos || text == "*" || text == "**" || text == "†" ||
         text == "¹" || text == "²" || text == "³";
}

std::unordered_set<std::string> RaisedMarks(const PageLayout& page) {
  std::unordered_set<std::string> marks;
  for (const Line& line : page.lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      if (line.words[i].raised && IsMark(line.words[i].text)) marks.insert(line.words[i].text);
    }
  }
  return marks;
}

// A short rule over the first note, which no longer rule goes on with as the border of a table.
bool IsNoteRule(const PageLayout& page, const Ruling& rule) {
  constexpr double kShortest = 40, kSameHeight = 3;  // points
  constexpr double kLongest = 0.4;                   // of the page's width
  if (rule.edge || rule.to - rule.from < kShortest || rule.to - rule.from > kLongest * page.width) return false;
  return std::none_of(page.rulings.horizontal.begin(), page.rulings.horizontal.end(), [&](const Ruling& other) {
    return std::abs(other.at - rule.at) < kSameHeight && other.to - other.from > rule.to - rule.from;
  });
}

// A picture shows raised marks so small that they are misread; the rule over the notes remains.
void AddMarksBelowRule(const PageLayout& page, std::unordered_set<std::string>& marks) {
  for (const Ruling& rule : page.rulings.horizontal) {
    if (rule.at < kFootZone * page.height || !IsNoteRule(page, rule)) continue;
    const auto below = std::find_if(page.lines.begin(), page.lines.end(),
                                    [&](const Line& line) { return line.box.mid_y() > rule.at; });
    if (below == page.lines.end() || below->words.size() < 2 || !IsMark(below->words.front().text)) continue;
    const bool at_its_left = std::abs(below->box.x0 - rule.from) < 2 * below->size;
    if (at_its_left && below->box.y0 - rule.at < 2 * below->size) marks.insert(below->words.front().text);
  }
}

bool InGrid(const PageLayout& page, const Line& line) {
  return std::any_of(page.grids.begin(), page.grids.end(),
                     [&](const Grid& grid) { return grid.box().Holds(line.box.mid_x(), line.box.mid_y()); });
}

double CommonSize(const PageLayout& page) {
  std::vector<double> sizes;
  for (const Line& line : page.lines) sizes.push_back(line.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// Whether something besides its place sets the line apart from the text above it.
bool StandsApart(const PageLayout& page, std::size_t at) {
  const Line& line = page.lines[at];
  if (at == 0) return false;
  const Line& above = page.lines[at - 1];
  if (line.size <= kSmallPrint * CommonSize(page)) return true;
  if (line.box.mid_y() - above.box.mid_y() > kClearStep * 1.2 * line.size) return true;
  return std::any_of(page.rulings.horizontal.begin(), page.rulings.horizontal.end(), [&](const Ruling& rule) {
    return rule.at > above.box.mid_y() && rule.at < line.box.mid_y() && rule.to - rule.from < 0.5 * page.width;
  });
}

// The first line of the page's notes; the count of its lines where there are none.
std::size_t FirstNoteLine(const PageLayout& page, const std::unordered_set<std::string>& marks) {
  std::size_t first = page.lines.size();
  for (std::size_t i = page.lines.size(); i-- > 0;) {
    const Line& line = page.lines[i];
    if (line.box.mid_y() < kFootZone * page.height || InGrid(page, line)) break;
    if (line.words.size() > 1 && marks.contains(line.words.front().text) && StandsApart(page, i)) first = i;
  }
  return first;
}

// Whether the raised digit after `word` is its exponent: "120 m2".
bool IsUnit(const Word& word) {
  return word.text == "m" || word.text == "km" || word.text == "cm" || word.text == "mm" || word.text == "hm";
}

void DropMarks(std::vector<Line>& lines, const std::unordered_set<std::string>& marks) {
  for (Line& line : lines) {
    std::vector<Word> kept;
    for (Word& word : line.words) {
      if (word.raised && marks.contains(word.text) && !kept.empty() && !IsUnit(kept.back())) continue;
      kept.push_back(std::move(word));
    }
    line.words = std::move(kept);
  }
}

void TakeFrom(PageLayout& page, std::vector<Note>& notes) {
  std::unordered_set<std::string> marks = RaisedMarks(page);
  if (page.scanned) AddMarksBelowRule(page, marks);
  if (marks.empty()) return;
  const std::size_t first = FirstNoteLine(page, marks);
  std::unordered_set<std::string> used;
  for (std::size_t i = first; i < page.lines.size(); ++i) {
    Line& line = page.lines[i];
    const bool begins = line.words.size() > 1 && marks.contains(line.words.front().text);
    if (begins) {
      used.insert(line.words.front().text);
      line.words.erase(line.words.begin());
      notes.emplace_back();
    }
    notes.back().lines.push_back(std::move(line));
  }
  page.lines.resize(std::min(first, page.lines.size()));
  DropMarks(page.lines, used);
}

}  // namespace

std::vector<Note> TakeNotes(std::vector<PageLayout>& pages) {
  std::vector<Note> notes;
  for (PageLayout& page : pages) TakeFrom(page, notes);
  return notes;
}

Paragraph ToParagraph(const Note& note, const Hyphenation& hyphenation) {
  Paragraph paragraph;
  std::string text;
  for (const Line& line : note.lines) hyphenation.Append(text, TextOf(line));
  paragraph.text = CleanText(text);
  paragraph.page = note.lines.front().page;
  paragraph.role = BlockRole::kNote;
  paragraph.boxes = BoxesOf(note.lines);
  return paragraph;
}

}  // namespace acervo::layout
