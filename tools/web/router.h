// Every address that is answered, and by what.
//
// Thread use: `Answer` and `Refuse` are safe from any thread.
#pragma once

#include <string>

#include "tools/present/messages/messages.h"
#include "tools/web/http/byte_cache.h"
#include "tools/web/http/http_message.h"
#include "tools/web/server_context.h"

namespace acervo::tools::serve {

class Router {
 public:
  explicit Router(ServerContext& server) : server_(server) {}

  WebResponse Answer(const WebRequest& request) const;
  // An error, as a page for whoever asked for pages.
  WebResponse Refuse(const WebRequest& request, int status) const;

 private:
  const Messages& Words(const WebRequest& request) const {
    return LanguageOf(request) == Language::kEnglish ? english_ : spanish_;
  }
  WebResponse Finished(const WebRequest& request, WebResponse response) const;

  // The same, with what is known of who asks.
  WebResponse AnswerKnown(const WebRequest& request) const;
  // The answer of a route, made or kept: `tag` tells one answer from every other.
  WebResponse Handled(const WebRequest& request, const std::string& tag) const;

  ServerContext& server_;
  mutable ByteCache<WebResponse> kept_{std::size_t{16} << 20};
  const Messages spanish_{Language::kSpanish};
  const Messages english_{Language::kEnglish};
};

}  // namespace acervo::tools::serve
