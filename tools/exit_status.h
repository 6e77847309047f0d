// The exit statuses of the program (docs/man/acervo.1).
#pragma once

namespace acervo::tools {

enum ExitStatus : int {
  kExitDone = 0,
  kExitSomeFailed = 1,  // some documents failed, the rest is stored; or nothing found, for `show`
  kExitUsage = 2,
  kExitArchive = 3,
  kExitInterrupted = 130,
};

}  // namespace acervo::tools
