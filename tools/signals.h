// The first SIGINT or SIGTERM asks for an orderly end, the second one gets it at once.
#pragma once

namespace acervo::tools {

// From now on; a process-wide setting.
void EndOnSignals();
// For what leaves nothing to be cleared away: the first one ends at once, with status 130.
void ExitOnSignals();
bool Interrupted();

}  // namespace acervo::tools
