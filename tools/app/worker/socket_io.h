// All of so many bytes through a stream socket, or not at all: false when the other side is gone.
#pragma once

#include <cstddef>
#include <string_view>

namespace acervo::tools {

bool ReadExactly(int socket, char* to, std::size_t size);
bool WriteAll(int socket, std::string_view bytes);

}  // namespace acervo::tools
