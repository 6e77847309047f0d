// The options of one command, declared once: parsed by CLI11, described by --help, worded by the catalogue.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/present/messages/messages.h"
#include "tools/usage_error.h"

namespace CLI {
class App;
}

namespace acervo::tools {

// What to throw where `text` is none of the choices of the option `name`; tells all, and the nearest one.
UsageError NoChoice(const Messages& say, const std::string& name, const std::string& text,
                    const std::vector<std::string>& choices);

class OptionList {
 public:
  OptionList(CLI::App& app, const Messages& say) : app_(app), say_(say) {}

  // `name` is "--limit" or, with a short form, "--limit,-n"; the Spanish name goes with it (option_names.h). Its
  // description is the message "option.COMMAND.limit", or "option.limit" where that is absent.
  void Flag(const std::string& name, bool& target);
  // `value` is the key of what stands for the value in --help ("value.file").
  void Text(const std::string& name, std::string& target, const std::string& value);
  void Texts(const std::string& name, std::vector<std::string>& target, const std::string& value);
  void Number(const std::string& name, int& target, int least, int most, const std::string& value = "value.number");
  void Choice(const std::string& name, std::string& target, const std::vector<std::string>& choices);
  // A value that may be left out: `given` tells that the option stood there. Only one of `choices` is taken for it.
  void OptionalChoice(const std::string& name, bool& given, std::string& target,
                      const std::vector<std::string>& choices);
  // Anything else: `read` throws UsageError.
  void Value(const std::string& name, const std::string& value, const std::function<void(const std::string&)>& read);

  const Messages& say() const { return say_; }

 private:
  std::string Description(const std::string& name) const;
  std::string Shown(const std::string& name) const;  // in the user's language

  CLI::App& app_;
  const Messages& say_;
};

}  // namespace acervo::tools
