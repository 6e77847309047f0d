#include "tools/arguments.h"

#include <CLI/App.hpp>

namespace acervo::tools {
namespace {

bool LooksLikeOption(const std::string& argument) { return argument.size() > 1 && argument.front() == '-'; }

bool LooksLikeLongOption(const std::string& argument) { return argument.starts_with("--"); }

const CLI::Option* OptionOf(const std::string& argument, const CLI::App& app) {
  return app.get_option_no_throw(argument.substr(0, argument.find('=')));
}

bool TakesNext(const CLI::Option& option, const std::string& argument) {
  return option.get_expected_min() > 0 && argument.find('=') == argument.npos;
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
    const CLI::Option* option = OptionOf(arguments[i], globals);
    if (option != nullptr && TakesNext(*option, arguments[i])) ++i;
  }
  return std::nullopt;
}

Arguments Sorted(const std::vector<std::string>& arguments, const CLI::App& app, Words words) {
  Arguments sorted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      sorted.words.insert(sorted.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    const CLI::Option* option = LooksLikeOption(argument) ? OptionOf(argument, app) : nullptr;
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
  constexpr std::string_view kWithValue = "--lang=";
  std::string found;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) found = arguments[i + 1];
    if (arguments[i].starts_with(kWithValue)) found = arguments[i].substr(kWithValue.size());
  }
  return found;
}

}  // namespace acervo::tools
