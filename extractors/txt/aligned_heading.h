// What the first line of an aligned table tells of its columns.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extractors/txt/lines.h"

namespace acervo::txt {

// The pieces of the line at `begin`, and those that the line below adds where the first has none above them. Empty
// where it can be no heading: one piece, too many, or too wide ones.
std::vector<Piece> HeadingPieces(std::span<const Line> lines, std::size_t begin);

// The lines from `at` on, on one page, vote for where each column begins; where they agree, only the strip right
// before that place may part it from its neighbour.
std::vector<Piece> WithUsualStarts(std::span<const Line> lines, std::size_t at, std::vector<Piece> pieces);

// Whether a table's heading may stand in the line: texts with gaps between, and no list item.
bool MayBeHeading(const Line& line);
// The upper line of a heading whose cells stand in the middle: "N." over "Fecha   Actividad" over "º".
bool LeadsHeading(std::span<const Line> lines, std::size_t at);

}  // namespace acervo::txt
