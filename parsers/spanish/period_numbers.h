// Months that a title writes as a number, or in a way that running text never does: 'Mes: 05', 'Informe N° 5/2019',
// 'Informe V-2019', 'may/19', 'January 2020'.
#pragma once

#include <cstddef>
#include <vector>

#include "parsers/spanish/date_tokens.h"

namespace acervo::spanish {

struct NumberedMonth {
  int month = 0;
  int year = 0;           // 0: not written
  std::size_t first = 0;  // tokens, inclusive
  std::size_t last = 0;
  double confidence = 0;  // as of a PeriodStatement
};

// In the order of the text.
std::vector<NumberedMonth> FindNumberedMonths(const DateTokens& text);

}  // namespace acervo::spanish
