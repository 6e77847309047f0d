// Entities and their names in the archive. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/columns/entity_names.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/entities.h"
#include "store/entities/entity_groups.h"
#include "store/entities/key_cache.h"
#include "store/search.h"

namespace acervo::store {

// The entity of a mention, added where it is new. Where reports disagree about its name or kind, the better one by a
// fixed order stands, so that the order of import makes no difference. Keys whose group may change go into `touched`.
Result<WrittenEntity> UpsertEntity(Connection& connection, KeyCache& keys, const EntityMention& mention,
                                   EntityKeys& touched);
// A name in mixed case before one in capitals, the accented before the bare, the longer before the shorter.
bool IsBetterName(const std::string& a, const std::string& b);
// Names of an entity that a record mentions. False: none does, and they are left out.
Result<bool> AddEntityNames(Connection& connection, const EntityNames& names);
// Those that a report mentions and that share a group with others, and all that share it.
Result<EntityKeys> GroupedEntitiesOf(Connection& connection, std::int64_t report_key);
// Entities that no record mentions and no other is by the tables any more go.
Status RemoveUnusedEntities(Connection& connection);

// Those whose id or one of whose names it is, case, accents and punctuation aside, with all that are one with them.
// Empty: none.
Result<std::vector<std::int64_t>> EntitiesNamed(Connection& connection, std::string_view name);
// Those that a name means for a filter: the one of this id; else those of this name; else the one that `read` gives.
// `entities resolve` and every filter go by it. Empty: none.
Result<std::vector<std::int64_t>> EntitiesMeant(Connection& connection, std::string_view name,
                                                const ReadEntityId& read);
// Those one of whose names has all the words of it, at most 200, with all that are one with them.
Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, std::string_view words,
                                                    LastWord last = LastWord::kWhole);
// The same from the names in memory. REQUIRES: `columns` are of this snapshot.
Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, const RecordColumns& columns,
                                                    std::string_view words, LastWord last);
// Sets how many records an entity that answers for its group is in, and from when to when.
void FillTally(const RecordColumns& columns, std::int64_t root, StoredEntity& entity);
// The entity that answers for this one, with all its group. REQUIRES: `columns` are of this snapshot.
Result<StoredEntity> ReadEntity(Connection& connection, const RecordColumns& columns, std::int64_t entity_key);

}  // namespace acervo::store
