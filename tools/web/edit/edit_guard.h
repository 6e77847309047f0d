// Decides whether a request may write: another site's form, a stolen address or a page out of date must not.
#pragma once

#include <optional>
#include <string>

#include "tools/web/edit/editors.h"
#include "tools/web/http/http_message.h"

namespace acervo::tools::serve {

inline constexpr char kSessionCookie[] = "acervo_sesion";

// The token of the session that the cookie of a request opens; nullopt: it may write nothing.
std::optional<std::string> TokenOf(const Editors& editors, const WebRequest& request);

enum class Intrusion { kOtherSite, kNoSession, kNoToken };

// Why a request must not write; nullopt: it may. `token` came with it: in its form, or as "Bearer TOKEN".
// Source: Sec-Fetch-Site (Fetch Metadata Request Headers, W3C), Origin (RFC 6454).
std::optional<Intrusion> IntrusionOf(const Editors& editors, const WebRequest& request, const std::string& token);

// The same for a program that has no cookie: its token, as "Bearer TOKEN", is a header that no other site can send.
std::optional<Intrusion> IntrusionOfProgram(const Editors& editors, const WebRequest& request);

// The token of Authorization: Bearer (RFC 6750, 2.1); "" where there is none.
std::string BearerToken(const WebRequest& request);

// "session=…; HttpOnly; SameSite=Strict; Path=/": never told to another site, never read by a script.
std::string SessionCookie(const std::string& session);

}  // namespace acervo::tools::serve
