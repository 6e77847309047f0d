// What a printed page carries besides its text: running headers, footers, page numbers. Only texts that were once
// paged have them; form feeds tell the pages apart.
#pragma once

#include <string>
#include <vector>

#include "extractors/txt/lines.h"

namespace acervo::txt {

struct Furniture {
  std::vector<std::string> headers;  // each once, page numbers as on the first page
  std::vector<std::string> footers;
};

// Takes the furniture out of the lines: they become blank.
Furniture TakeFurniture(std::vector<Line>& lines);

}  // namespace acervo::txt
