// The first SIGINT or SIGTERM asks for an orderly end, the second one gets it at once.
#pragma once

namespace acervo::tools {

// From now on; a process-wide setting.
void EndOnSignals();
bool Interrupted();

}  // namespace acervo::tools
