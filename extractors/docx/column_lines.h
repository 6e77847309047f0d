// Column borders that stand a hair apart in different rows (w:tblGrid, ECMA-376-1 5th ed., 17.4.48): one border.
#pragma once

#include "extractors/docx/story.h"

namespace acervo::docx {

// Joins borders of different rows that stand less than a centimetre apart and counts the spans of all cells anew.
// Borders that a row has both of stay two.
void JoinColumnLines(StoryTable& table);

}  // namespace acervo::docx
