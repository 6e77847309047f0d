// The pages and answers through which people decide, each a handler as those of the other pages.
//
// Shape:  GET shows the form and changes nothing; POST decides and answers 303, or shows the form again with what stands
//         in the way: 400 what cannot be decided, 403 who may not, 409 what has changed meanwhile.
#pragma once

#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

Result<WebResponse> SignInPage(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view);
Result<WebResponse> SignOutPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                std::string_view);

Result<WebResponse> RecordFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view id);
Result<WebResponse> ReportFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view id);
Result<WebResponse> MergeFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                  std::string_view id);
Result<WebResponse> SplitFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                  std::string_view id);
Result<WebResponse> RenameFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view id);
Result<WebResponse> DoubtFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                  std::string_view n);
// All that was decided, the latest first; with buttons that take it back for who may.
Result<WebResponse> HistoryPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                std::string_view);
Result<WebResponse> UndoFormPage(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view n);

// GET /api/decisions: the history; POST: {"decisions": [{"kind","target","field","value","version"}], "why", "force",
// "dry_run"}.
Result<WebResponse> DecisionsAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                    std::string_view);
// POST /api/decisions/N/undo
Result<WebResponse> UndoAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                               std::string_view n);

}  // namespace acervo::tools::serve
