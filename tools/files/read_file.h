// The bytes of one file, without waiting for pipes and devices and without reading what is too large.
#pragma once

#include <cstddef>
#include <string>

#include "core/result.h"

namespace acervo::tools {

// kUnreadable (with the system's words, or what it is instead of a regular file), kTooLarge, kEmpty (no bytes).
Result<std::string> ReadFile(const std::string& path, std::size_t max_size);

// For who reads it by pieces: the same errors. The descriptor is the caller's to close.
struct OpenedFile {
  int fd = -1;
  std::size_t size = 0;
};
Result<OpenedFile> OpenFile(const std::string& path, std::size_t max_size);
// What is there now of a file that had `expected` bytes.
Result<std::string> ReadOpened(int fd, std::size_t expected, std::size_t max_size);

// A file's name as text: bytes that are no UTF-8 are written \xHH, so that it can be shown and kept.
std::string PathText(const std::string& path);
// Back again.
std::string PathFromText(const std::string& text);

}  // namespace acervo::tools
