#include "store/columns/entity_names.h"

#include <string.h>

#include <algorithm>
#include <limits>

#include "core/text.h"
#include "store/words/index_words.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// Where `word` stands in `text` at or after `offset`; npos: nowhere. A line begins with a space: memmem(3) skips ahead
// where std::string_view::find looks at each of them.
std::size_t PlaceOfWord(std::string_view text, std::string_view word, std::size_t offset) {
  const void* const found = ::memmem(text.data() + offset, text.size() - offset, word.data(), word.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::string Bounded(const std::string& word, bool may_go_on) { return " " + word + (may_go_on ? "" : " "); }

}  // namespace

std::vector<std::string> FoldedWords(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : IndexWords(text)) words.push_back(NameKey(word.text));
  return words;
}

bool HasWords(std::string_view name, const std::vector<std::string>& words, LastWord last) {
  return std::ranges::all_of(words, [&](const std::string& word) {
    const bool may_go_on = last == LastWord::kBeginning && &word == &words.back();
    return name.find(Bounded(word, may_go_on)) != std::string_view::npos;
  });
}

Result<EntityNameList> EntityNameList::Read(Connection& connection) {
  EntityNameList list;
  Query query = connection("SELECT entity_key, folded FROM entity_name ORDER BY name_key");
  while (query.Next() && list.text_.size() < std::numeric_limits<std::uint32_t>::max()) {
    list.lines_.push_back({static_cast<std::uint32_t>(list.text_.size()), static_cast<std::uint32_t>(query.Int(0))});
    list.text_.append(" ").append(query.View(1)).append(" \n");
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  list.text_.shrink_to_fit();
  list.lines_.shrink_to_fit();
  return list;
}

std::vector<std::int64_t> EntityNameList::EntitiesWith(const std::vector<std::string>& words, LastWord last,
                                                       std::size_t most) const {
  std::vector<std::int64_t> entities;
  if (words.empty()) return entities;
  const std::string first = Bounded(words.front(), last == LastWord::kBeginning && words.size() == 1);
  for (std::size_t at = 0; entities.size() < most;) {
    at = PlaceOfWord(text_, first, at);
    if (at == std::string::npos) break;
    const auto after = std::ranges::upper_bound(lines_, at, {}, &Line::begin);
    const Line& line = *std::prev(after);
    const std::size_t end = after == lines_.end() ? text_.size() : after->begin;
    const bool is_found = HasWords(std::string_view(text_).substr(line.begin, end - line.begin), words, last);
    if (is_found && std::ranges::find(entities, line.entity) == entities.end()) entities.push_back(line.entity);
    at = end;
  }
  return entities;
}

}  // namespace acervo::store
