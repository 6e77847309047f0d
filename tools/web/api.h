// What programs ask: the addresses under /api, the originals and the state of health (CONTRACT, section 4;
// docs/api.md).
#pragma once

#include <memory>
#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

WebResponse SearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse TimelineAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                           std::string_view rest);
WebResponse RecordAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view id);
WebResponse ReportAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view id);
WebResponse EntitiesAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                           std::string_view rest);
WebResponse ExportAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);
WebResponse OriginalAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                           std::string_view sha256);
WebResponse HealthAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);

// An archive for an answer that a person waits for.
Result<ArchivePool::Loan> LendForAnswer(ArchivePool& pool);
// For what takes long and needs it no more.
inline void GiveBack(ArchivePool::Loan loan) { const ArchivePool::Loan ends = std::move(loan); }

}  // namespace acervo::tools::serve
