#include "tools/web/json_response.h"

#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools::serve {
namespace {

// Names an HTTP error where nothing nearer is known.
std::string_view CodeOf(int status) {
  switch (status) {
    case 400: return "bad_request";
    case 403: return "forbidden";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 409: return "conflict";
    case 411: return "length_required";
    case 413: return "too_large";
    case 414: return "uri_too_long";
    case 416: return "bad_range";
    case 421: return "misdirected_request";
    case 503: return "unavailable";
    default: return "internal";
  }
}

}  // namespace

WebResponse JsonAnswer(const Json& json, int status) {
  WebResponse response;
  response.status = status;
  response.type = "application/json";
  response.body = OneLine(json) + "\n";
  return response;
}

Json ErrorJson(const WebError& error) {
  Json json{{"code", error.code}};
  if (!error.parameter.empty()) json["parameter"] = error.parameter;
  json["message"] = error.message;
  return TopLevel({{"error", std::move(json)}});
}

WebResponse ErrorAnswer(int status, WebError error) {
  WebResponse response;
  response.status = status;
  response.error = std::move(error);
  return response;
}

WebResponse ErrorAnswer(const BadParameter& bad) { return ErrorAnswer(400, {"bad_parameter", bad.message, bad.name}); }

WebResponse ErrorAnswer(const Messages& say, int status) {
  std::string code(CodeOf(status));
  std::string message = say("web.error." + code);
  return ErrorAnswer(status, {std::move(code), std::move(message)});
}

WebResponse ErrorAnswer(const Messages& say, const Error& error) {
  switch (error.code) {
    case ErrorCode::kNotFound: return ErrorAnswer(say, 404);
    case ErrorCode::kTimeout: return ErrorAnswer(503, {"timeout", say("web.error.timeout")});
    case ErrorCode::kArchiveLocked: return ErrorAnswer(503, {"busy", say("web.error.busy")});
    default: return ErrorAnswer(503, {std::string(Token(error.code)), say("web.error.unavailable")});
  }
}

}  // namespace acervo::tools::serve
