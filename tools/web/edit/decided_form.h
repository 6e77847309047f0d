// Decides what a form asks for, once, and tells what stands in the way.
#pragma once

#include <functional>
#include <string>

#include "core/json.h"
#include "tools/web/edit/sent_form.h"
#include "tools/web/server_context.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// What has changed since a form was filled in.
bool IsStale(const Error& error);

// 409 for what has changed meanwhile, 404 for what is not there, 400 for what cannot be decided; 0: the archive failed.
int RefusalStatus(const Error& error);

// The refusal as an answer of its own. REQUIRES: its status is not 0.
WebResponse RefusalAnswer(const Messages& say, const Error& error);

// Decides and answers 303 to `address`; `refused` answers an error that a person can mend. A form that was sent before
// is answered as it was then.
using Refused = std::function<Result<WebResponse>(const Error&)>;
Result<WebResponse> DecideForm(ServerContext& server, const SentForm& form, const DecisionRequest& request,
                               const std::string& address, const Refused& refused);

// Before and after of all that was, or would be, decided: [{"target", "added", "dropped", "parts"}].
Json ChangesJson(const Page& page, const DecisionOutcome& outcome);

}  // namespace acervo::tools::serve
