// What a printed page carries besides its text: running headers, footers, page numbers. Only texts that were once
// paged have them; form feeds tell the pages apart, or what the pages repeat.
#pragma once

#include <string>
#include <vector>

#include "extractors/txt/lines.h"

namespace acervo::txt {

// Where no form feeds tell the pages, page numbers that count up do, else a line that comes again every few dozen
// lines: sets `page` of every line.
void RecoverPages(std::vector<Line>& lines);

struct PageFurniture {
  std::vector<std::string> headers;  // each once, page numbers as on the first page
  std::vector<std::string> footers;
};

// Takes the furniture out of the lines: they become blank.
PageFurniture TakePageFurniture(std::vector<Line>& lines);

}  // namespace acervo::txt
