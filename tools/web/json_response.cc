#include "tools/web/json_response.h"

#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools::serve {

WebResponse JsonAnswer(const Json& json, int status) {
  WebResponse response;
  response.status = status;
  response.type = "application/json";
  response.body = OneLine(json) + "\n";
  return response;
}

WebResponse ErrorAnswer(int status, std::string_view code, const std::string& message) {
  return JsonAnswer(TopLevel({{"error", {{"code", code}, {"message", message}}}}), status);
}

std::string_view CodeOf(int status) {
  switch (status) {
    case 400: return "bad_request";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 413: return "too_large";
    case 414: return "uri_too_long";
    case 416: return "bad_range";
    case 421: return "misdirected_request";
    case 503: return "unavailable";
    default: return "internal";
  }
}

std::string MessageOf(const Messages& say, int status) { return say("web.error." + std::string(CodeOf(status))); }

WebResponse ErrorAnswer(const Messages& say, int status) {
  return ErrorAnswer(status, CodeOf(status), MessageOf(say, status));
}

WebResponse ErrorAnswer(const Messages& say, const Error& error) {
  switch (error.code) {
    case ErrorCode::kNotFound: return ErrorAnswer(say, 404);
    case ErrorCode::kTimeout: return ErrorAnswer(503, "timeout", say("web.error.timeout"));
    case ErrorCode::kArchiveLocked: return ErrorAnswer(503, "busy", say("web.error.busy"));
    default: return ErrorAnswer(503, Token(error.code), say("web.error.unavailable"));
  }
}

}  // namespace acervo::tools::serve
