#include <openssl/evp.h>

#include <array>
#include <memory>

#include "store/db/sha256.h"

namespace acervo {

std::string Sha256Hex(std::string_view bytes) {
  return Sha256Hex(bytes.size(), [&](std::size_t offset) { return bytes.substr(offset); });
}

std::string Sha256Hex(std::size_t size, const std::function<std::string_view(std::size_t offset)>& piece) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  for (std::size_t offset = 0; offset < size;) {
    const std::string_view part = piece(offset);
    EVP_DigestUpdate(context.get(), part.data(), part.size());
    offset += part.size();
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(std::size_t{2} * length);
  for (unsigned int i = 0; i < length; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

}  // namespace acervo
