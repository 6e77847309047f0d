// Hash functions of our own, because the values outlive libraries: they are kept in the archive. Private to store/.
#pragma once

#include <cstdint>
#include <string_view>

namespace acervo::store {

// FNV-1a, 64 bits.
constexpr std::uint64_t Hash(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return seed;
}

// The finalizer of SplitMix64: spreads every bit over all.
constexpr std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

}  // namespace acervo::store
