// The list items within the cells of a table.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "extractors/docx/lists.h"

namespace acervo::docx {

// The text of a cell, and its paragraphs as the list rules see them, each with its line in the text.
struct CellLines {
  std::string text;
  int count = 0;  // lines of the text
  std::vector<std::pair<ListLine, int>> lines;
};

// A cell's list is its own, but that of a row of one cell goes on with the row above: such rows are lines of a page.
class CellLists {
 public:
  // The lines of cell `cell` of row `row`, in the order of the table.
  void Add(std::size_t row, std::size_t cell, CellLines lines, bool alone);
  // Gives the cells of the finished table their items.
  void MarkItems(Table& table);

 private:
  struct Place {
    std::size_t row;
    std::size_t cell;
    int line;
  };
  struct List {
    std::vector<ListLine> lines;
    std::vector<Place> places;
    bool alone = false;
  };

  static void Mark(List& list, Table& table);

  std::vector<List> lists_;
};

}  // namespace acervo::docx
