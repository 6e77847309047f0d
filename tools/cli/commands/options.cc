#include "tools/cli/commands/options.h"

#include <CLI/App.hpp>
#include <algorithm>

#include "tools/app/filters/filter_values.h"
#include "tools/present/messages/near.h"
#include "tools/present/messages/option_names.h"

namespace acervo::tools {
namespace {

std::string Joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

}  // namespace

std::string OptionList::Description(const std::string& name) const {
  const std::size_t begin = name.find_first_not_of('-');
  const std::string word = name.substr(begin, std::min(name.find(','), name.size()) - begin);
  const std::string own = "option." + app_.get_name() + "." + word;
  return say_(say_.Has(own) ? own : "option." + word);
}

std::string OptionList::Shown(const std::string& name) const { return OptionName(say_, name); }

UsageError NoChoice(const Messages& say, const std::string& name, const std::string& text,
                    const std::vector<std::string>& choices) {
  std::vector<std::string> shown;
  for (const std::string& choice : choices) shown.push_back(ChoiceName(say, choice));
  const auto near = Nearest(text, shown);
  return UsageError(say("usage.choice", OptionName(say, name), text, Joined(shown, ", ")) +
                    (near ? " " + say("usage.near", *near) : ""));
}

void OptionList::Flag(const std::string& name, bool& target) {
  app_.add_flag(AllOptionNames(name), target, Description(name))->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::Value(const std::string& name, const std::string& value,
                       const std::function<void(const std::string&)>& read) {
  app_.add_option_function<std::string>(AllOptionNames(name), read, Description(name))
      ->type_name(say_(value))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::Text(const std::string& name, std::string& target, const std::string& value) {
  Value(name, value, [&target](const std::string& text) { target = text; });
}

void OptionList::Texts(const std::string& name, std::vector<std::string>& target, const std::string& value) {
  app_.add_option(AllOptionNames(name), target, Description(name))
      ->type_name(say_(value))
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void OptionList::Number(const std::string& name, int& target, int least, int most, const std::string& value) {
  Value(name, value, [=, &target, this](const std::string& text) {
    const auto number = NumberFromText(text, least, most);
    if (!number) throw UsageError(say_("usage.number", Shown(name), text, least, most));
    target = *number;
  });
}

void OptionList::Choice(const std::string& name, std::string& target, const std::vector<std::string>& choices) {
  std::vector<std::string> shown;
  for (const std::string& choice : choices) shown.push_back(ChoiceName(say_, choice));
  const auto read = [=, &target, this](const std::string& text) {
    const std::string choice = ChoiceFrom(text, choices);
    if (choice.empty()) throw NoChoice(say_, name, text, choices);
    target = choice;
  };
  app_.add_option_function<std::string>(AllOptionNames(name), read, Description(name))
      ->type_name(Joined(shown, "|"))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::OptionalChoice(const std::string& name, bool& given, std::string& target,
                                const std::vector<std::string>& choices) {
  const auto read = [=, &given, &target, this](const std::string& text) {
    const bool known = text.empty() || std::find(choices.begin(), choices.end(), text) != choices.end();
    if (!known) throw NoChoice(say_, name, text, choices);
    given = true;
    target = text;
  };
  app_.add_option_function<std::string>(AllOptionNames(name), read, Description(name))
      ->type_name("[" + say_("value.code") + "]")
      ->expected(0, 1)
      ->group("|" + Joined(choices, "|") + "|")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

}  // namespace acervo::tools
