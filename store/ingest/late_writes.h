// What the reports of one transaction have in common is written once, before it is committed: rows of the index, groups
// of entities, packed columns. Private to store/.
//
// Why:    FTS5 writes out what it holds in memory at every statement that may have to be undone by itself; behind all
//         other rows its own rows go to the disk in one piece.
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/entities/entity_groups.h"
#include "store/entities/key_cache.h"
#include "store/preparation.h"

namespace acervo::store {

class LateWrites {
 public:
  // Keeps a preparation that nobody else keeps.
  const Preparation& Keep(Preparation preparation) { return kept_.emplace_back(std::move(preparation)); }
  // `texts` have to live until the rows are written.
  void AddIndexRow(std::int64_t record_key, const IndexTexts& texts, std::string entity_terms);
  void AddTouched(const EntityKeys& entities) { touched_.insert(entities.begin(), entities.end()); }
  EntityKeys& touched() { return touched_; }

  // Adds the records not yet in the index whose text has these folded words in a row.
  void AddRecordsWith(std::string_view phrase, std::set<std::int64_t>& records) const;

  Status WriteIndexRows(Connection& connection);
  // All of it. REQUIRES: a transaction.
  Status Finish(Connection& connection, KeyCache& keys);
  // After a rollback.
  void Clear();

 private:
  struct IndexRow {
    std::int64_t record_key = 0;
    const IndexTexts* texts = nullptr;
    std::string entity_terms;
  };
  std::vector<IndexRow> rows_;
  std::deque<Preparation> kept_;
  EntityKeys touched_;  // whose groups may change
};

}  // namespace acervo::store
