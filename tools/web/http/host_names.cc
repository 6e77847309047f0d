#include "tools/web/http/host_names.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace acervo::tools::serve {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool IsEveryInterface(std::string_view host) { return host == "0.0.0.0" || host == "::" || host.empty(); }

std::vector<std::string> OwnAddresses() {
  std::vector<std::string> addresses;
  ifaddrs* raw = nullptr;
  if (::getifaddrs(&raw) != 0) return addresses;
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> all(raw, ::freeifaddrs);
  for (const ifaddrs* each = all.get(); each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr) continue;
    const int family = each->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    std::array<char, NI_MAXHOST> text{};
    const socklen_t size = family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    if (::getnameinfo(each->ifa_addr, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0) {
      const std::string_view address(text.data());
      addresses.push_back(Bracketed(address.substr(0, address.find('%'))));
    }
  }
  return addresses;
}

std::string OwnName() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? Lower(name.data()) : "";
}

}  // namespace

std::string Bracketed(std::string_view host) {
  const bool is_v6 = host.find(':') != host.npos && !host.starts_with('[');
  return is_v6 ? "[" + std::string(host) + "]" : std::string(host);
}

bool IsLoopback(std::string_view host) {
  const std::string name = Lower(host);
  return name == "localhost" || name == "::1" || name == "[::1]" || name.starts_with("127.");
}

HostNames::HostNames(std::string_view bound, int port) : port_(std::to_string(port)) {
  if (IsEveryInterface(bound)) {
    names_ = OwnAddresses();
    names_.emplace_back("localhost");
    if (std::string own = OwnName(); !own.empty()) names_.push_back(std::move(own));
    return;
  }
  names_.push_back(Lower(Bracketed(bound)));
  if (IsLoopback(bound)) names_.emplace_back("localhost");
}

bool HostNames::Has(std::string_view host) const {
  const std::size_t bracket = host.starts_with('[') ? std::min(host.find(']'), host.size()) : 0;
  const std::size_t colon = host.find(':', bracket);
  const std::string_view port = colon == host.npos ? "80" : host.substr(colon + 1);
  return port == port_ && std::ranges::find(names_, Lower(host.substr(0, colon))) != names_.end();
}

}  // namespace acervo::tools::serve
