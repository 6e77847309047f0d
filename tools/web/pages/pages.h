// The pages, each a handler as those of the API.
#pragma once

#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

WebResponse SearchPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse RecordPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view id);
WebResponse ReportPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view id);
WebResponse EntityPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view id);
WebResponse ReportsPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse EntitiesPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse DoubtsPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse HelpPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse OpenSearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                             std::string_view rest);

}  // namespace acervo::tools::serve
