// Compresses a body part by part (RFC 1952).
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace acervo::tools::serve {

class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  // The compressed bytes that are ready by now; often none.
  std::string Add(std::string_view part) { return Deflated(part, Z_NO_FLUSH); }
  // The rest. Nothing can be added afterwards.
  std::string End() { return Deflated({}, Z_FINISH); }

  // A whole body at once.
  static std::string Pack(std::string_view body);

 private:
  std::string Deflated(std::string_view part, int flush);

  z_stream stream_{};
};

}  // namespace acervo::tools::serve
