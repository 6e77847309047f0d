// The pages, each a handler as those of the API.
#pragma once

#include <string_view>

#include "tools/serve/desk.h"
#include "tools/serve/exchange.h"

namespace acervo::tools::serve {

WebResponse SearchPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);
WebResponse RecordPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view id);
WebResponse ReportPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view id);
WebResponse EntityPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view id);

}  // namespace acervo::tools::serve
