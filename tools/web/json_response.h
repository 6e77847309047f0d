// Answers in JSON, and errors that the router writes as JSON or as a page.
#pragma once

#include <string_view>

#include "core/json.h"
#include "core/result.h"
#include "tools/web/http/http_message.h"
#include "tools/web/search_params.h"

namespace acervo::tools::serve {

WebResponse JsonAnswer(const Json& json, int status = 200);

// {"schema_version", "error": {"code", "parameter", "message"}}, without "parameter" where none is at fault.
Json ErrorJson(const WebError& error);

WebResponse ErrorAnswer(int status, WebError error);
// 400, "bad_parameter".
WebResponse ErrorAnswer(const BadParameter& bad);
// Names an HTTP error by its status alone: 404 is "not_found".
WebResponse ErrorAnswer(const Messages& say, int status);
// Tells an error of the archive: 404 for what is not there, else 503.
WebResponse ErrorAnswer(const Messages& say, const Error& error);

}  // namespace acervo::tools::serve
