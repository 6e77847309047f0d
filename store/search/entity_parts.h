// The names of entities in a query, as filters. Private to store/.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/search/query_part.h"

namespace acervo::store {

// The words of a name as the index has them.
std::vector<std::string> NameWordsOf(std::string_view name);

class EntityParts {
 public:
  explicit EntityParts(Planning& planning) : planning_(planning) {}

  // How many words from `begin` on are together the name of an entity: the longest run, 0 for none.
  Result<std::size_t> NameRun(const std::vector<QueryNode>& nodes, std::size_t begin);
  static std::string RunText(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count);

  // Records that mention an entity of this name, under whatever name; nothing where there is none.
  MaybePart Named(const std::string& name, int group);
  // What a word or phrase finds, and records that mention an entity of that name.
  MaybePart OrNamed(MaybePart part, const QueryNode& node);
  // The filter: the entities that the name means; else those whose name has all its words, and records whose entity
  // cell has them.
  Result<Filter> FilterOf(const std::string& name);

  // The pieces of the above, for an entity that is known by its key.
  using WordList = std::vector<std::string>;
  // Records that mention one of them, as they were read; noted and marked.
  Result<Filter> Mentioning(const std::vector<std::int64_t>& keys, std::string_view name);
  // Adds mentions found by a name that some cell taught: they came after their record was indexed.
  Result<Filter> WithTaught(Filter filter, const std::vector<std::int64_t>& keys);
  // Counts a mention like the words of the group.
  void Weigh(const std::vector<std::int64_t>& keys, int group);
  // Given names that neither the typed one nor a shorter one finds, as words; all of them are marked.
  Result<std::vector<WordList>> NamesBeside(const std::vector<std::int64_t>& keys, std::string_view typed);

 private:
  MaybePart NewNamed(std::string_view name, int group);
  MaybePart OrNames(Filter mentioned, const std::vector<std::int64_t>& keys, std::string_view name, int group);
  Result<std::vector<std::string>> OtherNames(const std::vector<std::int64_t>& keys, std::string_view typed);
  Result<std::vector<WordList>> GivenNames(const std::vector<std::int64_t>& keys);
  void Highlight(std::span<const WordList> names);
  Result<Filter> WithWords(const std::string& name);
  Result<Filter> WordsInCell(std::string_view name);

  Result<Filter> NewFilter(const std::string& name);

  Planning& planning_;
  std::map<std::pair<std::string, bool>, Filter> known_filters_;   // with negated
  std::map<std::pair<std::string, bool>, QueryPart> known_names_;  // with negated
};

}  // namespace acervo::store
