// What `acervo --help` says, as a command.
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"

namespace acervo::tools {
namespace {

class HelpCommand : public Command {
 public:
  CommandName name() const override { return {kHelpCommand, "ayuda", Words::kNames}; }
  void AddOptions(OptionList&) override {}
  int Run(const Context&, const std::vector<std::string>&) override { return kExitDone; }  // never asked
};

}  // namespace

std::unique_ptr<Command> MakeHelp() { return std::make_unique<HelpCommand>(); }

}  // namespace acervo::tools
