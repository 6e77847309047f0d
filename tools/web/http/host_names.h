// Under which names a server may be asked: a page of another site that lets its own name point here (DNS rebinding)
// sends its own name in `Host`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acervo::tools::serve {

class HostNames {
 public:
  // `bound`: a name or address as given to --bind. A loopback address answers to "localhost" too; one that stands for
  // every interface, to the addresses and the name of this machine.
  HostNames(std::string_view bound, int port);

  // Whether the value of a Host header is one of them, the port included (80 may be left out).
  bool Has(std::string_view host) const;

 private:
  std::vector<std::string> names_;  // lower case, IPv6 in brackets
  std::string port_;
};

// "::1" as it stands in an address: "[::1]".
std::string Bracketed(std::string_view host);
bool IsLoopback(std::string_view host);

}  // namespace acervo::tools::serve
