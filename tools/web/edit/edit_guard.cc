#include "tools/web/edit/edit_guard.h"

namespace acervo::tools::serve {
namespace {

// A browser says where a request comes from; what says nothing is no browser and has to have the cookie all the same.
bool ComesFromElsewhere(const WebRequest& request) {
  const std::string& site = request.fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  return !request.origin.empty() && request.origin != "http://" + request.host;
}

}  // namespace

std::optional<std::string> TokenOf(const Editors& editors, const WebRequest& request) {
  const std::optional<std::string> session = CookieOf(request, kSessionCookie);
  return session ? editors.TokenOf(*session) : std::nullopt;
}

std::optional<Intrusion> IntrusionOf(const Editors& editors, const WebRequest& request, const std::string& token) {
  if (ComesFromElsewhere(request)) return Intrusion::kOtherSite;
  const std::optional<std::string> own = TokenOf(editors, request);
  if (!own) return Intrusion::kNoSession;
  if (!SameSecret(*own, token)) return Intrusion::kNoToken;
  return std::nullopt;
}

std::optional<Intrusion> IntrusionOfProgram(const Editors& editors, const WebRequest& request) {
  if (ComesFromElsewhere(request)) return Intrusion::kOtherSite;
  return editors.HasToken(BearerToken(request)) ? std::nullopt : std::optional(Intrusion::kNoToken);
}

std::string BearerToken(const WebRequest& request) {
  constexpr std::string_view kScheme = "Bearer ";
  return request.authorization.starts_with(kScheme) ? request.authorization.substr(kScheme.size()) : "";
}

std::string SessionCookie(const std::string& session) {
  return std::string(kSessionCookie) + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
}

}  // namespace acervo::tools::serve
