#include "tools/cli/help.h"

#include <CLI/App.hpp>
#include <algorithm>

#include "tools/present/messages/option_names.h"
#include "tools/terminal/terminal_text.h"

namespace acervo::tools {
namespace {

constexpr int kIndent = 2;
constexpr int kTermWidth = 26;
constexpr int kNarrowestColumn = 30;  // in a column of its own; narrower terminals have it under its term
constexpr int kIndentUnder = 6;

std::string Blanks(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

void AppendWrapped(std::string& out, const std::string& text, int indent, int width) {
  for (const MarkedText& line : Wrapped({text, {}}, std::max(20, width - indent), Breaks::kAtSpaces)) {
    out += Blanks(indent) + line.text + '\n';
  }
}

// A term and beside it, or under it where it is long, what it means.
void AppendEntry(std::string& out, const std::string& term, const std::string& text, int width) {
  if (width - kIndent - kTermWidth < kNarrowestColumn) {
    out += Blanks(kIndent) + term + '\n';
    return AppendWrapped(out, text, kIndentUnder, width);
  }
  const int used = kIndent + DisplayWidth(term);
  std::string description;
  AppendWrapped(description, text, kIndent + kTermWidth, width);
  if (used + 2 > kIndent + kTermWidth) {
    out += Blanks(kIndent) + term + '\n' + description;
  } else {
    out += Blanks(kIndent) + term + description.substr(static_cast<std::size_t>(used));
  }
}

// "-n --limite N": the short form, and the long one in the user's language.
std::string Term(const Messages& say, const CLI::Option& option) {
  std::string term;
  for (const std::string& letter : option.get_snames()) term += "-" + letter + " ";
  term += OptionName(say, option.get_lnames().front());
  const bool takes_value = option.get_expected_max() > 0;
  return takes_value ? term + " " + option.get_type_name() : term;
}

void AppendOptions(std::string& out, const Messages& say, const CLI::App& app, const CLI::App* without, int width) {
  for (const CLI::Option* option : app.get_options()) {
    const bool told_elsewhere = without != nullptr && without->get_option_no_throw("--" + option->get_lnames().front());
    if (!told_elsewhere) AppendEntry(out, Term(say, *option), option->get_description(), width);
  }
}

void AppendTitle(std::string& out, const std::string& title) { out += '\n' + title + '\n'; }

}  // namespace

std::string ProgramHelp(const Messages& say, const std::vector<std::unique_ptr<Command>>& commands,
                        const CLI::App& globals, int width) {
  std::string out;
  AppendWrapped(out, say("help.program"), 0, width);
  AppendTitle(out, say("help.usage"));
  out += Blanks(kIndent) + say("help.program.usage") + '\n';
  AppendTitle(out, say("help.commands"));
  for (const auto& command : commands) {
    const CommandName name = command->name();
    const std::string names = std::string(name.In(say.language())) + ", " + std::string(name.InOther(say.language()));
    AppendEntry(out, names, say("command." + std::string(name.name)), width);
  }
  AppendTitle(out, say("help.globals"));
  AppendOptions(out, say, globals, nullptr, width);
  AppendTitle(out, say("help.statuses"));
  AppendWrapped(out, say("help.statuses.text"), kIndent, width);
  AppendTitle(out, say("help.examples"));
  out += say("help.program.examples") + '\n';
  return out + '\n' + say("help.more") + '\n';
}

std::string CommandHelp(const Messages& say, const CommandName& name, const CLI::App& app, const CLI::App& globals,
                        int width) {
  const std::string key = "command." + std::string(name.name);
  std::string out;
  AppendWrapped(out, say(key), 0, width);
  AppendTitle(out, say("help.usage"));
  out += Blanks(kIndent) + "acervo " + say(key + ".usage") + '\n';
  out += Blanks(kIndent) + say("help.alias", name.InOther(say.language())) + '\n';
  out += '\n';
  AppendWrapped(out, say(key + ".text"), 0, width);
  const bool own_options = app.get_options().size() > globals.get_options().size();
  if (own_options) AppendTitle(out, say("help.options"));
  AppendOptions(out, say, app, &globals, width);
  AppendTitle(out, say("help.globals"));
  AppendOptions(out, say, globals, nullptr, width);
  AppendTitle(out, say("help.examples"));
  return out + say(key + ".examples") + '\n';
}

}  // namespace acervo::tools
