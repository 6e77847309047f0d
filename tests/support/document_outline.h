// A Document as lines that a person can read, write by hand and compare: the form of the `*.expected.txt` files.
//
// A block is a line:
//   p: text                          a paragraph
//   p[heading=2]: text               with the outline level that the format tells
//   p[continues=0]: text             an unmarked paragraph that goes on the text of an item of that level
//   li[level=0 marker=•]: text       a list item; li[level=0 marker=1. heading=1] where it is a heading too
//   header: text, footer: text, note: text
// A table is a line "table:" and a line for each row:
//   | cell | cell[rows=2] | cell[cols=3] | cell[rows=2 cols=2] | |
// with "⏎" for a line feed in a cell and "\|" for a bar. Pages are left out: no two formats have the same.
#pragma once

#include <string>

#include "core/document.h"

namespace acervo::test {

struct OutlineOptions {
  bool bold = false;     // "p[bold]: text" where the whole text is bold
  bool notices = false;  // "notice[code=embedded_document]: text" after the blocks, for each warning
};

std::string DocumentOutline(const Document& document, const OutlineOptions& options = {});

}  // namespace acervo::test
