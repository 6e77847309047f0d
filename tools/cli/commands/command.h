// What every command is: a name in two languages, options, and a thing it does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/exit_status.h"
#include "tools/present/context.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

class OptionList;

// How the words after the options are to be taken.
enum class Words {
  kNone,
  kNames,  // paths, ids: a word with a dash in front is an unknown option
  kText,   // free text: a word with a single dash in front is a word
};

struct CommandName {
  std::string_view name;
  std::string_view spanish;
  Words words = Words::kNone;

  std::string_view In(Language language) const { return language == Language::kSpanish ? spanish : name; }
  std::string_view InOther(Language language) const { return language == Language::kSpanish ? name : spanish; }
};

// What `help` does, the program does itself: only that knows all commands.
constexpr std::string_view kHelpCommand = "help";

class Command {
 public:
  virtual ~Command() = default;
  virtual CommandName name() const = 0;
  // Whether it understands texts, and so needs the user's tables.
  virtual bool parses() const { return false; }
  // Whether what it prints is read by a person, and so goes through a pager where it is longer than the screen.
  virtual bool pages() const { return false; }
  virtual void AddOptions(OptionList& options) = 0;
  // Throws UsageError for words and options that do not go together.
  virtual int Run(const Context& context, const std::vector<std::string>& words) = 0;
};

// In the order of --help.
std::vector<std::unique_ptr<Command>> AllCommands();

std::unique_ptr<Command> MakeImport();
std::unique_ptr<Command> MakeSearch();
std::unique_ptr<Command> MakeShow();
std::unique_ptr<Command> MakeEntities();
std::unique_ptr<Command> MakeReview();
std::unique_ptr<Command> MakeFix();
std::unique_ptr<Command> MakeHistory();
std::unique_ptr<Command> MakeUndo();
std::unique_ptr<Command> MakeExport();
std::unique_ptr<Command> MakeInspect();
std::unique_ptr<Command> MakeDate();
std::unique_ptr<Command> MakeReparse();
std::unique_ptr<Command> MakeVerify();
std::unique_ptr<Command> MakeBackup();
std::unique_ptr<Command> MakeStats();
std::unique_ptr<Command> MakeDoctor();
std::unique_ptr<Command> MakeServe();
std::unique_ptr<Command> MakeHelp();

}  // namespace acervo::tools
