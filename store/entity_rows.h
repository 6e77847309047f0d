// Entities and their names in the archive. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/archive.h"
#include "store/sqlite.h"

namespace acervo::store {

// The entity of a mention, added where it is new. Where reports disagree about its name or kind, the better one by a
// fixed order stands, so that the order of import makes no difference.
Result<std::int64_t> UpsertEntity(Connection& connection, const EntityMention& mention);
// Names of an entity that a record mentions; others are left out.
Status AddEntityNames(Connection& connection, const EntityNames& names);
// Entities that no record mentions any more go.
Status RemoveUnusedEntities(Connection& connection);

// Those whose id or one of whose names it is, case, accents and punctuation aside. Empty: none.
Result<std::vector<std::int64_t>> EntitiesNamed(Connection& connection, std::string_view name);
// Those one of whose names has all the words of it, at most 200.
Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, std::string_view words);
Result<StoredEntity> ReadEntity(Connection& connection, std::int64_t entity_key);

}  // namespace acervo::store
