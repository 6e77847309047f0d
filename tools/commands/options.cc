#include "tools/commands/options.h"

#include <algorithm>

#include "tools/commands/filter_values.h"

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

void OptionList::Flag(const std::string& name, bool& target) {
  app_.add_flag(name, target, Description(name))->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::Value(const std::string& name, const std::string& value,
                       const std::function<void(const std::string&)>& read) {
  app_.add_option_function<std::string>(name, read, Description(name))
      ->type_name(say_(value))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::Text(const std::string& name, std::string& target, const std::string& value) {
  Value(name, value, [&target](const std::string& text) { target = text; });
}

void OptionList::Texts(const std::string& name, std::vector<std::string>& target, const std::string& value) {
  app_.add_option(name, target, Description(name))->type_name(say_(value))->expected(1)->allow_extra_args(false);
  app_.get_option(name)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void OptionList::Number(const std::string& name, int& target, int least, int most, const std::string& value) {
  Value(name, value, [=, &target, this](const std::string& text) {
    const auto number = NumberFromText(text, least, most);
    if (!number) throw UsageError(say_("usage.number", name, text, least, most));
    target = *number;
  });
}

void OptionList::Choice(const std::string& name, std::string& target, const std::vector<std::string>& choices) {
  app_.add_option_function<std::string>(
          name,
          [=, &target, this](const std::string& text) {
            const bool known = std::find(choices.begin(), choices.end(), text) != choices.end();
            if (!known) throw UsageError(say_("usage.choice", name, text, Joined(choices, ", ")));
            target = text;
          },
          Description(name))
      ->type_name(Joined(choices, "|"))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionList::OptionalChoice(const std::string& name, bool& given, std::string& target,
                                const std::vector<std::string>& choices) {
  app_.add_option_function<std::string>(
          name,
          [=, &given, &target, this](const std::string& text) {
            const bool known = text.empty() || std::find(choices.begin(), choices.end(), text) != choices.end();
            if (!known) throw UsageError(say_("usage.choice", name, text, Joined(choices, ", ")));
            given = true;
            target = text;
          },
          Description(name))
      ->type_name("[" + say_("value.code") + "]")
      ->expected(0, 1)
      ->group("|" + Joined(choices, "|") + "|")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

}  // namespace acervo::tools
