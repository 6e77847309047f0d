// Listens on one TCP address and accepts connections.
//
// Thread use: `Accept` from one thread, `Stop` from any.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/result.h"

namespace acervo::tools::serve {

class Listener {
 public:
  // `port` 0: any free one. kUnreadable with the system's token where the address cannot be had.
  static Result<std::unique_ptr<Listener>> Open(const std::string& host, int port);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const;
  // Waits for the next connection, whose socket the caller owns. nullopt: `Stop` was called.
  std::optional<int> Accept() const;
  void Stop() const;

 private:
  explicit Listener(int socket) : socket_(socket) {}

  int socket_;
};

}  // namespace acervo::tools::serve
