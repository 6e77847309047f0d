// Writes the months that a report is about as one text.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"

namespace acervo {

// "2019-05", of several months "2019-05/2019-06"; "" where the first is not known.
std::string PeriodText(const std::optional<Month>& first, const std::optional<Month>& last);

}  // namespace acervo
