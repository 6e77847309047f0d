// Opens an archive as SQLite needs it: for readers of a directory they may not write in, for writers in WAL.
// Private to store/.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/open_options.h"

namespace acervo::store {

Result<std::unique_ptr<Connection>> OpenConnection(const std::string& path, OpenMode mode, const OpenOptions& options);

// An empty archive that goes with its connection, on the disk where memory is not enough.
Result<std::unique_ptr<Connection>> OpenTrial(const OpenOptions& options);

}  // namespace acervo::store
