// How deep each item of a list stands.
#pragma once

#include <string>
#include <vector>

#include "extractors/txt/markers.h"

namespace acervo::txt {

struct ListEntry {
  Marker marker;
  int indent = 0;  // columns before the marker
  int page = 0;
  bool after_blank = false;    // an empty line stands before it
  bool begins_run = false;     // the first item, or the first behind a heading: levels start anew
  bool below_heading = false;  // a paragraph stands right above: the run's first item is no title of the list
  bool introduces = false;     // its text ends with a colon
  bool ends_sentence = false;  // its text ends with a full stop
  int words = 0;
  int level = 0;  // the result
};

void AssignLevels(std::vector<ListEntry>& entries);

}  // namespace acervo::txt
