// Reads the head of an HTTP/1.x request (RFC 9112). Hides the library that parses it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "tools/web/http/deadline_stream.h"
#include "tools/web/http/http_message.h"

namespace acervo::tools::serve {

struct RequestHead {
  std::string method;  // "GET"
  WebRequest web;
  std::size_t hosts = 0;                   // how many Host fields it has
  bool has_body = false;                   // while it is unread, what follows on the connection is no request
  std::optional<std::uint64_t> body_size;  // Content-Length; nullopt: sent in chunks
  bool asks_to_go_on = false;              // Expect: 100-continue (RFC 9110, 10.1.1)
  bool takes_gzip = false;                 // Accept-Encoding (RFC 9110, 12.5.3)
  bool takes_chunks = false;
  bool keeps_open = false;  // the client may send another request on this connection
};

struct UnreadableHead {
  int status = 0;  // that refuses it; 0: the client closed or took too long, and gets no reply
};

// REQUIRES: stream.AwaitRequest() gave true.
std::variant<RequestHead, UnreadableHead> ReadRequestHead(DeadlineStream& stream);

// Reads the body into head.web.body. False: the client closed or took too long. REQUIRES: head.body_size is known.
bool ReadRequestBody(DeadlineStream& stream, RequestHead& head);

}  // namespace acervo::tools::serve
