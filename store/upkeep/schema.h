// Is this file an archive, and of which schema? Numbered migrations over PRAGMA user_version. Private to store/.
#pragma once

#include <string>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

inline constexpr int kApplicationId = 0x41435256;  // "ACRV", at byte 68 of the file

int LatestSchemaVersion();

// Looks at the first bytes of the file alone, so that a file of another kind is never opened by SQLite, which might
// write to it. Ok for an archive and for an empty file when `empty_is_fine`.
Status CheckFile(const std::string& path, bool empty_is_fine);

Result<int> SchemaVersion(Connection& connection);
// Brings a new or an older archive to the latest version, whole or not at all; kArchiveNewer when it stands above.
Status Migrate(Connection& connection);

}  // namespace acervo::store
