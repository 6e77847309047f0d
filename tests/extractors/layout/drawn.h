// Pages drawn with characters, for the tests of whole tables.
//
// Shape:  a character is 5 points wide, a line of the drawing 12 points high, or 6 in a drawing of half lines. '|' is a
//         piece of a vertical rule; a line of '-' between spaces holds horizontal ones and has no height. A line that
//         begins with '#' is shaded over the width of the drawing, one that begins with '*' is bold.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/document.h"
#include "extractors/layout/grid.h"
#include "extractors/layout/page_flow.h"
#include "extractors/layout/page_graphics.h"
#include "extractors/layout/paragraphs.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {

inline constexpr double kDrawnLeft = 50, kDrawnTop = 60, kDrawnLetter = 5, kDrawnLine = 12, kHalfLine = 6;

struct Drawing {
  std::vector<Word> words;
  PageGraphics graphics;
};

class Draughtsman {
 public:
  Draughtsman(std::string_view drawing, double step) : step_(step) {
    while (!drawing.empty()) {
      const std::size_t end = std::min(drawing.find('\n'), drawing.size());
      rows_.push_back(drawing.substr(0, end));
      width_ = std::max(width_, end);
      drawing.remove_prefix(std::min(end + 1, drawing.size()));
    }
  }

  Drawing Draw() {
    for (const std::string_view row : rows_) {
      if (row.find("---") != std::string_view::npos) {
        AddRules(row);
      } else {
        AddRow(row);
        y_ += step_;
      }
    }
    return std::move(drawing_);
  }

 private:
  static double X(std::size_t column) { return kDrawnLeft + kDrawnLetter * static_cast<double>(column); }

  void AddRules(std::string_view row) {
    for (std::size_t from = row.find('-'); from < row.size(); from = row.find('-', from)) {
      const std::size_t to = std::min(row.find_first_not_of('-', from), row.size());
      drawing_.graphics.paints.push_back({{X(from), y_ - 0.25, X(to), y_ + 0.25}, 0});
      from = to;
    }
  }

  void AddRow(std::string_view row) {
    const bool shaded = row.starts_with('#'), bold = row.starts_with('*');
    if (shaded) drawing_.graphics.paints.push_back({{X(0), y_, X(width_), y_ + step_}, 220});
    for (std::size_t from = shaded || bold ? 1 : 0; from < row.size();) {
      const std::size_t to = std::min(row.find_first_of(" |", from), row.size());
      if (to > from) AddWord(row.substr(from, to - from), X(from), bold);
      if (to < row.size() && row[to] == '|') AddBar(X(to) + kDrawnLetter / 2);
      from = to + 1;
    }
  }

  void AddBar(double x) { drawing_.graphics.paints.push_back({{x - 0.25, y_, x + 0.25, y_ + step_}, 0}); }

  void AddWord(std::string_view text, double x, bool bold) {
    drawing_.words.push_back(MakeWord(x, y_ + step_ / 2 + 3, std::string(text)));
    drawing_.words.back().bold = bold;
  }

  double step_, y_ = kDrawnTop;
  std::size_t width_ = 0;
  std::vector<std::string_view> rows_;
  Drawing drawing_;
};

inline PageLayout DrawPage(std::string_view drawing, int number = 1, double step = kDrawnLine) {
  Drawing drawn = Draughtsman(drawing, step).Draw();
  PageLayout page{number, 612, 792, BuildLines(std::move(drawn.words), number), {}, {}};
  page.rulings = RulingsOf(drawn.graphics, page.width, page.height);
  page.grids = FindGrids(page.rulings);
  return page;
}

// "Foro | UE | mayo": a cell over several rows ends in "^2", one over several columns in ">3".
inline std::string ShowRow(const std::vector<Cell>& row) {
  std::string text;
  for (const Cell& cell : row) {
    if (&cell != &row.front()) text += " | ";
    text += cell.text;
    if (cell.row_span > 1) text += "^" + std::to_string(cell.row_span);
    if (cell.col_span > 1) text += ">" + std::to_string(cell.col_span);
  }
  return text;
}

// The blocks of the pages a line each: a paragraph's text after "P ", a table's rows after "T" on a line of its own.
inline std::vector<std::string> ReadDrawn(std::vector<PageLayout> pages) {
  std::vector<std::string> shown;
  for (const Block& block : BuildBlocks(BuildFlow(std::move(pages)), {})) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) shown.push_back("P " + paragraph->text);
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    shown.emplace_back("T");
    for (const std::vector<Cell>& row : table->rows) shown.push_back(ShowRow(row));
  }
  return shown;
}

struct DrawnCase {
  std::string name;
  std::string_view drawing;
  std::vector<std::string> shown;
  double step = kDrawnLine;
};

}  // namespace acervo::layout
