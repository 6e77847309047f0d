#include "store/search/meant_entity.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/text.h"
#include "store/entities/entity_rows.h"
#include "store/search/narrow.h"
#include "store/words/fts_expression.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// Where an entity is named that was not looked for there.
constexpr std::string_view kCellWords = "{title entity fields}";

// Words of a name that tell it from others: "mexico" of "embajada de mexico", not "de".
std::vector<std::string> TellingWords(const std::vector<std::string>& name) {
  constexpr std::size_t kShortestTelling = 4;
  std::vector<std::string> telling;
  std::ranges::copy_if(name, std::back_inserter(telling),
                       [](const std::string& word) { return CodePointCount(word) >= kShortestTelling; });
  return telling.empty() ? name : telling;
}

}  // namespace

MaybePart MeantEntity::Part(const std::string& id, const std::string& name, Span span) {
  auto keys = EntitiesMeant(planning_.connection, id, nullptr);
  if (!keys.ok()) return std::move(keys.error());
  Result<QueryPart> typed = Typed(name, span);
  if (!typed.ok()) return typed;
  const std::vector<PhraseRole>& phrases = typed.value().weighed.phrases;
  const int group = phrases.empty() ? planning_.NewGroup() : phrases.front().group;
  Result<Filter> mentioned = entities_.Mentioning(keys.value(), name);
  if (mentioned.ok()) mentioned = entities_.WithTaught(std::move(mentioned.value()), keys.value());
  if (!mentioned.ok()) return std::move(mentioned.error());
  entities_.Weigh(keys.value(), group);
  auto names = entities_.NamesBeside(keys.value(), name);
  if (!names.ok()) return std::move(names.error());
  std::vector<std::string> single;
  for (const WordList& words : names.value()) {
    if (words.size() == 1) single.push_back(words.front());
  }
  if (WordList words = NameWordsOf(name); words.size() > 1) names.value().push_back(std::move(words));
  const Result<bool> is_known = IsKnown(keys.value());
  if (!is_known.ok()) return is_known.error();
  where_ = is_known.value() ? kCellWords : kAllWords;
  with_.clear();
  Result<Filter> said = Saying(names.value(), Either({typed.value().filter, mentioned.value()}));
  if (!said.ok()) return std::move(said.error());
  return AnyPart({std::move(typed.value()),
                  Unweighed(std::move(mentioned.value())),
                  {std::move(said.value()), Bm25AnyOf(kAllWords, single, {group, kOtherName})}});
}

// One word finds in any of its forms. Of several each weighs a share, and none finds by itself.
Result<QueryPart> MeantEntity::Typed(const std::string& name, Span span) {
  const WordList words = NameWordsOf(name);
  if (words.size() == 1) {
    QueryNode node;
    node.kind = NodeKind::kWord;
    node.words = {IndexWords(Nfc(name)).front().text};
    node.text = name;
    node.span = span;
    return words_.Word(node);
  }
  const WordList telling = TellingWords(words);
  const double share = 1 / static_cast<double>(std::max<std::size_t>(telling.size(), 1));
  return QueryPart{Nothing(), Bm25AnyOf(kAllWords, telling, {planning_.NewGroup(), share})};
}

// Records that say one of the names; of those with several words only what `found` does not find.
Result<Filter> MeantEntity::Saying(const std::vector<WordList>& names, const Filter& found) {
  std::vector<Filter> said;
  Bitmap keys = planning_.columns.All();
  ACERVO_RETURN_IF_ERROR(Narrow(planning_.connection, planning_.columns, found, keys));
  for (const WordList& name : names) {
    Result<Filter> one = name.size() == 1 ? Result<Filter>(Matching(Filter::Op::kWords, AnyOf(kAllWords, name)))
                                          : SayingBesides(name, keys);
    if (!one.ok()) return one;
    said.push_back(std::move(one.value()));
  }
  return Either(std::move(said));
}

// Last words first: they are what tells names apart.
Result<Filter> MeantEntity::SayingBesides(const WordList& name, const Bitmap& found) {
  Bitmap candidates = planning_.columns.All();
  candidates.Subtract(found);
  const WordList telling = TellingWords(name);
  for (auto word = telling.rbegin(); word != telling.rend() && !candidates.IsEmpty(); ++word) {
    const Result<const Bitmap*> with = With(*word);
    if (!with.ok()) return with.error();
    candidates.IntersectWith(*with.value());
  }
  if (candidates.IsEmpty()) return Nothing();
  std::string phrase;
  for (const std::string& word : name) phrase.append(phrase.empty() ? "" : " ").append(word);
  return Matching(Filter::Op::kWords, AnyOf(kAllWords, {phrase}));
}

Result<const Bitmap*> MeantEntity::With(const std::string& word) {
  const auto [known, is_new] = with_.try_emplace(word, Bitmap::WithRoomOf(planning_.columns.All()));
  if (is_new) {
    ACERVO_RETURN_IF_ERROR(
        AddMatching(planning_.connection, "record_search", AnyOf(where_, {word}), true, known->second));
  }
  return &known->second;
}

Result<bool> MeantEntity::IsKnown(const std::vector<std::int64_t>& keys) {
  Query query = planning_.connection("SELECT known FROM entity WHERE entity_key = ?");
  bool is_known = false;
  for (const std::int64_t key : keys) {
    query.Again().Bind(key);
    if (query.Next()) is_known = is_known || query.Int(0) != 0;
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return is_known;
}

}  // namespace acervo::store
