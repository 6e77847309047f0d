// Sorts the arguments of the program into command, options and words before CLI11 sees them, so that a word may be any
// text: `search JICA -Madrid`, a path called "[2019]", an empty word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/cli/commands/command.h"

namespace CLI {
class App;
}

namespace acervo::tools {

struct Arguments {
  std::vector<std::string> options;  // options with their values, for CLI11
  std::vector<std::string> words;
};

// The position of the command's name: the first word that is no global option nor the value of one. nullopt: none.
std::optional<std::size_t> CommandPosition(const std::vector<std::string>& arguments, const CLI::App& globals);

// `arguments` are all but the command's name; `app` knows the options of the command and the global ones. After "--"
// everything is a word.
Arguments Sorted(const std::vector<std::string>& arguments, const CLI::App& app, Words words);

// What --lang says, before anything else is understood: the messages about mistakes need it too. Empty: not given.
std::string LanguageArgument(const std::vector<std::string>& arguments);

}  // namespace acervo::tools
