#include "core/period_text.h"

namespace acervo {

std::string PeriodText(const std::optional<Month>& first, const std::optional<Month>& last) {
  if (!first) return "";
  const bool is_one = !last || last == first;
  return ToIso(*first) + (is_one ? "" : "/" + ToIso(*last));
}

}  // namespace acervo
