#include "tools/cli/commands/command.h"

namespace acervo::tools {

std::vector<std::unique_ptr<Command>> AllCommands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(MakeImport());
  commands.push_back(MakeSearch());
  commands.push_back(MakeShow());
  commands.push_back(MakeEntities());
  commands.push_back(MakeReview());
  commands.push_back(MakeFix());
  commands.push_back(MakeHistory());
  commands.push_back(MakeUndo());
  commands.push_back(MakeExport());
  commands.push_back(MakeInspect());
  commands.push_back(MakeDate());
  commands.push_back(MakeReparse());
  commands.push_back(MakeVerify());
  commands.push_back(MakeBackup());
  commands.push_back(MakeStats());
  commands.push_back(MakeDoctor());
  commands.push_back(MakeServe());
  commands.push_back(MakeHelp());
  return commands;
}

}  // namespace acervo::tools
