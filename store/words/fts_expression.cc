#include "store/words/fts_expression.h"

#include <set>

namespace acervo::store {
namespace {

std::string Listed(std::string_view columns, const std::vector<std::string>& terms, std::string_view after_each) {
  if (terms.empty()) return {};
  std::string expression = columns.empty() ? "(" : std::string(columns).append(" : (");
  for (std::size_t i = 0; i < terms.size(); ++i) {
    expression.append(i == 0 ? "" : " OR ").append(Quoted(terms[i])).append(after_each);
  }
  return expression.append(")");
}

}  // namespace

std::string EntityTerm(std::int64_t entity_key) { return "#" + std::to_string(entity_key); }

std::string Quoted(std::string_view words) {
  std::string quoted = "\"";
  for (const char c : words) quoted.append(c == '"' ? "\"\"" : std::string(1, c));
  return quoted.append("\"");
}

std::string AnyOf(std::string_view columns, const std::vector<std::string>& terms) {
  return Listed(columns, terms, "");
}

std::string AnyPrefixOf(std::string_view columns, const std::vector<std::string>& terms) {
  return Listed(columns, terms, " *");
}

std::string Joined(const std::vector<std::string>& expressions, std::string_view op) {
  std::string joined;
  std::set<std::string_view> said;  // a word typed a thousand times is weighed once
  for (const std::string& expression : expressions) {
    if (expression.empty() || !said.insert(expression).second) continue;
    if (!joined.empty()) joined.append(" ").append(op).append(" ");
    joined.append("(").append(expression).append(")");
  }
  return joined;
}

std::string InHead(std::string_view expression) {
  return std::string("{title entity} : (").append(expression).append(")");
}

std::vector<std::string> PhraseSpellings(const std::vector<std::vector<std::string>>& words) {
  constexpr std::size_t kMost = 16;
  std::vector<std::string> phrases{""};
  for (const std::vector<std::string>& spellings : words) {
    std::vector<std::string> longer;
    for (const std::string& phrase : phrases) {
      for (const std::string& spelling : spellings) {
        if (longer.size() == kMost) break;
        longer.push_back(phrase);
        longer.back().append(phrase.empty() ? "" : " ").append(spelling);
      }
    }
    phrases = std::move(longer);
  }
  return phrases;
}

}  // namespace acervo::store
