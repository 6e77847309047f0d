// Decisions about names: which entities they mean, and whether they contradict an earlier one. Private to store/.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/decisions.h"
#include "store/entities/entity_groups.h"

namespace acervo::store {

bool IsAboutEntities(DecisionKind kind);

// The wish with ids in place of names, as an entry to be appended: `target` and `field` are ids. kNotFound for a name
// that the archive does not have.
Result<DecisionEntry> EntityEntry(Connection& connection, const DecidedReader& reader, const Wish& wish);

// Makes `entity_decision` what the decisions in force say, refuses what contradicts one of them, and groups anew the
// entities of `entries`. REQUIRES: the entries are appended.
Status SettleEntityDecisions(Connection& connection, const std::vector<DecisionEntry>& entries);

}  // namespace acervo::store
