// The files themselves, in `sqlar`: the layout of the SQLite archiver (https://sqlite.org/sqlar.html), and the zlib
// packing that it and the readings share. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// zlib (RFC 1950) where that is smaller, else the bytes themselves, not copied: a reader tells by the size it knows.
class Packed {
 public:
  explicit Packed(std::string_view bytes);
  // Good as long as the bytes and this.
  bool is_smaller() const { return is_smaller_; }
  std::string_view view() const { return is_smaller_ ? std::string_view(packed_) : bytes_; }

 private:
  std::string_view bytes_;
  std::string packed_;
  bool is_smaller_ = false;
};
// kArchiveInvalid for anything that does not give `size` bytes.
Result<std::string> Unpack(std::string_view packed, std::int64_t size);

// "originales/<sha256>.docx": unique, and safe to unpack anywhere.
std::string SourceBlobName(std::string_view sha256, Format format);

// In SQL over an `original o`: the first of its paths, one that still holds it before one that does no more; '' for
// none.
inline constexpr std::string_view kFirstPath =
    "coalesce((SELECT s.path FROM source s WHERE s.original_key = o.original_key "
    "ORDER BY s.replaced_at IS NOT NULL, s.source_key LIMIT 1), '')";

// Does nothing when it is there. `packed`: what PackOriginal made of the bytes, elsewhere; it is believed only where it
// gives the bytes again.
Status StoreSourceBlob(Connection& connection, std::string_view name, std::string_view bytes, std::int64_t unix_time,
                       const std::optional<std::string>& packed = std::nullopt);
// kCorrupt where it is gone or is no longer what its SHA-256 says.
Result<std::string> LoadSourceBlob(Connection& connection, std::string_view name, std::string_view sha256);

}  // namespace acervo::store
