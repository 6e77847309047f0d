#include <nettle/sha2.h>

#include <array>
#include <cstdint>

#include "store/db/sha256.h"

namespace acervo {

std::string Sha256Hex(std::string_view bytes) {
  return Sha256Hex(bytes.size(), [&](std::size_t offset) { return bytes.substr(offset); });
}

std::string Sha256Hex(std::size_t size, const std::function<std::string_view(std::size_t offset)>& piece) {
  sha256_ctx context;
  sha256_init(&context);
  for (std::size_t offset = 0; offset < size;) {
    const std::string_view part = piece(offset);
    // Nettle takes bytes as uint8_t, which is the same byte as char.
    sha256_update(&context, part.size(), reinterpret_cast<const std::uint8_t*>(part.data()));
    offset += part.size();
  }
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace acervo
