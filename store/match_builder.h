// Words, phrases and names as FTS5 expressions over the columns of record_search. Private to store/.
// Source: https://sqlite.org/fts5.html, 3 (full-text query syntax).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acervo::store {

inline constexpr std::string_view kWordColumns = "{title text entity fields}";
inline constexpr std::string_view kStemColumns = "{head_stem body_stem}";
inline constexpr std::string_view kEntityColumn = "{entity}";
inline constexpr std::string_view kEntityKeyColumn = "{entity_key}";

// What finds the records, and the same with all that is weighed in ranking them. An empty one matches nothing.
struct Match {
  Match() = default;
  explicit Match(std::string both) : found(both), weighed(std::move(both)) {}
  Match(std::string found_by, std::string weighed_by) : found(std::move(found_by)), weighed(std::move(weighed_by)) {}
  bool empty() const { return found.empty(); }

  std::string found, weighed;
};

// "word", with what could end the quotes doubled.
std::string Quoted(std::string_view words);
// columns : ("a" OR "b"); empty for no terms.
std::string AnyOf(std::string_view columns, const std::vector<std::string>& terms);
std::string AnyPrefixOf(std::string_view columns, const std::vector<std::string>& terms);
// Joins what is not empty: "(a) AND (b)".
std::string Joined(const std::vector<std::string>& expressions, std::string_view op);
Match Joined(const std::vector<Match>& matches, std::string_view op);
// Only where it stands in a title, an entity cell or the entities' keys.
std::string InHead(std::string_view expression);

// Every way to write a phrase whose words have several spellings, at most 16.
std::vector<std::string> PhraseSpellings(const std::vector<std::vector<std::string>>& words);

}  // namespace acervo::store
