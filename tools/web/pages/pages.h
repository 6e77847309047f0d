// The pages, each a handler as those of the API.
#pragma once

#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

Result<WebResponse> SearchPage(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view rest);
Result<WebResponse> RecordPage(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view id);
Result<WebResponse> ReportPage(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view id);
Result<WebResponse> EntityPage(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view id);
Result<WebResponse> ReportsPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                std::string_view rest);
Result<WebResponse> EntitiesPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view rest);
Result<WebResponse> DoubtsPage(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view rest);
Result<WebResponse> HelpPage(const Messages& say, ServerContext& server, const WebRequest& request,
                             std::string_view rest);
Result<WebResponse> OpenSearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                     std::string_view rest);

}  // namespace acervo::tools::serve
