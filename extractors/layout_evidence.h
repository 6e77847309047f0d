// How the layout of a page was told: what spoke for its tables' columns and rows. For people who ask why a table was
// read as it was, and for those who mend the reading; no reader of documents needs it.
//
// Shape:  plain values. Units: points for PDF, origin at the top-left corner of the page, y downwards; costs are
// negative
//         logarithms of likelihoods: of two readings the one with the smaller cost is taken.
#pragma once

#include <string>
#include <vector>

namespace acervo {

// A strip between two columns, taken or not.
struct GutterCandidate {
  double from = 0, to = 0;
  std::size_t ended = 0, begun = 0;     // texts that end left of it, that begin right of it
  std::size_t shared = 0;               // lines with texts on both sides of it
  std::size_t spaced = 0, crossed = 0;  // lines with no more than a space there, lines that run over it
  bool aligned = false;                 // the texts right of it begin at one place
  bool taken = false;
};

// One way in which the rows could be read.
struct RowsCandidate {
  std::string alignment;  // of the cells in their rows: "top", "middle", "bottom"
  bool airy = false;      // rows are parted by more white than lines
  std::size_t rows = 0;
  double cost = 0;
};

struct TableEvidence {
  int page = 0;
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string found_by;  // "grid", "frame", "gutters"
  std::size_t rows = 0, columns = 0;
  std::vector<GutterCandidate> gutters;
  std::vector<RowsCandidate> readings;  // the best first
  double margin = 0;  // by how much the least sure row end is the cheaper one; where rules part all rows, kCertain
};

inline constexpr double kCertain = 1000;

struct PageEvidence {
  int page = 0;
  double width = 0, height = 0;
  std::size_t lines = 0, rules_across = 0, rules_down = 0, grids = 0;
};

struct LayoutEvidence {
  std::vector<PageEvidence> pages;
  std::vector<TableEvidence> tables;  // a piece a page
};

}  // namespace acervo
