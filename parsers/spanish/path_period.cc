#include "parsers/spanish/period_text.h"

namespace acervo {
std::vector<PeriodStatement> FindPeriodsInPath(std::string_view) { return {}; }
}  // namespace acervo
