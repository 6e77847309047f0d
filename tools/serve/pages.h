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
WebResponse ReportsPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);
WebResponse EntitiesPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);
WebResponse DoubtsPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);
WebResponse HelpPage(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);
WebResponse OpenSearchAnswer(const Messages& say, Desk& desk, const WebRequest& request, std::string_view rest);

}  // namespace acervo::tools::serve
