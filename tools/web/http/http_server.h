// HTTP on one port: httplib reads requests and writes answers; what may come in, and how long anything may take, is
// decided here.
//
// Thread use: `Run` ends when another thread has called `Stop`.
#pragma once

#include <httplib.h>

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "core/result.h"
#include "tools/web/http/host_names.h"
#include "tools/web/http/http_message.h"
#include "tools/web/http/waiting_room.h"

namespace acervo::tools::serve {

class HttpServer : private httplib::Server {
 public:
  using Answerer = std::function<WebResponse(const WebRequest&)>;
  // Says what is wrong with a request that gets no answer of its own: status in, response out.
  using Refuser = std::function<WebResponse(const WebRequest&, int status)>;

  HttpServer(Answerer answer, Refuser refuse);
  ~HttpServer() override;

  // `port` 0: any that is free. kUnreadable with the system's token where that cannot be. Gives the port.
  Result<int> Bind(const std::string& host, int port);
  // Answers until `Stop`. REQUIRES: Bind gave a port.
  void Run();
  void Stop();

 private:
  bool process_and_close_socket(socket_t sock) override;
  void Serve(int sock);
  httplib::Server::HandlerResponse Handle(const httplib::Request& request, httplib::Response& response);
  int StatusOf(const httplib::Request& request) const;
  void Send(WebResponse answer, httplib::Response& response);

  Answerer answer_;
  Refuser refuse_;
  std::optional<HostNames> names_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> waiting_ = 0;  // connections for which there is no thread
  std::optional<WaitingRoom> room_;
};

}  // namespace acervo::tools::serve
