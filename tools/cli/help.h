// The texts of --help.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tools/cli/commands/command.h"

namespace CLI {
class App;
}

namespace acervo::tools {

std::string ProgramHelp(const Messages& say, const std::vector<std::unique_ptr<Command>>& commands,
                        const CLI::App& globals, int width);
// `app` knows the command's options and the global ones; those of `globals` are told apart.
std::string CommandHelp(const Messages& say, const CommandName& name, const CLI::App& app, const CLI::App& globals,
                        int width);

}  // namespace acervo::tools
