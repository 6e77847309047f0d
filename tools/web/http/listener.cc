#include "tools/web/http/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include "tools/files/system_error.h"

namespace acervo::tools::serve {
namespace {

constexpr int kBacklog = 128;
constexpr std::chrono::milliseconds kUntilThereIsRoom{10};  // for another file descriptor

using Addresses = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

Result<Addresses> AddressesOf(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* raw = nullptr;
  if (const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &raw); code != 0) {
    return Error{ErrorCode::kUnreadable, code == EAI_SYSTEM ? SystemToken(errno) : ::gai_strerror(code), {}};
  }
  return Addresses(raw, ::freeaddrinfo);
}

// A socket that listens, or the errno of why not.
int Listening(const addrinfo& address, int& failure) {
  const int sock = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
  const int on = 1;
  if (sock >= 0) {
    ::setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(sock, address.ai_addr, address.ai_addrlen) == 0 && ::listen(sock, kBacklog) == 0) return sock;
  }
  failure = errno;
  if (sock >= 0) ::close(sock);
  return -1;
}

// Whether accept(2) failed for a while only, or for that one connection.
bool MayAcceptAgain(int error) {
  constexpr std::array kFinal = {EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP, EFAULT};
  return std::ranges::find(kFinal, error) == kFinal.end();
}

}  // namespace

Result<std::unique_ptr<Listener>> Listener::Open(const std::string& host, int port) {
  const Result<Addresses> addresses = AddressesOf(host, port);
  if (!addresses.ok()) return addresses.error();
  int failure = EADDRNOTAVAIL;
  for (const addrinfo* each = addresses.value().get(); each != nullptr; each = each->ai_next) {
    const int sock = Listening(*each, failure);
    if (sock >= 0) return std::unique_ptr<Listener>(new Listener(sock));
  }
  return Error{ErrorCode::kUnreadable, SystemToken(failure), {}};
}

Listener::~Listener() { ::close(socket_); }

int Listener::port() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  const bool is_v6 = address.ss_family == AF_INET6;
  return ntohs(is_v6 ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                     : reinterpret_cast<sockaddr_in*>(&address)->sin_port);
}

std::optional<int> Listener::Accept() const {
  for (;;) {
    const int sock = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (sock >= 0) return sock;
    if (!MayAcceptAgain(errno)) return std::nullopt;
    if (errno != EINTR && errno != ECONNABORTED) std::this_thread::sleep_for(kUntilThereIsRoom);
  }
}

// accept(2) on a socket that is shut down fails at once with EINVAL, now and later.
void Listener::Stop() const { ::shutdown(socket_, SHUT_RDWR); }

}  // namespace acervo::tools::serve
