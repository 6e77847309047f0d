// What every command is: a name in two languages, options, and a thing it does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "tools/messages/messages.h"
#include "tools/output/stream.h"
#include "tools/output/terminal_text.h"

namespace acervo::tools {

class OptionList;

enum ExitStatus : int {
  kExitDone = 0,
  kExitSomeFailed = 1,  // some documents failed, the rest is stored; or nothing found, for `show`
  kExitUsage = 2,
  kExitArchive = 3,
  kExitInterrupted = 130,
};

enum class ColourChoice { kAuto, kAlways, kNever };

struct Settings {
  std::string archive = "acervo.db";
  bool quiet = false;
  bool verbose = false;
  bool pager = true;
  std::vector<std::string> typed;  // the arguments as they were typed, to print the next command from
  ColourChoice colour = ColourChoice::kAuto;
  std::string tables;  // the folder of the user's tables; empty: none
};

// What a command may use: what was asked for globally, the words for people, and the two streams.
struct Context {
  const Settings& settings;
  const Messages& say;
  Stream& out;  // results
  Stream& err;  // everything else

  Colour colour(const Stream& stream) const;
  // A line on stderr that begins with the program's name; on a terminal wrapped to its width, the rest indented.
  void Complain(std::string_view sentence) const;
  // The same, but not with --quiet.
  void Note(std::string_view sentence) const;
  // Says what is wrong with the archive and what to do; gives kExitArchive.
  int ArchiveFailed(const Error& error) const;
  // A line on stderr without the program's name, indented by `indent` columns, wrapped the same way.
  void Add(std::string_view sentence, int indent = 0) const;
  // Prints what was held back for a pager. kExitDone, or kExitSomeFailed after a sentence where stdout could not be
  // written.
  int Finished(int status = kExitDone) const;
};

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
