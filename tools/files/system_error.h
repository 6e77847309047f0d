// Errors of the system as values.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace acervo::tools {

// "ENOENT" for an errno: what Error::detail holds of the system's errors.
std::string SystemToken(int number);
// What the system says of a file that could not be read or written.
Error SystemError(int number, std::vector<std::string> where = {});

}  // namespace acervo::tools
