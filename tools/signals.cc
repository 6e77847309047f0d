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

}  // namespace

void EndOnSignals() {
  struct sigaction action {};
  action.sa_handler = OnSignal;  // without SA_RESTART: a waiting poll() ends
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(number, &action, nullptr);
}

bool Interrupted() { return signals_seen != 0; }

}  // namespace acervo::tools
