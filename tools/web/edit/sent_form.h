// What every form that writes has in common: the proof that it may, its number, and the answer after it.
//
// Shape:  names that begin with "_" are the program's: "_token", "_once" (the form's own random number), "_version" (of
//         the record that it was filled in for), "_do" (which button). All others are values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

class SentForm {
 public:
  explicit SentForm(const WebRequest& request) : pairs_(FormFrom(request.body)) {}

  bool Has(std::string_view name) const { return ValueOf(pairs_, name).has_value(); }
  // In NFC, with "\n" at the ends of lines; "" where there is none.
  std::string Text(std::string_view name) const;
  std::string token() const { return Text("_token"); }
  std::string once() const { return Text("_once"); }
  std::string version() const { return Text("_version"); }
  std::string button() const { return Text("_do"); }

 private:
  Pairs pairs_;
};

// Why the request must not write: 403; 405 where nothing is edited. nullopt: it may.
std::optional<WebResponse> Barred(const Messages& say, const ServerContext& server, const WebRequest& request,
                                  const std::string& token);

// {"token", "once"} for a new form; null: who asks may not write.
Json NewForm(const ServerContext& server, const WebRequest& request);

// 303 (RFC 9110, 15.4.4): a reload of what follows sends nothing again.
WebResponse SeeOther(const std::string& address);

}  // namespace acervo::tools::serve
