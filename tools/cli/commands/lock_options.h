// --lock-timeout, which every command that writes has: how it waits while another program writes.
#pragma once

#include "core/result.h"
#include "store/archive.h"
#include "tools/cli/commands/command.h"

namespace acervo::tools {

class OptionList;

struct LockOptions {
  int seconds = 60;

  void Add(OptionList& options);
  // Says on stderr, once, that it waits; stops waiting at the first SIGINT or SIGTERM. `context` must outlive what is
  // opened so. REQUIRES: EndOnSignals, where an interruption is to end in order.
  OpenOptions For(const Context& context) const;
  // The same for who writes at length and so writes alone (store/archive.h).
  OpenOptions AloneFor(const Context& context) const;
  // Says what is wrong with the archive, after a wait how long it was or that it was interrupted; gives the exit
  // status.
  int Failed(const Context& context, const Error& error) const;
};

}  // namespace acervo::tools
