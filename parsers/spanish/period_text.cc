#include "parsers/spanish/period_text.h"

namespace acervo {

std::vector<PeriodStatement> FindPeriods(std::string_view) { return {}; }
std::vector<DateHint> FindDateHints(std::string_view, bool) { return {}; }

}  // namespace acervo
