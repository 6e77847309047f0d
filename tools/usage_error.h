// What is thrown for wrong usage.
#pragma once

#include <stdexcept>

namespace acervo::tools {

// Wrong usage: ends the program with status 2 and this sentence. Caught in cli/program.cc; never leaves tools/.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace acervo::tools
