// Files that are the same for everyone: the stylesheet, the script, the sign, the description of the API.
#pragma once

#include <string>
#include <string_view>

#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

// A few digits that change with the file: a part of its address, so that a new program brings its own.
std::string AssetVersion(std::string_view path);

// kNotFound for a path that is none of them.
Result<WebResponse> AssetAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                std::string_view rest);

}  // namespace acervo::tools::serve
