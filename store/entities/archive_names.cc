// Every look-up is one kept statement over an index: a question asks for each run of its words.
#include "store/entities/archive_names.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/text.h"
#include "store/entities/name_spellings.h"
#include "store/words/fts_expression.h"
#include "store/words/term_cache.h"
#include "store/words/vocabulary.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostNear = 8;

template <typename T>
void AddOnce(std::vector<T>& all, T one) {
  if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
}

bool HasWord(std::string_view name, std::string_view word) {
  for (std::size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

// The folded words of a text, each as a name has it.
std::vector<std::string> NameKeys(std::string_view words) {
  std::vector<std::string> keys;
  for (const Word& word : IndexWords(words)) keys.push_back(NameKey(word.text));
  return keys;
}

// Each choice of one of every list, words with a space between them; at most 64.
std::vector<std::string> Combined(const std::vector<std::vector<std::string>>& lists) {
  constexpr std::size_t kMost = 64;
  std::vector<std::string> all{""};
  for (const std::vector<std::string>& list : lists) {
    std::vector<std::string> longer;
    for (const std::string& begun : all) {
      for (const std::string& word : list) {
        if (longer.size() < kMost) longer.push_back(begun.empty() ? word : begun + " " + word);
      }
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

std::optional<NamedEntity> NamesInArchive::Root(std::uint32_t entity) const {
  Query query = connection_("SELECT id, name, kind FROM entity WHERE entity_key = ?");
  query.Bind(std::int64_t{columns_.Root(entity)});
  if (!query.Next()) return std::nullopt;
  return NamedEntity{query.Text(0), query.Text(1), EntityKindFromToken(query.View(2)).value_or(EntityKind::kOther),
                     columns_.RecordsOf(columns_.Root(entity))};
}

std::vector<NamedEntity> NamesInArchive::MostMentioned(Roots roots) const {
  std::vector<NamedEntity> named;
  for (const std::uint32_t root : roots) {
    std::optional<NamedEntity> one = Root(root);
    if (one) named.push_back(std::move(*one));
  }
  std::ranges::stable_sort(named, [](const NamedEntity& a, const NamedEntity& b) {
    return a.records != b.records ? a.records > b.records : a.id < b.id;
  });
  return named;
}

void NamesInArchive::AddNamed(std::string_view folded, Roots& roots) const {
  Query query = connection_("SELECT entity_key FROM entity_name WHERE folded = ?");
  query.Bind(folded);
  while (query.Next()) AddOnce(roots, columns_.Root(static_cast<std::uint32_t>(query.Int(0))));
}

std::vector<NamedEntity> NamesInArchive::Named(std::string_view words) const {
  Roots roots;
  const std::string folded = NameKey(words);
  if (!folded.empty()) AddNamed(folded, roots);
  return MostMentioned(std::move(roots));
}

std::optional<NamedEntity> NamesInArchive::ById(std::string_view id) const {
  Query query = connection_("SELECT entity_key FROM entity WHERE id = ?");
  query.Bind(id);
  return query.Next() ? Root(static_cast<std::uint32_t>(query.Int(0))) : std::nullopt;
}

// The names that an index of whole names cannot find: by the newest records that say all the words.
std::vector<NamedEntity> NamesInArchive::WithWords(std::string_view words, std::size_t most) const {
  constexpr int kMostRecords = 200;
  const std::vector<std::string> keys = NameKeys(words);
  if (keys.empty()) return {};
  std::string expression;
  for (const std::string& key : keys) expression.append(expression.empty() ? "" : " AND ").append(Quoted(key));
  Query query = connection_(
      "SELECT DISTINCT x.entity_key, n.folded FROM (SELECT rowid AS record_key FROM record_search WHERE record_search "
      "MATCH ? ORDER BY rowid DESC LIMIT ?) r JOIN record_entity x ON x.record_key = r.record_key "
      "JOIN entity_name n ON n.entity_key = x.entity_key");
  query.Bind(expression, kMostRecords);
  Roots roots;
  while (query.Next()) {
    const std::string_view name = query.View(1);
    const bool has_all = std::ranges::all_of(keys, [&](const std::string& key) { return HasWord(name, key); });
    const bool has_more = std::ranges::count(name, ' ') >= static_cast<std::ptrdiff_t>(keys.size());
    if (has_all && has_more) AddOnce(roots, columns_.Root(static_cast<std::uint32_t>(query.Int(0))));
  }
  std::vector<NamedEntity> named = MostMentioned(std::move(roots));
  if (named.size() > most) named.resize(most);
  return named;
}

// The word itself where the archive knows it, else what it may be meant for.
std::vector<std::string> NamesInArchive::NearSpellings(const std::string& word) const {
  constexpr int kMostWords = 6;
  std::vector<std::string> spellings;
  const Result<std::vector<NearWord>> near = NearWords(connection_, word, kMostWords);
  if (!near.ok()) return {word};
  for (const NearWord& one : near.value()) AddOnce(spellings, Fold(one.word));
  if (spellings.empty()) spellings.push_back(word);
  return spellings;
}

std::vector<NamedEntity> NamesInArchive::Near(std::string_view words) const {
  constexpr std::size_t kMostWords = 8;
  const std::vector<std::string> keys = NameKeys(words);
  if (keys.empty() || keys.size() > kMostWords) return {};
  std::vector<std::vector<std::string>> lists;
  for (const std::string& key : keys) lists.push_back(NearSpellings(key));
  Roots roots;
  for (const std::string& name : Combined(lists)) AddNamed(name, roots);
  if (keys.size() == 1) {
    for (const std::string& spelling : AlikeInSound(keys.front())) AddNamed(spelling, roots);
    if (roots.empty()) {
      for (const std::string& spelling : OneKeystrokeAway(keys.front())) AddNamed(spelling, roots);
    }
  }
  std::vector<NamedEntity> near = MostMentioned(std::move(roots));
  if (near.size() > kMostNear) near.resize(kMostNear);
  return near;
}

std::int64_t NamesInArchive::RecordsWith(std::string_view word) const {
  const Result<WordForms> forms = FormsOf(connection_, word);
  if (!forms.ok()) return 0;
  const std::pair<std::string_view, std::string> lists[] = {
      {"record_terms", AnyOf(kAllTerms, forms.value().stems)},
      {"record_search", AnyOf(kAllWords, forms.value().stemmed_otherwise)}};
  std::int64_t count = 0;
  for (const auto& [table, match] : lists) {
    if (match.empty()) continue;
    Query query = connection_(std::string("SELECT count(*) FROM (SELECT 1 FROM ")
                                  .append(table)
                                  .append(" WHERE ")
                                  .append(table)
                                  .append(" MATCH ? LIMIT ?)"));
    query.Bind(match, kMostCounted);
    if (query.Next()) count += query.Int(0);
  }
  return count;
}

}  // namespace acervo::store
