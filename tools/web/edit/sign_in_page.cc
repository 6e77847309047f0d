// Opens and ends the session of who has the address that the server printed.
#include "tools/present/json.h"
#include "tools/web/edit/edit_guard.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/edit/sent_form.h"
#include "tools/web/json_response.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {
namespace {

WebResponse WithCookie(WebResponse response, const std::string& cookie) {
  response.headers.emplace_back("Set-Cookie", cookie);
  return response;
}

}  // namespace

Result<WebResponse> SignInPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (web.may_edit) return SeeOther(page.Link("/"));
  if (web.is_head) return ErrorAnswer(say, 405);  // who only looks does not use the key up
  Editors& editors = server.editing->editors();
  const auto session = editors.SignIn(ParamOf(web, "clave").value_or(""));
  if (!session) return ErrorAnswer(403, {"forbidden", say("web.error.key")});
  if (web.accept.find("application/json") == std::string::npos) {
    return WithCookie(SeeOther(page.Link("/")), SessionCookie(*session));
  }
  const Json told{{"token", editors.TokenOf(*session).value_or("")}, {"name", editors.name()}};
  return WithCookie(JsonAnswer(TopLevel(told)), SessionCookie(*session));
}

Result<WebResponse> SignOutPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) {
    return page.Show("sign_out", say("web.edit.sign_out"),
                     {{"form", NewForm(server, web)}, {"who", say("web.edit.who", server.editing->editors().name())}});
  }
  if (auto barred = Barred(say, server, web, SentForm(web).token())) return std::move(*barred);
  server.editing->editors().SignOut(CookieOf(web, kSessionCookie).value_or(""));
  return WithCookie(SeeOther(page.Link("/")), SessionCookie("") + "; Max-Age=0");
}

}  // namespace acervo::tools::serve
