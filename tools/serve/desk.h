// What handlers answer from.
#pragma once

#include "tools/serve/archive_name.h"
#include "tools/serve/archive_pool.h"
#include "tools/serve/paper.h"

namespace acervo::tools::serve {

struct Desk {
  ArchivePool& archives;
  Paper& paper;
  ArchiveName& name;
};

}  // namespace acervo::tools::serve
