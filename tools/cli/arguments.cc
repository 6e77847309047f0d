#include "tools/cli/arguments.h"

#include <CLI/App.hpp>
#include <algorithm>

#include "core/text.h"

namespace acervo::tools {
namespace {

bool LooksLikeOption(const std::string& argument) { return argument.size() > 1 && argument.front() == '-'; }

bool LooksLikeLongOption(const std::string& argument) { return argument.starts_with("--"); }

// "--Límite=5" → "--limite=5": an option's name as it is known, its value as it is.
std::string FoldedName(const std::string& argument) {
  const std::size_t end = std::min(argument.find('='), argument.size());
  return Fold(argument.substr(0, end)) + argument.substr(end);
}

// "-n5": a short form with its number.
bool IsGluedNumber(const std::string& argument) {
  return argument.size() > 2 && argument[1] != '-' && argument.find_first_not_of("0123456789", 2) == argument.npos;
}

const CLI::Option* OptionOf(const std::string& argument, const CLI::App& app) {
  if (!LooksLikeOption(argument)) return nullptr;
  if (IsGluedNumber(argument)) return app.get_option_no_throw(argument.substr(0, 2));
  return app.get_option_no_throw(argument.substr(0, argument.find('=')));
}

// As the options of `app` are spelt, where they have it in other case or without its accents.
std::string KnownSpelling(const std::string& argument, const CLI::App& app) {
  if (!LooksLikeLongOption(argument) || argument == "--" || OptionOf(argument, app) != nullptr) return argument;
  const std::string folded = FoldedName(argument);
  return OptionOf(folded, app) == nullptr ? argument : folded;
}

bool TakesNext(const CLI::Option& option, const std::string& argument) {
  return option.get_expected_min() > 0 && argument.find('=') == argument.npos && !IsGluedNumber(argument);
}

// An option whose value may be left out keeps "|timeout|crashed|" as its group: only one of these is taken for it.
bool IsItsChoice(const CLI::Option& option, const std::string& next) {
  if (option.get_expected_min() > 0 || option.get_expected_max() == 0 || next.empty()) return false;
  return option.get_group().find("|" + next + "|") != std::string::npos;
}

}  // namespace

std::optional<std::size_t> CommandPosition(const std::vector<std::string>& arguments, const CLI::App& globals) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!LooksLikeOption(arguments[i])) return i;
    const CLI::Option* option = OptionOf(KnownSpelling(arguments[i], globals), globals);
    if (option != nullptr && TakesNext(*option, arguments[i])) ++i;
  }
  return std::nullopt;
}

Arguments Sorted(const std::vector<std::string>& arguments, const CLI::App& app, Words words) {
  Arguments sorted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string argument = KnownSpelling(arguments[i], app);
    if (argument == "--") {
      sorted.words.insert(sorted.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    const CLI::Option* option = OptionOf(argument, app);
    const bool stray = option == nullptr && words == Words::kText && !LooksLikeLongOption(argument);
    if (!LooksLikeOption(argument) || stray) {
      sorted.words.push_back(argument);
      continue;
    }
    sorted.options.push_back(argument);
    const bool more = i + 1 < arguments.size();
    if (option != nullptr && more && TakesNext(*option, argument)) {
      sorted.options.push_back(arguments[++i]);
    } else if (option != nullptr && more && IsItsChoice(*option, arguments[i + 1])) {
      sorted.options.back() += "=" + arguments[++i];
    }
  }
  return sorted;
}

std::string LanguageArgument(const std::vector<std::string>& arguments) {
  std::string found;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string name = Fold(arguments[i].substr(0, arguments[i].find('=')));
    if (name != "--lang" && name != "--idioma") continue;
    if (name.size() < arguments[i].size()) {
      found = arguments[i].substr(name.size() + 1);
    } else if (i + 1 < arguments.size()) {
      found = arguments[i + 1];
    }
  }
  return found;
}

}  // namespace acervo::tools
