// Opens an archive as SQLite needs it: for readers of a directory they may not write in, for writers in WAL.
// Private to store/.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "store/archive.h"
#include "store/sqlite.h"

namespace acervo::store {

Result<std::unique_ptr<Connection>> OpenConnection(const std::string& path, OpenMode mode, const OpenOptions& options);

}  // namespace acervo::store
