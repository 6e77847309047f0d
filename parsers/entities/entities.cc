#include "parsers/entities/entities.h"

#include "parsers/entities/lexicon.h"
#include "parsers/entities/resolve.h"

namespace acervo {

EntityReading ResolveEntity(std::string_view name) {
  entities::TokenText tokens;
  entities::Read(name, tokens);
  return entities::ResolveTokens(tokens.tokens, name, entities::PersonHint::kUnknown);
}

std::vector<std::string> NamesOfEntity(std::string_view id) {
  const entities::KnownEntity* const entity = entities::Lexicon::Get().EntityById(id);
  if (entity == nullptr) return {};
  return {entity->names.begin(), entity->names.end()};
}

}  // namespace acervo
