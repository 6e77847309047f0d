// Blocks as lines of text, for places that hold text alone: a cell, a header, a note.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace acervo::docx {

// Adds a line to a text whose lines are parted by line feeds; an empty one adds nothing.
void AppendLine(std::string& out, std::string_view line);

// A paragraph is a line, an item with its marker in front; a row of a table is a line.
void AppendLines(std::string& out, const Block& block);

}  // namespace acervo::docx
