// Which entities of the archive are one: groups of `entity` rows, each with the row that answers for it (`root`).
// docs/decisions/one-entity-many-names.md says why it is done so. Private to store/.
//
// Shape:  links between two entities are never stored: they follow from the rows (definitions, words, signatures,
//         table ids), so that the groups are the same whatever the order of import. Two entities that the tables know
//         apart are never one. What is near but not sure is a candidate.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

using EntityKeys = std::set<std::int64_t>;

// Words and signatures of an entity's name, which the links are found by.
Status StoreShape(Connection& connection, std::int64_t entity_key, std::string_view name);

// Entities whose links a report's definitions make or break.
Result<EntityKeys> DefinedEntities(Connection& connection, std::int64_t report_key);

// What a regrouping looked at: entities that are their group alone, and those that share one.
struct EntityGroups {
  std::vector<std::int64_t> alone, grouped;
};

// Groups anew what `touched` is linked to. Keys that are no longer there are passed over.
Result<EntityGroups> Regroup(Connection& connection, const EntityKeys& touched);
// All entities, shapes included: after a migration.
Status RegroupAll(Connection& connection);

// Why an entity is in the group of another; evidence to show.
struct EntityLink {
  std::string reason;  // "definition", "inflection", "spelling", "table"
  std::int64_t from = 0;
  std::int64_t to = 0;
};
// The links within the group of an entity.
Result<std::vector<EntityLink>> LinksInGroup(Connection& connection, std::int64_t root);

}  // namespace acervo::store
