#include "parsers/entities/entities.h"

#include "parsers/entities/lexicon.h"
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
