// The bytes of a document: in memory, or, where there are many, still in their file. An import holds a window of
// documents; the large ones of it would take more memory than everything else.
//
// Errors: a file that is read piece by piece may be changed meanwhile. Then it reads as zeros where it has become
//         shorter, and IsAsOpened() tells.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace acervo::tools {

class Bytes {
 public:
  static std::shared_ptr<const Bytes> Of(std::string bytes);
  // As ReadFile(): kUnreadable, kTooLarge, kEmpty.
  static Result<std::shared_ptr<const Bytes>> Open(const std::string& path, std::size_t max_size);
  ~Bytes();
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  std::size_t size() const { return size_; }
  std::size_t in_memory() const { return bytes_.size(); }
  // What begins at `offset`, some or all of it; good until the next call. REQUIRES: offset < size()
  std::string_view Piece(std::size_t offset) const;
  bool IsAsOpened() const;
  // All of them at once, for who cannot take pieces.
  std::string Whole() const;

 private:
  Bytes() = default;

  std::string bytes_;
  int fd_ = -1;
  struct stat opened_ {};
  std::size_t size_ = 0;
  mutable std::string piece_;  // of the file
};

}  // namespace acervo::tools
