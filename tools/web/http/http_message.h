// One question and one answer of the web, whatever carries them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/present/messages/messages.h"

namespace acervo::tools::serve {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct WebRequest {
  bool writes = false;   // POST
  bool is_head = false;  // HEAD: the answer is wanted without its body
  std::string path;      // decoded, begins with '/'
  std::string target;    // path and query as they came
  Pairs params;          // decoded; ill-formed UTF-8 is whoever reads it to mend
  std::string host;      // as it was called: "127.0.0.1:8080"
  std::string accept;
  std::string accept_language;
  std::string if_none_match;
  std::string cookie;         // RFC 6265
  std::string origin;         // RFC 6454; "null" of a page that has none
  std::string fetch_site;     // Sec-Fetch-Site: "same-origin", "cross-site", …
  std::string authorization;  // RFC 9110, 11.6.2
  std::string content_type;   // of the body
  std::string body;           // of what writes
  bool may_edit = false;      // its session may write, as the router found
};

// The last one of that name; nullopt where there is none.
std::optional<std::string> ParamOf(const WebRequest& request, std::string_view name);
std::optional<std::string> ValueOf(const Pairs& pairs, std::string_view name);
// Decodes the fields of a form, "a=1&b=%C3%B1" (WHATWG URL, application/x-www-form-urlencoded).
Pairs FormFrom(std::string_view body);
// The cookie of that name (RFC 6265, 4.2).
std::optional<std::string> CookieOf(const WebRequest& request, std::string_view name);

// Takes a part of the answer, or gives false: nobody reads any more.
using Taker = std::function<bool(std::string_view)>;

// Why there is no answer, in the reader's words.
struct WebError {
  std::string code;  // "not_found"
  std::string message;
  std::string parameter = {};  // the one at fault; empty: none
};

struct WebResponse {
  int status = 200;
  std::string type;        // media type
  bool transient = false;  // it may be better the next time, though nothing has changed: not to be kept
  std::string body;
  // In place of `body`: the router writes it as a page or as JSON.
  std::optional<WebError> error = {};
  // In place of `body`, for an answer of any length: hands it over part by part; false: it could not be finished.
  std::function<bool(const Taker&)> stream;
  Pairs headers;
};

// `lang` of the address, else the first of Accept-Language (RFC 9110, 12.5.4) that there is, else Spanish.
Language LanguageOf(const WebRequest& request);

// Splits the target of a request, "/registro/r1.a1?lang=en", into `target`, `path` and `params`. What is badly encoded
// stays as it came.
void SetTarget(WebRequest& request, std::string_view target);

// "a b&ñ" → "a%20b%26%C3%B1" (RFC 3986, 2.3): fit for a part of a path or a value of a query.
std::string PercentEncoded(std::string_view text);
// "/registro/r1.a1?lang=en"
std::string Address(std::string_view path, const Pairs& params);

}  // namespace acervo::tools::serve
