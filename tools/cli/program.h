// The program from its arguments to its exit status.
#pragma once

#include <string>
#include <vector>

namespace acervo::tools {

// `arguments` without the program's name.
int RunProgram(std::vector<std::string> arguments);

}  // namespace acervo::tools
