// Writes a response to a connection: whole or in chunks, compressed where the client takes that.
#pragma once

#include <functional>

#include "tools/web/http/deadline_stream.h"
#include "tools/web/http/http_message.h"
#include "tools/web/http/request_reader.h"

namespace acervo::tools::serve {

enum class After { kKeepOpen, kClose };  // what the Connection field of the answer says

// False: not all could be sent, and the connection is of no more use. `breaks_off` is asked before each part of a
// response that is a stream.
bool WriteResponse(const RequestHead& head, const WebResponse& response, After after,
                   const std::function<bool()>& breaks_off, DeadlineStream& stream);

}  // namespace acervo::tools::serve
