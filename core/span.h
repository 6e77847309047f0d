// A half-open range of bytes in a UTF-8 text. Only JSON counts code points.
#pragma once

#include <cstddef>
#include <string_view>

namespace acervo {

struct Span {
  std::size_t begin = 0;
  std::size_t length = 0;

  std::size_t end() const { return begin + length; }
  bool empty() const { return length == 0; }
  // REQUIRES: end() <= text.size()
  std::string_view In(std::string_view text) const { return text.substr(begin, length); }
  bool Overlaps(const Span& other) const { return begin < other.end() && other.begin < end(); }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace acervo
