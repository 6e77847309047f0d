#include "tools/web/edit/sent_form.h"

#include "core/text.h"
#include "tools/web/edit/edit_guard.h"
#include "tools/web/edit/editing.h"
#include "tools/web/json_response.h"

namespace acervo::tools::serve {
namespace {

const char* KeyOf(Intrusion intrusion) {
  switch (intrusion) {
    case Intrusion::kOtherSite: return "web.error.other_site";
    case Intrusion::kNoSession: return "web.error.no_session";
    case Intrusion::kNoToken: return "web.error.no_token";
  }
  return "web.error.no_token";
}

}  // namespace

std::string SentForm::Text(std::string_view name) const {
  std::string text;
  for (const char c : Nfc(ValueOf(pairs_, name).value_or(""))) {
    if (c != '\r') text += c;  // forms end lines with CR LF (HTML, "normalize newlines")
  }
  return text;
}

std::optional<WebResponse> Barred(const Messages& say, const ServerContext& server, const WebRequest& request,
                                  const std::string& token) {
  if (server.editing == nullptr) return ErrorAnswer(say, 405);
  const auto intrusion = IntrusionOf(server.editing->editors(), request, token);
  if (!intrusion) return std::nullopt;
  return ErrorAnswer(403, {"forbidden", say(KeyOf(*intrusion))});
}

Json NewForm(const ServerContext& server, const WebRequest& request) {
  if (server.editing == nullptr) return nullptr;
  const auto token = TokenOf(server.editing->editors(), request);
  if (!token) return nullptr;
  return {{"token", *token}, {"once", RandomDigits()}};
}

WebResponse SeeOther(const std::string& address) {
  WebResponse response;
  response.status = 303;
  response.type = "text/plain; charset=utf-8";
  response.headers.emplace_back("Location", address);
  return response;
}

}  // namespace acervo::tools::serve
