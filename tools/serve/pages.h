// The pages, each a handler as those of the API.
#pragma once

#include <string_view>

#include "tools/serve/archive_pool.h"
#include "tools/serve/exchange.h"

namespace acervo::tools::serve {

WebResponse SearchPage(const Messages& say, ArchivePool& pool, const WebRequest& request, std::string_view rest);
WebResponse RecordPage(const Messages& say, ArchivePool& pool, const WebRequest& request, std::string_view id);
WebResponse ReportPage(const Messages& say, ArchivePool& pool, const WebRequest& request, std::string_view id);
WebResponse EntityPage(const Messages& say, ArchivePool& pool, const WebRequest& request, std::string_view id);

}  // namespace acervo::tools::serve
