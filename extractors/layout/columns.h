// Tables without ruling lines: the white gutters that run down between aligned words.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Lines [first, last) that share gutters.
struct ColumnRegion {
  std::size_t first = 0, last = 0;
  std::vector<Gutter> gutters;
};

// Regions in `lines`, top to bottom. `carried`: the gutters of a table that may go on at the first line (its page
// ended with it); then a region may begin there without a header. Empty: none.
std::vector<ColumnRegion> FindColumnRegions(const std::vector<Line>& lines, const std::vector<Gutter>& carried);

// A line cut at the gutters: one entry a column, a line without words where the column is empty or covered by a text
// that runs across a gutter. `across`: such a text stands alone in the line; it comes in the first entry.
struct CutLine {
  std::vector<Line> cells;
  bool across = false;
  std::vector<int> spans;  // how many columns each entry's text covers
  std::size_t filled() const;
  bool spanned() const;
};
CutLine Cut(const Line& line, const std::vector<Gutter>& gutters);
std::vector<CutLine> CutAll(const std::vector<Line>& lines, const std::vector<Gutter>& gutters);

// Borders in the middle of the gutters, between two outer ones.
std::vector<double> BordersAt(const std::vector<Gutter>& gutters, double left, double right);

// A border that is drawn, as a gutter: with the space on both sides that text seldom reaches.
Gutter GutterAround(double border);

// The inner borders as gutters.
std::vector<Gutter> GuttersAt(const std::vector<double>& borders);

// The column in which `x` stands; what is outside of the outer borders belongs to the nearest one.
std::size_t ColumnAt(const std::vector<double>& borders, double x);

// Whether a line shows that its page may hold a table: words parted by a wide gap, not after a list marker.
bool HasWideGap(const Line& line);

}  // namespace acervo::layout
