#include "store/search/asked_parts.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "store/search/field_filters.h"
#include "store/words/index_words.h"

namespace acervo::store {
namespace {

// A word, or several that stand side by side.
QueryNode TextNode(const std::string& text, Span span) {
  QueryNode node;
  for (const acervo::Word& word : IndexWords(Nfc(text))) node.words.push_back(word.text);
  node.kind = node.words.size() > 1 ? NodeKind::kPhrase : NodeKind::kWord;
  node.text = text;
  node.span = span;
  return node;
}

template <typename Part>
std::vector<AskedPart> PartsOf(const std::vector<Part>& all) {
  return std::vector<AskedPart>(all.begin(), all.end());
}

}  // namespace

std::vector<AskedPiece> AskedParts::Pieces(const Question& question) {
  std::vector<AskedPiece> pieces;
  for (const AskedEntities& group : question.entities) {
    pieces.push_back({PartKind::kEntity, PartsOf(group.any), true, [&] { return AnyEntity(group); }});
  }
  for (const AskedWord& word : question.words) {
    pieces.push_back({PartKind::kWord, {word}, true, [&] { return Word(word); }});
  }
  if (!question.types.empty()) {
    pieces.push_back({PartKind::kType, PartsOf(question.types), true, [&] { return AnyType(question.types); }});
  }
  const bool is_of_any_kind = std::ranges::any_of(question.kinds, [](const AskedKind& kind) { return !kind.kind; });
  if (!question.kinds.empty() && !is_of_any_kind) {
    pieces.push_back({PartKind::kKind, PartsOf(question.kinds), false, [&] {
                        std::vector<Filter> any;
                        for (const AskedKind& kind : question.kinds) any.push_back(OfKind(kind.kind));
                        return MaybePart(Unweighed(Either(std::move(any))));
                      }});
  }
  for (const AskedTime& time : question.times) {
    pieces.push_back({PartKind::kTime, {time}, false, [&] {
                        return MaybePart(Unweighed(InPeriods(time.periods, planning_.request.within)));
                      }});
  }
  AddExcluded(question, pieces);
  return pieces;
}

void AskedParts::AddExcluded(const Question& question, std::vector<AskedPiece>& pieces) {
  const auto add = [&](std::function<MaybePart()> make) {
    pieces.push_back({PartKind::kFixed, {}, false, [this, make = std::move(make)] { return Without(make); }});
  };
  for (const AskedEntities& group : question.without_entities) add([&] { return AnyEntity(group); });
  for (const AskedType& type : question.without_types) add([&] { return Type(type); });
  for (const AskedWord& word : question.without_words) add([&] { return Word(word); });
  for (const AskedTime& time : question.without_times) {
    add([&] { return MaybePart(Unweighed(InPeriods(time.periods, planning_.request.within))); });
  }
}

MaybePart AskedParts::Without(const std::function<MaybePart()>& make) {
  ++planning_.negations;
  MaybePart part = make();
  --planning_.negations;
  if (!part.ok()) return part;
  return Unweighed(Negated(std::move(part.value().filter)));
}

MaybePart AskedParts::WordOrName(const std::string& text, Span span) {
  const QueryNode node = TextNode(text, span);
  if (node.words.empty()) return Unweighed(Nothing());
  return entities_.OrNamed(node.kind == NodeKind::kWord ? words_.Word(node) : words_.Phrase(node), node);
}

MaybePart AskedParts::Word(const AskedWord& asked) {
  QueryNode node = TextNode(asked.raw, asked.span);
  if (node.words.empty()) return Unweighed(Everything());
  node.kind = NodeKind::kWord;  // "27/05" as it is typed: words_ knows what its signs mean
  MaybePart typed = entities_.OrNamed(words_.Word(node), node);
  if (!typed.ok() || asked.others.empty()) return typed;
  std::vector<QueryPart> any;
  any.push_back(std::move(typed.value()));
  for (const std::string& other : asked.others) {
    MaybePart part = WordOrName(other, {});
    if (!part.ok()) return part;
    any.push_back(std::move(part.value()));
  }
  return AnyPart(std::move(any));
}

MaybePart AskedParts::AnyEntity(const AskedEntities& group) {
  std::vector<QueryPart> any;
  for (const AskedEntity& asked : group.any) {
    MaybePart part = Entity(asked);
    if (!part.ok()) return part;
    if (planning_.IsPositive()) planning_.either.push_back(part.value().filter);
    any.push_back(std::move(part.value()));
  }
  return AnyPart(std::move(any));
}

// It is known: no other spelling of its words is looked for.
MaybePart AskedParts::Entity(const AskedEntity& asked) {
  const std::size_t words_before = planning_.plan.words.size();
  MaybePart part = meant_.Part(asked.entity.id, asked.is_near ? asked.entity.name : asked.raw, asked.span);
  planning_.plan.words.resize(words_before);
  return part;
}

MaybePart AskedParts::AnyType(const std::vector<AskedType>& types) {
  std::vector<QueryPart> any;
  for (const AskedType& asked : types) {
    MaybePart part = Type(asked);
    if (!part.ok()) return part;
    any.push_back(std::move(part.value()));
  }
  return AnyPart(std::move(any));
}

// Records of the type, and those that say the word.
MaybePart AskedParts::Type(const AskedType& asked) {
  Result<Filter> of_type = OfType(planning_.connection, asked.type);
  if (!of_type.ok()) return std::move(of_type.error());
  const std::size_t words_before = planning_.plan.words.size();
  std::vector<QueryPart> said;
  for (const acervo::Word& word : IndexWords(Nfc(asked.raw))) {
    MaybePart part = words_.Word(TextNode(word.text, asked.span));
    if (!part.ok()) return part;
    said.push_back(std::move(part.value()));
  }
  planning_.plan.words.resize(words_before);
  if (said.empty()) return Unweighed(std::move(of_type.value()));
  QueryPart words = AllParts(std::move(said));
  const int group = words.weighed.phrases.empty() ? planning_.NewGroup() : words.weighed.phrases.front().group;
  if (planning_.IsPositive()) {
    planning_.plan.notes.push_back(asked.raw + " → " + asked.type);
    auto& types = planning_.plan.weighing.groups[static_cast<std::size_t>(group)].types;
    types.insert(types.end(), of_type.value().keys.begin(), of_type.value().keys.end());
    std::ranges::sort(types);  // a word may go by two
  }
  return AnyPart({std::move(words), Unweighed(std::move(of_type.value()))});
}

}  // namespace acervo::store
