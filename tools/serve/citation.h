// How a record is cited.
#pragma once

#include <string>

#include "core/json.h"
#include "tools/messages/messages.h"

namespace acervo::tools::serve {

std::string CitationText(const Messages& say, const Json& record);
std::string CitationBibTex(const Messages& say, const Json& record);
// Lines end with LF here; RIS files have CRLF.
std::string CitationRis(const Messages& say, const Json& record);

}  // namespace acervo::tools::serve
