// Words to lines: what stands on one baseline, from left to right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// Lines from top to bottom. Raised and lowered small words stay in the line they belong to, marked `raised`.
// Words of all turns are taken as they stand.
std::vector<Line> BuildLines(std::vector<Word> words, int page);

// The box, size and marks of `line` again, after its words have changed. REQUIRES: !line.words.empty()
void Measure(Line& line);

// Whether a space stands between two neighbours of a line.
bool SpaceBetween(const Word& left, const Word& right);

// The text of a line as written, words parted by single spaces.
std::string TextOf(const Line& line);
std::string TextOf(const Word* first, const Word* last);

bool IsBold(const Line& line);

// The line's words in runs that are parted by gaps of at least `min_gap` points.
std::vector<Line> SplitAtGaps(const Line& line, double min_gap);

// The usual distance between the baselines of neighbouring lines; 1.2 times the font size where there are none.
double LinePitch(const std::vector<Line>& lines);

}  // namespace acervo::layout
