// The command that goes on where a list was cut.
#pragma once

#include <string>
#include <vector>

#include "tools/present/messages/messages.h"

namespace acervo::tools {

// What was typed, with another --offset, quoted for a shell: "acervo buscar JICA --desplazamiento 20".
std::string NextCommand(const Messages& say, const std::vector<std::string>& typed, int offset);

}  // namespace acervo::tools
