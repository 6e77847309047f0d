#include "parsers/entities/entities.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/text.h"
#include "parsers/entities/definitions.h"
#include "parsers/entities/grammar.h"
#include "parsers/entities/lexicon.h"
#include "parsers/entities/people.h"
#include "parsers/entities/resolve.h"

namespace acervo {
namespace {

std::vector<std::string> NamesOfEmbassy(const entities::Lexicon& lexicon, std::string_view country_id) {
  const entities::Country* const country = lexicon.CountryById(country_id);
  if (country == nullptr) return {};
  std::vector<std::string> names;
  for (const std::string_view name : country->names) names.push_back("Embajada de " + std::string(name));
  for (const std::string_view demonym : country->demonyms) names.push_back("Embajada " + std::string(demonym));
  return names;
}

std::vector<std::string> NamesOfCityGovernment(const entities::Lexicon& lexicon, std::string_view city_id) {
  const entities::City* const city = lexicon.CityById(city_id);
  if (city == nullptr) return {};
  std::vector<std::string> names = {std::string(city->government)};
  for (const std::string_view head : {"Alcaldía de ", "Ayuntamiento de ", "Municipalidad de "}) {
    for (const std::string_view name : city->names) {
      std::string full = std::string(head) + std::string(name);
      if (full != names.front()) names.push_back(std::move(full));
    }
  }
  return names;
}

}  // namespace

std::string ShortNameKey(std::string_view short_name) {
  std::string key = Fold(short_name);
  std::erase_if(key, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
  return key;
}

std::vector<DefinedNames> FindDefinitions(std::string_view text, EntityRole where) {
  using namespace entities;
  if (text.find_first_of("(-,[\xE2") == text.npos) return {};  // 0xE2 opens the longer dashes
  TokenText read;
  Read(text, read);
  const std::span<const entities::Token> tokens = read.tokens;
  const bool cell = where == EntityRole::kCell;
  const Grammar grammar(tokens, cell ? Place::kCell : Place::kText);
  const PeopleGrammar people(tokens, grammar, cell);
  std::vector<DefinedNames> all;
  for (const NamePair& pair : FindPairs(tokens, grammar, people)) {
    const auto written = [&](std::size_t begin, std::size_t end) {
      const std::size_t first = tokens[begin].span.begin;
      return std::string(text.substr(first, tokens[end - 1].span.end() - first));
    };
    const auto long_name = tokens.subspan(pair.long_begin, pair.long_end - pair.long_begin);
    const auto short_name = tokens.subspan(pair.short_begin, pair.short_end - pair.short_begin);
    DefinedNames names;
    names.entity = ResolveTokens(long_name, text, PersonHint::kUnknown);
    names.short_one = ResolveTokens(short_name, text, PersonHint::kUnknown);
    if (names.entity.kind == EntityKind::kPerson) continue;
    names.long_name = written(pair.long_begin, pair.long_end);
    names.short_name = written(pair.short_begin, pair.short_end);
    std::size_t end = std::max(pair.long_end, pair.short_end);
    const bool closed = grammar.IsKind(end, TokenKind::kClose) ||
                        (grammar.IsKind(end, TokenKind::kDash) && grammar.IsKind(pair.long_end, TokenKind::kDash));
    if (closed) ++end;
    names.raw = written(std::min(pair.long_begin, pair.short_begin), end);
    names.conflict = names.short_one.known && names.short_one.id != names.entity.id &&
                     LikeKnown(short_name, long_name) == Likeness::kUnlike;
    all.push_back(std::move(names));
  }
  return all;
}

bool AreAlike(std::string_view a, std::string_view b) {
  entities::TokenText first, second;
  entities::Read(a, first);
  entities::Read(b, second);
  return entities::SharedWords(first.tokens, second.tokens) >= 0.75;
}

void LoadEntityTables() { entities::Lexicon::Get(); }

EntityReading ResolveEntity(std::string_view name) {
  entities::TokenText tokens;
  entities::Read(name, tokens);
  return entities::ResolveTokens(tokens.tokens, name, entities::PersonHint::kUnknown);
}

// Embassies and governments of cities stand in no table: their names are made of those of the country or the city.
std::vector<std::string> NamesOfEntity(std::string_view id) {
  const entities::Lexicon& lexicon = entities::Lexicon::Get();
  if (const entities::KnownEntity* const entity = lexicon.EntityById(id); entity != nullptr) {
    return {entity->names.begin(), entity->names.end()};
  }
  constexpr std::string_view kEmbassy = "embajada-", kCity = "alcaldia-de-";
  if (id.starts_with(kEmbassy)) return NamesOfEmbassy(lexicon, id.substr(kEmbassy.size()));
  if (id.starts_with(kCity)) return NamesOfCityGovernment(lexicon, id.substr(kCity.size()));
  return {};
}

}  // namespace acervo
