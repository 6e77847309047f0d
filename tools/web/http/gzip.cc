#include "tools/web/http/gzip.h"

#include <algorithm>
#include <array>
#include <climits>
#include <new>

namespace acervo::tools::serve {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib.h, deflateInit2: the largest window, in gzip's container
constexpr int kMemoryLevel = 8;       // its default
constexpr std::size_t kMostAtOnce = UINT_MAX;

}  // namespace

Gzip::Gzip() {
  if (::deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
}

Gzip::~Gzip() { ::deflateEnd(&stream_); }

std::string Gzip::Deflated(std::string_view part, int flush) {
  std::string packed;
  std::array<char, 16384> out{};
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));  // zlib only reads it
  stream_.avail_in = static_cast<uInt>(std::min(part.size(), kMostAtOnce));
  do {
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    ::deflate(&stream_, flush);
    packed.append(out.data(), out.size() - stream_.avail_out);
  } while (stream_.avail_out == 0);
  return packed;
}

std::string Gzip::Pack(std::string_view body) {
  Gzip gzip;
  std::string packed;
  for (; body.size() > kMostAtOnce; body.remove_prefix(kMostAtOnce)) packed += gzip.Add(body.substr(0, kMostAtOnce));
  packed += gzip.Add(body);
  return packed + gzip.End();
}

}  // namespace acervo::tools::serve
