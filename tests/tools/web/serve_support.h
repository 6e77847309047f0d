// A real server over a small archive, and requests as bytes.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "core/json.h"
#include "tests/tools/cli/run_program.h"
#include "tools/web/server.h"

namespace acervo::cli {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;                            // chunks joined
  Json json() const { return Json::parse(body); }
};

// Words as they are in an address.
std::string Encoded(const std::string& text);

// A connection to this port of the machine.
class Socket {
 public:
  explicit Socket(int port);
  Socket(Socket&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  Socket& operator=(Socket&&) = delete;
  ~Socket();
  void Send(const std::string& bytes) const;
  // All that comes until the other side closes.
  std::string ReadAll() const;

 private:
  int socket_;
};

class ServerFixture {
 public:
  // Imports three reports of testdata, one of them in two formats and one without a month, and one that is full of
  // markup.
  explicit ServerFixture(tools::serve::ServerOptions options = {});
  ~ServerFixture();

  Reply Get(const std::string& target, const std::string& headers = "") const { return Ask("GET", target, headers); }
  Reply Ask(const std::string& method, const std::string& target, const std::string& headers = "",
            const std::string& body = "") const;
  // Exactly these bytes; all that comes back until the server closes.
  std::string Raw(const std::string& bytes) const;
  Socket Connect() const { return Socket(port_); }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  const Sandbox& run() const { return run_; }
  int port() const { return port_; }
  // "/entrar?clave=…". REQUIRES: it edits.
  std::string sign_in() const;

 private:
  Sandbox run_;
  std::unique_ptr<tools::serve::Server> server_;
  std::thread thread_;
  int port_ = 0;
};

// One for all tests of the program: it only answers.
const ServerFixture& TheServer();

Reply ReplyFrom(const std::string& bytes);

}  // namespace acervo::cli
