// Values of a PDF's information dictionary as the Document tells them.
// Source: ISO 32000-1, 14.3.3 (document information dictionary), 7.9.4 (dates).
#pragma once

#include <ctime>
#include <optional>
#include <string>

namespace acervo::pdf {

// "2019-05-02T14:30:00Z"; nullopt for what is no time: poppler gives (time_t)-1, some versions 0.
std::optional<std::string> IsoTime(std::time_t time);

std::optional<std::string> NonEmpty(std::string text);

}  // namespace acervo::pdf
