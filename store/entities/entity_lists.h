// Which entities a list names and in which order: picked from tallies in memory, so that only what is shown is read.
// Private to store/.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/entities.h"

namespace acervo::store {

struct RankedEntity {
  std::int64_t rank = 0;  // higher comes first; among equals the id decides
  std::uint32_t key = 0;
};
// The part from `offset` on, at most `limit` long. Reads the ids of those alone whose rank is that of an end of it.
Result<std::vector<RankedEntity>> RankedPart(Connection& connection, std::vector<RankedEntity> all, int offset,
                                             int limit);

// REQUIRES: `columns` are of this snapshot.
Result<EntityList> ListEntities(Connection& connection, const RecordColumns& columns, const EntityFilter& filter);

}  // namespace acervo::store
