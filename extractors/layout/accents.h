// Accents that are painted apart from their letters: before or after them, or when the line is done.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/layout/layout.h"

namespace acervo::layout {

// The accents of one page until the letters under them are known.
class Accents {
 public:
  // Keeps `letter` if it is an accent, combining or with a space of its own; (x, y) is its middle on the baseline.
  bool Keep(char32_t letter, double x, double y, double size);
  bool empty() const { return accents_.empty(); }

  // `letter` with those accents that stand over its box, composed. `upright`: the text runs level.
  std::string OnLetter(char32_t letter, const Box& box, bool upright);

  // A word for each accent that stood over no letter.
  void AppendRest(std::vector<Word>& words) const;

 private:
  struct Accent {
    char32_t shown, combining;
    double x, y, size;
    bool used = false;
  };
  std::vector<Accent> accents_;
};

}  // namespace acervo::layout
