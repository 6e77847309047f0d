// Where on the paper something stands.
//
// Units:  tables, rows and blocks count from 0, pages from 1. A table's row 0 is its first row on paper (the header,
//         where it has one). Boxes are in PDF points (1/72 inch) from the page's top left corner, y downwards.
#pragma once

#include <optional>
#include <vector>

namespace acervo {

// A rectangle on a page.
struct PageBox {
  int page = 0;
  double left = 0, top = 0, right = 0, bottom = 0;
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

struct Source {
  std::optional<int> page = {};
  std::optional<int> table = {};
  std::optional<int> row = {};
  std::optional<int> block = {};          // index into Document::blocks
  std::vector<PageBox> boxes = {};        // one a page, ascending; empty: the format has no geometry
  bool ocr = false;                       // letters were recognised in a picture, by acervo or before
  std::optional<double> confidence = {};  // of the least sure word, 0..1; nullopt: none was recognised by acervo
  friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace acervo
