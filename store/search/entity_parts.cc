#include "store/search/entity_parts.h"

#include <algorithm>

#include "core/text.h"
#include "store/entities/entity_rows.h"
#include "store/words/fts_expression.h"
#include "store/words/term_cache.h"
#include "store/words/vocabulary.h"

namespace acervo::store {
namespace {

std::string SpacedWords(const std::vector<std::string>& words) {
  std::string phrase;
  for (const std::string& word : words) phrase.append(phrase.empty() ? "" : " ").append(word);
  return phrase;
}

bool Contains(const std::vector<std::string>& name, const std::vector<std::string>& shorter) {
  return !shorter.empty() && std::search(name.begin(), name.end(), shorter.begin(), shorter.end()) != name.end();
}

}  // namespace

std::vector<std::string> NameWordsOf(std::string_view name) {
  std::vector<std::string> words;
  for (const Word& word : IndexWords(name)) words.push_back(MakeTerm(word.text).word);
  return words;
}

std::string EntityParts::RunText(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < begin + count; ++i) text.append(i == begin ? "" : " ").append(nodes[i].text);
  return text;
}

Result<std::size_t> EntityParts::NameRun(const std::vector<QueryNode>& nodes, std::size_t begin) {
  constexpr std::size_t kLongestName = 14;
  std::size_t end = begin;
  while (end < nodes.size() && end - begin < kLongestName && nodes[end].kind == NodeKind::kWord &&
         !nodes[end].is_prefix && !nodes[end].is_near) {
    ++end;
  }
  for (; end > begin + 1; --end) {
    const auto named = EntitiesNamed(planning_.connection, RunText(nodes, begin, end - begin));
    if (!named.ok()) return named.error();
    if (!named.value().empty()) return end - begin;
  }
  return std::size_t{0};
}

MaybePart EntityParts::OrNamed(MaybePart part, const QueryNode& node) {
  if (!part.ok() || node.is_prefix || node.is_near) return part;
  const std::vector<PhraseRole>& phrases = part.value().weighed.phrases;
  MaybePart named = Named(node.text, phrases.empty() ? planning_.NewGroup() : phrases.front().group);
  if (!named.ok()) return named;
  return AnyPart({std::move(part.value()), std::move(named.value())});
}

MaybePart EntityParts::Named(const std::string& name, int group) {
  const auto [known, is_new] = known_names_.try_emplace(std::pair(name, !planning_.IsPositive()));
  if (!is_new) return known->second;
  MaybePart part = NewNamed(name, group);
  if (part.ok()) known->second = part.value();
  return part;
}

MaybePart EntityParts::NewNamed(std::string_view name, int group) {
  auto keys = EntitiesNamed(planning_.connection, name);
  if (!keys.ok()) return std::move(keys.error());
  if (keys.value().empty()) return Unweighed(Nothing());
  Result<Filter> mentioned = Mentioning(keys.value(), name);
  if (!mentioned.ok()) return std::move(mentioned.error());
  return OrNames(std::move(mentioned.value()), keys.value(), name, group);
}

MaybePart EntityParts::OrNames(Filter mentioned, const std::vector<std::int64_t>& keys, std::string_view name,
                               int group) {
  Weigh(keys, group);
  auto written = OtherNames(keys, name);
  if (!written.ok()) return std::move(written.error());
  const Bm25Match weighed = Bm25AnyOf(kAllWords, written.value(), {group, kOtherName});
  return AnyPart({Unweighed(std::move(mentioned)), {Matching(Filter::Op::kWords, weighed.expression), weighed}});
}

void EntityParts::Weigh(const std::vector<std::int64_t>& keys, int group) {
  if (!planning_.IsPositive()) return;
  auto& entities = planning_.plan.weighing.groups[static_cast<std::size_t>(group)].entities;
  entities.assign(keys.begin(), keys.end());
  std::ranges::sort(entities);
}

Result<std::vector<EntityParts::WordList>> EntityParts::GivenNames(const std::vector<std::int64_t>& keys) {
  constexpr int kMostNames = 12;
  std::vector<WordList> names;
  Query query =
      planning_.connection("SELECT DISTINCT name FROM entity_name WHERE entity_key = ? AND given = 1 LIMIT ?");
  for (const std::int64_t key : keys) {
    query.Again().Bind(key, kMostNames);
    while (query.Next()) names.push_back(NameWordsOf(query.View(0)));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return names;
}

Result<std::vector<EntityParts::WordList>> EntityParts::NamesBeside(const std::vector<std::int64_t>& keys,
                                                                    std::string_view typed) {
  auto given = GivenNames(keys);
  if (!given.ok()) return std::move(given.error());
  std::vector<WordList>& names = given.value();
  if (planning_.IsPositive()) Highlight(names);
  names.insert(names.begin(), NameWordsOf(typed));
  std::ranges::sort(names.begin() + 1, names.end(), {}, [](const WordList& name) { return name.size(); });
  std::vector<WordList> beside;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const auto is_within = [&](const WordList& shorter) { return Contains(names[i], shorter); };
    if (names[i].empty() || std::ranges::any_of(names.begin(), names.begin() + i, is_within)) continue;
    beside.push_back(names[i]);
  }
  return beside;
}

// The other names as phrases: titles and cells say them too, where no mention was read. Those that have the words of
// the typed one, or another name within them, are found by that.
Result<std::vector<std::string>> EntityParts::OtherNames(const std::vector<std::int64_t>& keys,
                                                         std::string_view typed) {
  auto names = NamesBeside(keys, typed);
  if (!names.ok()) return std::move(names.error());
  std::vector<std::string> phrases;
  for (const WordList& name : names.value()) phrases.push_back(SpacedWords(name));
  return phrases;
}

void EntityParts::Highlight(std::span<const WordList> names) {
  for (const WordList& name : names) {
    std::vector<WordList> words;
    for (const std::string& word : name) words.push_back({word});
    if (!words.empty()) planning_.plan.highlights.phrases.push_back(std::move(words));
  }
}

Result<Filter> EntityParts::Mentioning(const std::vector<std::int64_t>& keys, std::string_view name) {
  std::vector<std::string> terms;
  Query query = planning_.connection("SELECT id, name FROM entity WHERE entity_key = ? AND root = entity_key");
  for (const std::int64_t key : keys) {
    terms.push_back(EntityTerm(key));
    query.Again().Bind(key);
    if (query.Next() && planning_.IsPositive()) {
      planning_.plan.highlights.entities.insert(query.Text(0));
      planning_.plan.notes.push_back(
          std::string(name).append(" → ").append(query.View(0)).append(" (").append(query.View(1)) + ")");
    }
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return Matching(Filter::Op::kTerms, AnyOf(kAllTerms, terms));
}

Result<Filter> EntityParts::FilterOf(const std::string& name) {
  const std::pair key(name, !planning_.IsPositive());
  if (const auto known = known_filters_.find(key); known != known_filters_.end()) return known->second;
  Result<Filter> filter = NewFilter(name);
  if (filter.ok()) known_filters_.emplace(key, filter.value());
  return filter;
}

Result<Filter> EntityParts::NewFilter(const std::string& name) {
  auto keys = EntitiesMeant(planning_.connection, name, planning_.request.readers.name);
  if (!keys.ok()) return std::move(keys.error());
  if (keys.value().empty()) return WithWords(name);
  Result<Filter> mentioned = Mentioning(keys.value(), name);
  if (!mentioned.ok()) return mentioned;
  return WithTaught(std::move(mentioned.value()), keys.value());
}

Result<Filter> EntityParts::WithWords(const std::string& name) {
  auto keys = EntitiesWithWords(planning_.connection, name);
  if (!keys.ok()) return std::move(keys.error());
  Result<Filter> mentioned = Mentioning(keys.value(), name);
  if (!mentioned.ok()) return mentioned;
  Result<Filter> in_cell = WordsInCell(name);
  if (!in_cell.ok()) return in_cell;
  std::vector<Filter> either;
  either.push_back(std::move(mentioned.value()));
  either.push_back(std::move(in_cell.value()));
  return WithTaught(Either(std::move(either)), keys.value());
}

// All words of the name in one entity cell; nothing where it has none.
Result<Filter> EntityParts::WordsInCell(std::string_view name) {
  std::vector<Filter> in_cell;
  for (const Word& word : IndexWords(name)) {
    auto spellings = SpellingsOf(planning_.connection, word.text);
    if (!spellings.ok()) return std::move(spellings.error());
    in_cell.push_back(Matching(Filter::Op::kWords, AnyOf(kEntityWords, spellings.value())));
  }
  return in_cell.empty() ? Nothing() : Every(std::move(in_cell));
}

Result<Filter> EntityParts::WithTaught(Filter filter, const std::vector<std::int64_t>& keys) {
  std::vector<std::uint32_t> taught;
  Query query = planning_.connection("SELECT 1 FROM record_entity WHERE entity_key = ? AND taught IS NOT NULL LIMIT 1");
  for (const std::int64_t key : keys) {
    query.Again().Bind(key);
    if (query.Next()) taught.push_back(static_cast<std::uint32_t>(key));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  if (taught.empty()) return filter;
  std::vector<Filter> either;
  either.push_back(std::move(filter));
  either.push_back(OneOf(Filter::Op::kEntities, std::move(taught)));
  return Either(std::move(either));
}

}  // namespace acervo::store
