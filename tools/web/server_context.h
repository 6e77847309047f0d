// What handlers answer from.
#pragma once

#include "tools/web/archive_name.h"
#include "tools/web/archive_pool.h"
#include "tools/web/preview/page_previews.h"

namespace acervo::tools::serve {

struct ServerContext {
  ArchivePool& archives;
  PagePreviews& previews;
  ArchiveName& name;
};

}  // namespace acervo::tools::serve
