// What programs ask: the addresses under /api, the originals and the state of health (CONTRACT, section 4;
// docs/api.md).
#pragma once

#include <memory>
#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

Result<WebResponse> SearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view rest);
Result<WebResponse> TimelineAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view rest);
Result<WebResponse> RecordAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view id);
Result<WebResponse> ReportAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view id);
Result<WebResponse> EntitiesAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view rest);
Result<WebResponse> ExportAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view rest);
Result<WebResponse> OriginalAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view sha256);
Result<WebResponse> HealthAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view rest);

// An archive for an answer that a person waits for.
Result<ArchivePool::Loan> LendForAnswer(ArchivePool& pool);
// For what takes long and needs it no more.
inline void GiveBack(ArchivePool::Loan loan) { const ArchivePool::Loan ends = std::move(loan); }

}  // namespace acervo::tools::serve
