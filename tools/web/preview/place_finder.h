// Where on a page a record stands: its cells are looked for among the page's words, letter by letter.
//
// Rather nothing than a wrong place: a record whose words stand twice, or that another record's mark would cover, gets
// none.
#pragma once

#include <string>
#include <vector>

#include "extractors/page_view.h"

namespace acervo::tools::serve {

struct SoughtRecord {
  std::string id;
  std::vector<std::string> cells;  // a row's, in any order; one text of a bullet
};

struct PageMark {
  std::string id;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // points, as PageWords
};

// In the order of `records`. A record that goes on on the next page is marked as far as it stands on this one.
// Cost: bounded; a page that would take more work gets fewer marks.
std::vector<PageMark> FindRecords(const PageWords& page, const std::vector<SoughtRecord>& records);

}  // namespace acervo::tools::serve
