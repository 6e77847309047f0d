// The reading of a whole table's rows with the fewest loose ends.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/layout/row_evidence.h"

namespace acervo::layout {

// How the cells of a row stand to one another.
enum class Alignment { kTop, kMiddle, kBottom };

struct RowReading {
  std::vector<std::size_t> starts;  // the first fragment of each row; the first is 0
  Alignment alignment = Alignment::kTop;
  bool airy = false;  // rows are parted by more white than the lines of a cell
  double cost = 0;
  double margin = kCertain;               // by how much cheaper the least sure row end is than none, or none than one
  std::vector<RowsCandidate> candidates;  // all settings, the best first
};

// REQUIRES: !evidence.fragments.empty(). Linear in fragments: a row has at most some hundred of them.
RowReading ReadRows(const RowEvidence& evidence);

}  // namespace acervo::layout
