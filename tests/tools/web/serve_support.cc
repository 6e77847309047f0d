#include "serve_support.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "tools/web/http/http_message.h"

namespace acervo::cli {
namespace {

// Every cell and bullet tries to be markup, in each way that once worked somewhere.
constexpr std::string_view kHostile = R"hostile(<script>alert(1)</script> OFICINA <b>X</b>

INFORME MENSUAL - MAYO 2019

| FECHA | ACTIVIDAD | ENTIDAD | INFORMACIÓN |
|---|---|---|---|
| 27 de mayo | Foro <script>alert(1)</script> | Fundación "><img src=x onerror=alert(2)> | <svg/onload=alert(3)> javascript:alert(4) ' onmouseover=' |
| 28 de mayo | Taller </title></style><iframe srcdoc="x"> | Embajada de México | &lt;b&gt; {{t:web.title}} ${7*7} "><a href="javascript:alert(5)">x</a> |

COORDINACIONES
- Se coordina con <img src=x onerror=alert(6)> la visita del 3 de junio de 2019.
  - </p></li><script src=//evil.example/x.js></script>
)hostile";

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string Dechunked(std::string_view body) {
  std::string whole;
  while (!body.empty()) {
    const std::size_t size = std::strtoul(std::string(body.substr(0, 16)).c_str(), nullptr, 16);
    const std::size_t begin = body.find("\r\n") + 2;
    if (size == 0 || begin + size > body.size()) break;
    whole += body.substr(begin, size);
    body.remove_prefix(std::min(begin + size + 2, body.size()));
  }
  return whole;
}

}  // namespace

std::string Encoded(const std::string& text) { return tools::serve::PercentEncoded(text); }

Reply ReplyFrom(const std::string& bytes) {
  Reply reply;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == bytes.npos) return reply;
  reply.status = std::atoi(bytes.c_str() + 9);
  for (std::size_t at = bytes.find("\r\n") + 2; at < end + 2;) {
    const std::size_t stop = bytes.find("\r\n", at), colon = bytes.find(": ", at);
    reply.headers[Lower(bytes.substr(at, colon - at))] = bytes.substr(colon + 2, stop - colon - 2);
    at = stop + 2;
  }
  reply.body = bytes.substr(end + 4);
  if (const auto coding = reply.headers.find("transfer-encoding");
      coding != reply.headers.end() && coding->second == "chunked")
    reply.body = Dechunked(reply.body);
  return reply;
}

ServerFixture::ServerFixture(tools::serve::ServerOptions options) {
  run_.Copy("three_list_levels_unruled.txt", "a.txt");
  run_.Copy("section_rows.docx", "b.docx");
  run_.Copy("section_rows.pdf", "b.pdf");
  run_.Write("hostil <i>.txt", kHostile);
  run_.Copy("no_period_at_all.txt", "e.txt");
  run_.Write("roto.pdf", "%PDF-1.4 broken");
  EXPECT_EQ(run_({"import", "a.txt", "b.docx", "b.pdf", "hostil <i>.txt", "e.txt", "roto.pdf", "--quiet"}).status, 1);
  auto server = tools::serve::Server::Open(run_.path("acervo.db"), std::move(options));
  if (!server.ok()) std::abort();
  server_ = std::move(server.value());
  const std::string address = server_->Bind("127.0.0.1", 0).value();
  port_ = std::atoi(address.substr(address.rfind(':') + 1).c_str());
  thread_ = std::thread([this] { server_->Run(); });
}

ServerFixture::~ServerFixture() {
  server_->Stop();
  thread_.join();
}

std::string ServerFixture::sign_in() const { return server_->SignInAddress("/"); }

Socket::Socket(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  (void)::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

Socket::~Socket() {
  if (socket_ >= 0) ::close(socket_);
}

void Socket::Send(const std::string& bytes) const { (void)::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

std::string Socket::ReadAll() const {
  std::string reply;
  std::array<char, 1 << 16> buffer{};
  for (ssize_t got = 0; (got = ::recv(socket_, buffer.data(), buffer.size(), 0)) > 0;) {
    reply.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return reply;
}

std::string ServerFixture::Raw(const std::string& bytes) const {
  const Socket socket = Connect();
  socket.Send(bytes);
  return socket.ReadAll();
}

Reply ServerFixture::Ask(const std::string& method, const std::string& target, const std::string& headers,
                         const std::string& body) const {
  std::string bytes = method + " " + target + " HTTP/1.1\r\nConnection: close\r\n" + headers;
  if (headers.find("Host:") == headers.npos) bytes += "Host: " + host() + "\r\n";
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return ReplyFrom(Raw(bytes + "\r\n" + body));
}

const ServerFixture& TheServer() {
  static const ServerFixture server;
  return server;
}

}  // namespace acervo::cli
