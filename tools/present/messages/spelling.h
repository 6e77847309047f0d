// Tokens as people write them.
#pragma once

#include <string>
#include <string_view>

#include "tools/present/messages/messages.h"

namespace acervo::tools {

// "web.kind.actividad" and the like; the token itself where the catalogue has none.
std::string Word(const Messages& say, std::string_view family, std::string_view token);
// "tramite-de-reunion" → "trámite de reunión": as people write the kinds that the parsers tell without accents.
std::string TypeWords(const Messages& say, std::string_view type);

}  // namespace acervo::tools
