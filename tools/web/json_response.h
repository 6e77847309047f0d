// Answers of every kind: JSON, errors, and who may be told what in which form.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"
#include "tools/web/http/http_message.h"

namespace acervo::tools::serve {

// {"schema_version": 1, …} of any JSON object that has it already.
WebResponse JsonAnswer(const Json& json, int status = 200);
// {"schema_version", "error": {"code","message"}}
WebResponse ErrorAnswer(int status, std::string_view code, const std::string& message);

// What an HTTP error is called where nothing nearer is known: 404 is "not_found".
std::string_view CodeOf(int status);
// The same in words.
std::string MessageOf(const Messages& say, int status);
WebResponse ErrorAnswer(const Messages& say, int status);
// Of the archive: 404 for what is not there, else 503.
WebResponse ErrorAnswer(const Messages& say, const Error& error);

}  // namespace acervo::tools::serve
