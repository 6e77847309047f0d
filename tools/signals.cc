#include "tools/signals.h"

#include <signal.h>
#include <unistd.h>

#include "tools/commands/command.h"

namespace acervo::tools {
namespace {

volatile sig_atomic_t signals_seen = 0;

void OnSignal(int) {
  if (signals_seen > 0) ::_exit(kExitInterrupted);
  signals_seen = 1;
}

void Exit(int) { ::_exit(kExitInterrupted); }

void Handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;  // without SA_RESTART: a waiting poll() ends
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(number, &action, nullptr);
}

}  // namespace

void EndOnSignals() { Handle(OnSignal); }

void ExitOnSignals() { Handle(Exit); }

bool Interrupted() { return signals_seen != 0; }

}  // namespace acervo::tools
