#include "tools/cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

#include "core/text.h"
#include "parsers/parse.h"
#include "tools/app/tables/user_tables.h"
#include "tools/cli/arguments.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/cli/help.h"
#include "tools/files/signals.h"
#include "tools/present/messages/near.h"
#include "tools/present/messages/option_names.h"
#include "tools/terminal/pager.h"

namespace acervo::tools {
namespace {

struct GlobalOptions {
  Settings settings;
  std::string language;  // already obeyed; here for its check and its help
  std::string colour = "auto";
  std::optional<std::string> tables;
  bool no_pager = false;
  bool help = false;
  bool version = false;
};

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Settings DefaultSettings() {
  Settings settings;
  if (const std::string archive = Environment("ACERVO_ARCHIVE"); !archive.empty()) settings.archive = archive;
  return settings;
}

Language ChosenLanguage(const std::vector<std::string>& arguments) {
  if (const auto language = LanguageFromToken(LanguageArgument(arguments))) return *language;
  return LanguageOfLocale(Environment("LC_ALL"), Environment("LC_MESSAGES"), Environment("LANG"));
}

ColourChoice ColourFromToken(const std::string& token) {
  if (token == "always") return ColourChoice::kAlways;
  return token == "never" ? ColourChoice::kNever : ColourChoice::kAuto;
}

void AddGlobalOptions(OptionList& options, GlobalOptions& globals) {
  options.Value("--archive", "value.file", [&globals, &options](const std::string& path) {
    if (path.empty()) throw UsageError(options.say()("usage.empty", OptionName(options.say(), "--archive")));
    globals.settings.archive = path;
  });
  options.Value("--tables", "value.folder", [&globals, &options](const std::string& path) {
    if (path.empty()) throw UsageError(options.say()("usage.empty", OptionName(options.say(), "--tables")));
    globals.tables = path;
  });
  options.Choice("--lang", globals.language, {"es", "en"});
  options.Flag("--quiet", globals.settings.quiet);
  options.Flag("--verbose", globals.settings.verbose);
  options.Choice("--color", globals.colour, {"auto", "always", "never"});
  options.Flag("--no-pager", globals.no_pager);
  options.Flag("--version", globals.version);
  options.Flag("--help,-h", globals.help);
}

Command* FindCommand(const std::vector<std::unique_ptr<Command>>& commands, const std::string& word) {
  const std::string folded = Fold(word);
  for (const auto& command : commands) {
    if (folded == command->name().name || folded == command->name().spanish) return command.get();
  }
  return nullptr;
}

std::string UnknownCommand(const Messages& say, const std::vector<std::unique_ptr<Command>>& commands,
                           const std::string& word) {
  std::vector<std::string> names;
  for (const auto& command : commands) {
    names.emplace_back(command->name().In(say.language()));
    names.emplace_back(command->name().InOther(say.language()));
  }
  const auto near = Nearest(word, names);
  return say("usage.command", word) + (near ? " " + say("usage.near", *near) : "");
}

std::string UnknownOption(const Messages& say, const CLI::App& app, const std::string& option) {
  std::vector<std::string> names;
  for (const CLI::Option* known : app.get_options()) {
    const std::string own = OptionName(say, known->get_lnames().front());
    names.push_back(own);
    for (const std::string& other : known->get_lnames()) {
      if ("--" + other != own) names.push_back("--" + other);
    }
  }
  const auto near = Nearest(option.substr(0, option.find('=')), names);
  return say("usage.option", option) + (near ? " " + say("usage.near", *near) : "");
}

// CLI11 names the option first ("--limit: 1 required TEXT missing"); the rest of its words is English.
std::string OptionNamedIn(const std::string& message) {
  const std::size_t begin = message.find("--");
  if (begin == message.npos) return message;
  return message.substr(begin, message.find_first_of(": ,", begin) - begin);
}

// Fills what the options point at. Throws UsageError.
void Parse(CLI::App& app, std::vector<std::string> options, const Messages& say) {
  app.allow_extras();
  std::reverse(options.begin(), options.end());  // as CLI11 wants them
  try {
    app.parse(options);
  } catch (const CLI::ParseError& error) {
    throw UsageError(say("usage.value", OptionName(say, OptionNamedIn(error.what()))));
  }
}

void RefuseExtras(const CLI::App& app, const Messages& say) {
  const std::vector<std::string> extras = app.remaining();
  if (!extras.empty()) throw UsageError(UnknownOption(say, app, extras.front()));
}

// The whole of one call; its parts share the streams and the language.
class Program {
 public:
  Program(std::vector<std::string> arguments, const Messages& say)
      : typed_(arguments), arguments_(std::move(arguments)), say_(say), globals_app_("", "acervo") {
    globals_app_.set_help_flag();
    OptionList options(globals_app_, say_);
    AddGlobalOptions(options, unused_);
  }

  int Run() {
    const auto position = CommandPosition(arguments_, globals_app_);
    if (!position) return RunWithoutCommand();
    const std::string word = arguments_[*position];
    Command& found = CommandNamed(word);
    arguments_.erase(arguments_.begin() + static_cast<std::ptrdiff_t>(*position));
    return RunCommand(found);
  }

  void Complain(std::string_view sentence) {
    (void)out_.Release();
    Context{unused_.settings, say_, out_, err_}.Complain(sentence);
  }
  void Add(std::string_view sentence) { Context{unused_.settings, say_, out_, err_}.Add(sentence); }

 private:
  Command& CommandNamed(const std::string& word) const {
    Command* const found = FindCommand(commands_, word);
    if (found == nullptr) throw UsageError(UnknownCommand(say_, commands_, word));
    return *found;
  }

  int RunWithoutCommand() {
    GlobalOptions globals;
    globals.settings = DefaultSettings();
    CLI::App app("", "acervo");
    app.set_help_flag();
    OptionList options(app, say_);
    AddGlobalOptions(options, globals);
    Parse(app, arguments_, say_);
    if (globals.version) return PrintVersion();
    const std::string help = ProgramHelp(say_, commands_, globals_app_, HelpWidth());
    if (globals.help) return Print(help);
    RefuseExtras(app, say_);
    err_.Write(help);
    return kExitUsage;
  }

  int RunCommand(Command& command) {
    const CommandName name = command.name();
    GlobalOptions globals;
    globals.settings = DefaultSettings();
    CLI::App app("", std::string(name.name));
    app.set_help_flag();
    OptionList options(app, say_);
    command.AddOptions(options);
    AddGlobalOptions(options, globals);
    const Arguments sorted = Sorted(arguments_, app, name.words);
    const auto before_words = std::find(arguments_.begin(), arguments_.end(), "--");
    const bool wants_help = std::any_of(arguments_.begin(), before_words, [](const std::string& argument) {
      return argument == "--help" || argument == "-h" || Fold(argument) == "--ayuda";
    });
    if (wants_help) return Print(CommandHelp(say_, name, app, globals_app_, HelpWidth()));
    Parse(app, sorted.options, say_);
    if (globals.version) return PrintVersion();
    RefuseExtras(app, say_);
    if (name.name == kHelpCommand) return RunHelp(sorted.words);
    if (name.words == Words::kNone && !sorted.words.empty()) throw UsageError(say_("usage.word", sorted.words.front()));
    globals.settings.colour = ColourFromToken(globals.colour);
    globals.settings.typed = typed_;
    if (command.pages() && !globals.no_pager && CanPage(out_)) out_.HoldBack();
    globals.settings.tables = TablesFolder(say_, globals.tables);
    const Context context{globals.settings, say_, out_, err_};
    if (command.parses()) UseTablesIn(context);
    return command.Run(context, sorted.words);
  }

  // acervo help [COMMAND]
  int RunHelp(const std::vector<std::string>& words) {
    if (words.empty()) return Print(ProgramHelp(say_, commands_, globals_app_, HelpWidth()));
    if (words.size() > 1) throw UsageError(say_("usage.word", words[1]));
    Command& command = CommandNamed(words.front());
    CLI::App app("", std::string(command.name().name));
    app.set_help_flag();
    OptionList options(app, say_);
    command.AddOptions(options);
    AddGlobalOptions(options, unused_);
    return Print(CommandHelp(say_, command.name(), app, globals_app_, HelpWidth()));
  }

  int HelpWidth() const { return std::min(TerminalWidth(STDOUT_FILENO), 100); }

  // Before the options are understood.
  bool RefusesPager() const {
    return std::any_of(typed_.begin(), typed_.end(), [](const std::string& argument) {
      return argument == "--no-pager" || argument == "--sin-paginador";
    });
  }

  int Print(const std::string& text) {
    if (CanPage(out_) && !RefusesPager()) out_.HoldBack();
    out_.Write(text);
    return Context{unused_.settings, say_, out_, err_}.Finished();
  }

  int PrintVersion() { return Print("acervo " ACERVO_VERSION "\n" + say_("version.parser", kParserVersion) + "\n"); }

  const std::vector<std::string> typed_;
  std::vector<std::string> arguments_;
  const Messages& say_;
  Stream out_{STDOUT_FILENO};
  Stream err_{STDERR_FILENO};
  std::vector<std::unique_ptr<Command>> commands_ = AllCommands();
  GlobalOptions unused_;
  CLI::App globals_app_;
};

// Occupies the standard streams that are closed, so that no file of ours gets their numbers and what is meant for them:
// reading from them, or writing to them, fails as before.
void KeepStandardStreams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) < 0) (void)::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

int RunProgram(std::vector<std::string> arguments) {
  KeepStandardStreams();
  EndAtOnceOnSignals();
  ::signal(SIGPIPE, SIG_IGN);  // a reader that goes away shows as EPIPE
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow any more shows as EFBIG
  const Messages say(ChosenLanguage(arguments));
  Program program(std::move(arguments), say);
  try {
    return program.Run();
  } catch (const UsageError& error) {
    program.Complain(error.what());
    program.Add(say("usage.help"));
    return kExitUsage;
  } catch (const std::bad_alloc&) {
    program.Complain(say("program.memory"));
    return kExitArchive;
  }
}

}  // namespace acervo::tools
