// The pieces that a page is read into, before they become blocks of a Document. Private to extractors/pdf.
//
// Units:  PDF points (1/72 inch), origin at the top-left corner of the page as it is read, y downwards. Pages count
//         from 1.
// Shape:  plain values that own their data. A line's words stand from left to right.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/layout_evidence.h"

namespace acervo::layout {

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double mid_x() const { return (x0 + x1) / 2; }
  double mid_y() const { return (y0 + y1) / 2; }
  bool Holds(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  bool Holds(const Box& other, double slack) const {
    return other.x0 >= x0 - slack && other.x1 <= x1 + slack && other.y0 >= y0 - slack && other.y1 <= y1 + slack;
  }
  void Cover(const Box& other) {
    x0 = std::min(x0, other.x0), y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1), y1 = std::max(y1, other.y1);
  }
  friend bool operator==(const Box&, const Box&) = default;
};

inline double Overlap(double a0, double a1, double b0, double b1) { return std::min(a1, b1) - std::max(a0, b0); }

struct Word {
  std::string text;  // UTF-8 as the page gives it
  Box box;
  double size = 0;  // of the font
  bool bold = false;
  bool space_after = false;
  bool raised = false;    // smaller than its line and above its middle: '1ro', a note's mark
  bool symbolic = false;  // set in a pi font (Symbol, Wingdings): letters are glyphs of something else
  int turns = 0;          // quarter turns away from the page's reading direction
  double confidence = 1;  // of the recognition of its letters; 1: they were written
  Box sheet = {};         // where it stands on the sheet as a viewer shows it; without extent: nowhere

  // Takes the place of a word that is joined to this one.
  void Cover(const Word& other) {
    box.Cover(other.box);
    if (other.sheet == Box()) return;
    if (sheet == Box()) sheet = other.sheet;
    sheet.Cover(other.sheet);
  }
};

struct Line {
  std::vector<Word> words;  // never empty
  Box box;
  double size = 0;  // the font size of most of its letters
  int page = 0;
};

// A straight thin line or the edge of a shaded area.
struct Ruling {
  double at = 0;            // y of a horizontal one, x of a vertical one
  double from = 0, to = 0;  // its extent along the other axis; from <= to
  bool edge = false;        // of shaded areas alone, no line drawn
  friend bool operator==(const Ruling&, const Ruling&) = default;
};

struct Rulings {
  std::vector<Ruling> horizontal;
  std::vector<Ruling> vertical;
};

struct PageText {
  int number = 0;
  double width = 0, height = 0;
  std::vector<Word> words;
  int unread = 0;                  // glyphs whose font does not tell which letters they are
  std::vector<Line> slanted = {};  // texts along a slope, a word each: stamps, watermarks
  Rulings rulings = {};
  bool scanned = false;  // a picture with recognised words
  double offset = 0;     // of its left edge from that of the sheet, where two pages share one
};

// White space between two columns of text; both ends are bounded by words.
struct Gutter {
  double from = 0, to = 0;
  double middle() const { return (from + to) / 2; }
};

// One cell as read from one page.
struct CellPiece {
  int column = 0;
  int row_span = 1, col_span = 1;
  double right = 0;  // where its text must wrap
  std::vector<Line> lines;
};

struct RowPiece {
  std::vector<CellPiece> cells;  // by column; a cell that a span covers is absent
  int page = 0;
  double y0 = 0, y1 = 0;
};

// The part of a table that stands on one page; later, the whole table.
struct TablePiece {
  Box box;
  int page = 0;       // where it begins
  int last_page = 0;  // where it ends
  bool ruled = false;
  std::vector<double> columns;  // the borders of the columns, ascending: one more than there are columns
  std::vector<RowPiece> rows;
  std::vector<Gutter> gutters;               // where no ruling parts the columns
  std::vector<TableEvidence> evidence = {};  // of each page's piece

  int column_count() const { return static_cast<int>(columns.size()) - 1; }
};

}  // namespace acervo::layout
