// Serves HTTP on one port: decides which requests are answered, for how long and how many at a time.
//
// Thread use: `Run` ends after another thread called `Stop`.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "tools/web/http/connection_queue.h"
#include "tools/web/http/host_names.h"
#include "tools/web/http/http_message.h"
#include "tools/web/http/listener.h"
#include "tools/web/http/request_reader.h"
#include "tools/web/http/waiting_room.h"

namespace acervo::tools::serve {

class HttpServer {
 public:
  using Answerer = std::function<WebResponse(const WebRequest&)>;
  // Words the refusal of a request that gets no answer of its own.
  using Refuser = std::function<WebResponse(const WebRequest&, int status)>;

  // `takes_writes`: POST is answered too.
  HttpServer(Answerer answer, Refuser refuse, bool takes_writes = false);

  // `port` 0: any free one. kUnreadable with the system's token where the address cannot be had. Gives the port.
  Result<int> Bind(const std::string& host, int port);
  // Answers until `Stop`. REQUIRES: Bind gave a port.
  void Run();
  // Finishes the answers that have begun; breaks off those that are streams.
  void Stop();

 private:
  void Serve(int socket);
  bool ServeOne(DeadlineStream& stream, bool is_last);
  int StatusOf(const RequestHead& head) const;
  static int StatusOfBody(const RequestHead& head);
  WebResponse AnswerTo(const RequestHead& head, int status) const;

  Answerer answer_;
  Refuser refuse_;
  bool takes_writes_;
  std::unique_ptr<Listener> listener_;
  std::optional<HostNames> names_;
  std::atomic<bool> stopping_ = false;
  std::optional<ConnectionQueue> queue_;
  std::optional<WaitingRoom> room_;  // ends before the queue that it fills
};

}  // namespace acervo::tools::serve
