// Fingerprints of bytes by SHA-256 (FIPS 180-4).
//
// Shape:  64 lower-case hexadecimal digits.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace acervo {

// Hashes bytes in memory.
std::string Sha256Hex(std::string_view bytes);
// Hashes bytes piece by piece: `piece` gives what begins at an offset, at least a byte of it.
std::string Sha256Hex(std::size_t size, const std::function<std::string_view(std::size_t offset)>& piece);

}  // namespace acervo
