// The files themselves, in `sqlar`: the layout of the SQLite archiver (https://sqlite.org/sqlar.html), and the zlib
// packing that it and the readings share. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "store/sqlite.h"

namespace acervo::store {

// zlib (RFC 1950) where that is smaller, else the bytes themselves: a reader tells by the size it knows.
std::string Pack(std::string_view bytes);
// kArchiveInvalid for anything that does not give `size` bytes.
Result<std::string> Unpack(std::string_view packed, std::int64_t size);

// "originales/<sha256>.docx": unique, and safe to unpack anywhere.
std::string OriginalName(std::string_view sha256, Format format);

// Does nothing when it is there.
Status StoreOriginal(Connection& connection, std::string_view name, std::string_view bytes, std::int64_t unix_time);
Result<std::string> LoadOriginal(Connection& connection, std::string_view name);

}  // namespace acervo::store
