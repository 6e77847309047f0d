#include "store/rows/source_blob.h"

#include <zlib.h>

#include "store/db/sha256.h"

namespace acervo::store {

namespace {

// DOCX is a ZIP, and most of a PDF is deflated streams: packing them again takes as long as reading them and gains
// nothing. A piece from the middle tells.
bool IsPackedAlready(std::string_view bytes) {
  constexpr std::size_t kPiece = 8192;
  if (bytes.size() < 4 * kPiece) return false;
  const std::string_view piece = bytes.substr(bytes.size() / 2, kPiece);
  std::string packed(compressBound(kPiece), '\0');
  uLongf size = packed.size();
  const int code = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                             reinterpret_cast<const Bytef*>(piece.data()), piece.size(), Z_BEST_SPEED);
  return code == Z_OK && size > kPiece * 9 / 10;
}

}  // namespace

Packed::Packed(std::string_view bytes) : bytes_(bytes) {
  if (IsPackedAlready(bytes)) return;
  uLongf size = compressBound(bytes.size());
  packed_.resize(size);
  const int code = compress2(reinterpret_cast<Bytef*>(packed_.data()), &size,
                             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_DEFAULT_COMPRESSION);
  is_smaller_ = code == Z_OK && size < bytes.size();
  packed_.resize(is_smaller_ ? size : 0);
}

Result<std::string> Unpack(std::string_view packed, std::int64_t size) {
  if (size == static_cast<std::int64_t>(packed.size())) return std::string(packed);
  constexpr std::int64_t kMost = std::int64_t{1} << 30;  // SQLite's own limit of a blob
  if (size < 0 || size > kMost) return Error{ErrorCode::kArchiveInvalid, "sqlar.sz", {}};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  uLongf unpacked = bytes.size();
  const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &unpacked,
                              reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (code != Z_OK || unpacked != bytes.size()) return Error{ErrorCode::kArchiveInvalid, "sqlar.data", {}};
  return bytes;
}

std::string SourceBlobName(std::string_view sha256, Format format) {
  return std::string("originales/").append(sha256).append(".").append(Token(format));
}

namespace {

bool IsPackingOf(std::string_view packed, std::string_view bytes) {
  if (packed.empty()) return true;  // it is kept as it is
  if (packed.size() >= bytes.size()) return false;
  const Result<std::string> unpacked = Unpack(packed, static_cast<std::int64_t>(bytes.size()));
  return unpacked.ok() && unpacked.value() == bytes;
}

}  // namespace

Status StoreSourceBlob(Connection& connection, std::string_view name, std::string_view bytes, std::int64_t unix_time,
                       const std::optional<std::string>& packed) {
  constexpr int kRegularFileReadableByAll = 0100644;
  Query query = connection("INSERT OR IGNORE INTO sqlar(name, mode, mtime, sz, data) VALUES(?, ?, ?, ?, ?)");
  query.Bind(name, kRegularFileReadableByAll, unix_time, static_cast<std::int64_t>(bytes.size()));
  if (packed && IsPackingOf(*packed, bytes)) {
    query.BindBlob(packed->empty() ? bytes : std::string_view(*packed));
    return query.Run();
  }
  const Packed here(bytes);
  query.BindBlob(here.view());
  return query.Run();
}

Result<std::string> LoadSourceBlob(Connection& connection, std::string_view name, std::string_view sha256) {
  Query query = connection("SELECT sz, data FROM sqlar WHERE name = ?");
  query.Bind(name);
  const bool is_there = query.Next();
  Result<std::string> bytes = is_there ? Unpack(query.Blob(1), query.Int(0)) : Result<std::string>(std::string());
  ACERVO_RETURN_IF_ERROR(query.Finish());
  if (is_there && bytes.ok() && Sha256Hex(bytes.value()) == sha256) return bytes;
  return Error{ErrorCode::kCorrupt, "sha256", {std::string(name)}};
}

}  // namespace acervo::store
