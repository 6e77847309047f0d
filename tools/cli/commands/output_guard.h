// Keeps an output from replacing what is no earlier output of the same kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/commands/command.h"

namespace acervo::tools {

struct GuardedOutput {
  std::string path;
  std::string_view kind;                 // of IsEarlierOutput
  bool force = false;                    // --force: replaces any document but an input
  std::vector<std::string> inputs = {};  // the files and folders that this run reads
};

// Throws UsageError where `output` would destroy something: the archive, an input of this run, or, without --force, a
// file of another kind. What is no regular file (a terminal, a pipe, /dev/null) is nothing that can be destroyed.
void RefuseToReplace(const Context& context, const GuardedOutput& output);

}  // namespace acervo::tools
