#include "tools/present/messages/option_names.h"

#include <algorithm>

#include "core/text.h"

namespace acervo::tools {
namespace {

const Messages& Spanish() {
  static const auto* const kMessages = new Messages(Language::kSpanish);
  return *kMessages;
}

std::string NameIn(const Messages& say, const std::string& table, std::string_view english) {
  const std::string key = table + std::string(english);
  return say.Has(key) ? say(key) : std::string(english);
}

}  // namespace

std::string OptionName(const Messages& say, std::string_view english) {
  const std::string_view word = english.substr(std::min(english.find_first_not_of('-'), english.size()));
  return "--" + NameIn(say, "flag.", word.substr(0, word.find(',')));
}

std::string AllOptionNames(std::string_view english) {
  const std::size_t comma = std::min(english.find(','), english.size());
  const std::string name(english.substr(0, comma));
  const std::string spanish = OptionName(Spanish(), name);
  return name + (spanish == name ? "" : "," + spanish) + std::string(english.substr(comma));
}

std::string ChoiceName(const Messages& say, std::string_view english) { return NameIn(say, "choice.", english); }

std::string ChoiceFrom(std::string_view written, const std::vector<std::string>& choices) {
  const std::string folded = Fold(written);
  const auto found = std::ranges::find_if(choices, [&](const std::string& choice) {
    return folded == choice || folded == Fold(ChoiceName(Spanish(), choice));
  });
  return found == choices.end() ? "" : *found;
}

}  // namespace acervo::tools
