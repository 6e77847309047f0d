#include "tools/files/system_error.h"

#include <cstring>
#include <utility>

namespace acervo::tools {

std::string SystemToken(int number) {
  const char* name = strerrorname_np(number);
  return name == nullptr ? std::strerror(number) : name;
}

Error SystemError(int number, std::vector<std::string> where) {
  return {ErrorCode::kUnreadable, SystemToken(number), std::move(where)};
}

}  // namespace acervo::tools
