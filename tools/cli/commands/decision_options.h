// What every command that decides has: who, why, on trial, and how it answers.
#pragma once

#include <string>

#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/lock_options.h"

namespace acervo::tools {

class OptionList;

struct DecisionOptions {
  bool dry_run = false;
  std::string as, why;
  std::string format = "table";
  LockOptions lock;

  void Add(OptionList& options);
  DecisionMode mode() const { return dry_run ? DecisionMode::kDryRun : DecisionMode::kWrite; }
  // Without wishes.
  DecisionRequest Request() const;
  // For writing, with the parsers as its reader.
  Result<Archive> Open(const Context& context) const;
  // Prints what was decided, or why it was refused; gives the exit status.
  int Answer(const Context& context, const Result<DecisionOutcome>& outcome) const;
};

}  // namespace acervo::tools
