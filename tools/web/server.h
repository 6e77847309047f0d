// The page and the API over one archive, on one port.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"

namespace acervo::tools::serve {

// What a server lets others do.
struct ServerOptions {
  bool edits = false;   // on the page, for who has the one-time address
  std::string as = {};  // who signs what is decided there
};

class Server {
 public:
  // kArchive* where the archive cannot be used. REQUIRES: there is one thread: it forks.
  static Result<std::unique_ptr<Server>> Open(const std::string& archive, ServerOptions options = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "http://127.0.0.1:8080/". `port` 0: any that is free. kUnreadable with the system's token where that cannot be.
  Result<std::string> Bind(const std::string& host, int port);
  // Where one browser signs in, once: "http://127.0.0.1:8080/entrar?clave=…". REQUIRES: it edits, Bind gave `address`.
  std::string SignInAddress(const std::string& address) const;
  // Answers until another thread calls `Stop`; answers that have begun are finished, exports are broken off.
  void Run();
  void Stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Whether only this machine can ask.
bool IsLocal(const std::string& host);

}  // namespace acervo::tools::serve
