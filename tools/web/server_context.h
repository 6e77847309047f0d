// What handlers answer from.
#pragma once

#include "tools/web/archive_name.h"
#include "tools/web/archive_pool.h"
#include "tools/web/preview/page_previews.h"

namespace acervo::tools::serve {

class Editing;

struct ServerContext {
  ArchivePool& archives;
  PagePreviews& previews;
  ArchiveName& name;
  Editing* editing = nullptr;  // null: nothing is written
};

}  // namespace acervo::tools::serve
