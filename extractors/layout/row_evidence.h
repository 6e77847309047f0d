// What the lines of a table's columns tell about where its rows part.
//
// Units:  costs are negative logarithms of likelihoods; a smaller sum is the better reading. Points for places.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "extractors/layout/columns.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

inline constexpr std::size_t kNoFragment = std::numeric_limits<std::size_t>::max();

// A line of one cell. Its ink is taken to reach half its font size up and down from its middle.
struct Fragment {
  Line line;
  std::size_t column = 0;
  std::size_t cut_line = 0;          // of which line it was cut
  int span = 1;                      // columns its text covers
  bool across = false;               // it stands alone over several columns
  bool heading = false;              // in bold alone in the first column, above plain rows
  std::size_t before = kNoFragment;  // the fragment above in its column
  double join = 0, split = 0;        // cost of one cell, or of two, for it and the one above
  double top() const { return line.box.mid_y() - line.size / 2; }
  double bottom() const { return line.box.mid_y() + line.size / 2; }
};

// The place between two fragments that follow each other from top to bottom.
struct Seam {
  bool ruled = false;  // a rule runs here: a row ends
  bool head = false;   // what stands above names all columns
  bool open = false;   // nothing reaches over it
  double white = 0;    // of the font size, beyond what parts the lines of a cell
};

struct RowEvidence {
  std::vector<Fragment> fragments;  // by the middle of their lines
  std::vector<Seam> seams;          // seams[i] lies above fragments[i]
  std::size_t head = 0;             // how many fragments at the top are a head in bold above plain rows
  std::size_t columns = 0;
  double pitch = 0;  // between the lines of a cell
  double size = 0;   // of most lines' font
};

// `rights`: where each column's text wraps. `rules`: places of rules across the table, ascending.
RowEvidence WeighLines(const std::vector<CutLine>& lines, const std::vector<double>& rights,
                       const std::vector<double>& rules);

}  // namespace acervo::layout
