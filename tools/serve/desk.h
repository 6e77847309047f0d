// What handlers answer from.
#pragma once

#include "tools/serve/archive_pool.h"
#include "tools/serve/paper.h"

namespace acervo::tools::serve {

struct Desk {
  ArchivePool& archives;
  Paper& paper;
};

}  // namespace acervo::tools::serve
