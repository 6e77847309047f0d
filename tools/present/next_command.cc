#include "tools/present/next_command.h"

#include "core/text.h"
#include "tools/present/messages/option_names.h"
#include "tools/terminal/terminal_text.h"

namespace acervo::tools {
namespace {

// As a POSIX shell reads it back.
std::string ShellQuoted(const std::string& word) {
  constexpr std::string_view kSpecial = " \t\n\"'\\$`&|;<>()*?[]{}~#!^";
  const bool plain = !word.empty() && word.find_first_of(kSpecial) == word.npos;
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) c == '\'' ? quoted.append("'\\''") : quoted.append(1, c);
  return quoted + "'";
}

bool IsOffset(const std::string& argument) {
  const std::string name = Fold(argument.substr(0, argument.find('=')));
  return name == "--offset" || name == OptionName(Messages(Language::kSpanish), "--offset");
}

}  // namespace

std::string NextCommand(const Messages& say, const std::vector<std::string>& typed, int offset) {
  const std::string more = " " + OptionName(say, "--offset") + " " + std::to_string(offset);
  std::string command = "acervo";
  bool placed = false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (IsOffset(typed[i]) && !placed) {
      if (typed[i].find('=') == std::string::npos) ++i;
      continue;
    }
    if (typed[i] == "--" && !placed) {  // all behind it are words
      command += more;
      placed = true;
    }
    command += " " + ShellQuoted(HarmlessLine(typed[i]));
  }
  return placed ? command : command + more;
}

}  // namespace acervo::tools
