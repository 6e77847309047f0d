#include "tools/present/messages/spelling.h"

#include <algorithm>

namespace acervo::tools {

std::string Word(const Messages& say, std::string_view family, std::string_view token) {
  const std::string key = std::string(family).append(token);
  return say.Has(key) ? say(key) : std::string(token);
}

std::string TypeWords(const Messages& say, std::string_view type) {
  constexpr std::string_view kAlwaysAccented = "ion";  // reunión, misión, sesión
  std::string words;
  while (!type.empty()) {
    const std::string_view part = type.substr(0, type.find('-'));
    type.remove_prefix(std::min(part.size() + 1, type.size()));
    const std::string key = "web.spelt." + std::string(part);
    std::string word(part);
    if (say.Has(key)) {
      word = say(key);
    } else if (part.ends_with(kAlwaysAccented)) {
      word = std::string(part.substr(0, part.size() - 2)) + "ón";
    }
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

}  // namespace acervo::tools
