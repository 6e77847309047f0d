// The columns of all records in memory: what filters, counts and orders are made from. Private to store/.
//
// Use:    `Refresh` at the beginning of a snapshot; it reads only the blocks that have changed since.
// Shape:  connections that read one archive share the blocks of one state of it (`SharedColumns`).
// Thread use: `SharedColumns` is safe from any thread; a `RecordColumns` belongs to its connection's.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/columns/bitmap.h"
#include "store/columns/column_blocks.h"
#include "store/columns/entity_heads.h"
#include "store/columns/entity_names.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// In how many records an entity stands, each once under all its names, and on which days. By the entity that answers.
struct EntityTally {
  std::int32_t records = 0;
  std::int32_t first = kNoDay, last = kNoDay;  // kNoDay: none of them is dated
};

// Checksums of the tables that columns are made from: equal ones mean equal columns.
using ColumnSums = std::array<std::int64_t, 5>;

// The columns of one state of an archive. Nothing of it changes once it is built.
struct ColumnState {
  ColumnSums sums{};
  std::int64_t stamp = 0;  // of the latest block
  std::vector<std::shared_ptr<const ColumnBlock>> blocks;
  Bitmap all;
  std::vector<std::string> types;                            // by their numbers; place 0 is empty
  std::vector<std::uint32_t> roots;                          // by entity_key
  std::vector<std::pair<std::int64_t, std::int64_t>> twins;  // a record, and the one that stands for both

  // By the key of the entity that answers; worked out at the first call.
  const std::vector<EntityTally>& Tallies() const;
  // Read at the first call. REQUIRES: a connection whose snapshot is of this state.
  Result<std::shared_ptr<const EntityNameList>> Names(Connection& connection) const;
  Result<std::shared_ptr<const EntityHeads>> Heads(Connection& connection) const;
  // Lets go of both: a later state has taken its place.
  void Shed() const;

 private:
  mutable std::once_flag tallied_;
  mutable std::vector<EntityTally> tallies_;
  mutable std::mutex read_mutex_;
  mutable std::shared_ptr<const EntityNameList> names_;
  mutable std::shared_ptr<const EntityHeads> heads_;
};

// The latest state that one of several connections to the same file has read.
class SharedColumns {
 public:
  using State = std::shared_ptr<const ColumnState>;
  // The state with these sums; where the latest is another one, what `build` gives. Who asks meanwhile waits for it
  // instead of building it too.
  Result<State> Get(const ColumnSums& sums, const std::function<Result<State>()>& build);

 private:
  std::mutex mutex_;
  State latest_;
};

class RecordColumns {
 public:
  // Null where no other connection shares the columns.
  void ShareWith(std::shared_ptr<SharedColumns> shared) { shared_ = std::move(shared); }
  Status Refresh(Connection& connection);

  const Bitmap& All() const { return state_->all; }

  // Of a record that is there.
  std::uint8_t Kind(std::int64_t key) const { return BlockOf(key).kind[PlaceOf(key)]; }   // 1 + RecordKind
  std::uint16_t Type(std::int64_t key) const { return BlockOf(key).type[PlaceOf(key)]; }  // 0: none
  std::uint32_t Report(std::int64_t key) const { return BlockOf(key).report[PlaceOf(key)]; }
  std::int32_t FirstDay(std::int64_t key) const { return BlockOf(key).first[PlaceOf(key)]; }  // kNoDay: undated
  std::int32_t LastDay(std::int64_t key) const { return BlockOf(key).last[PlaceOf(key)]; }
  // Its intervals, ascending; none of an undated record.
  template <typename Visit>
  void ForEachInterval(std::int64_t key, Visit&& visit) const {
    const ColumnBlock& block = BlockOf(key);
    const std::size_t at = PlaceOf(key);
    if (block.first[at] == kNoDay) return;
    const auto gap = std::ranges::lower_bound(block.gaps, at, {}, [](const auto& one) { return one.first; });
    if (gap == block.gaps.end() || gap->first != at) return visit(DayRange{block.first[at], block.last[at]});
    for (const DayRange& days : gap->second) visit(days);
  }
  // One of its intervals has a day of `range`.
  bool Overlaps(std::int64_t key, const DayRange& range) const;
  template <typename Visit>
  void ForEachEntity(std::int64_t key, Visit&& visit) const {
    const ColumnBlock& block = BlockOf(key);
    const std::size_t at = PlaceOf(key);
    for (std::uint32_t i = block.entity_begin[at]; i < block.entity_begin[at + 1]; ++i) visit(block.entities[i]);
  }

  // Takes out of `found` each record whose twin in the report of a shorter period is found too
  // (store/identity/same_records.h).
  void LeaveOutTwins(Bitmap& found) const;

  // By their numbers; place 0 is empty.
  const std::vector<std::string>& types() const { return state_->types; }
  // The entity that answers for each, by entity_key.
  std::uint32_t Root(std::uint32_t entity) const {
    return entity < state_->roots.size() ? state_->roots[entity] : entity;
  }
  std::size_t EntityCount() const { return state_->roots.size(); }
  // Of all records, by the key of the entity that answers; place 0 is empty.
  const std::vector<EntityTally>& EntityTallies() const { return state_->Tallies(); }
  // How many records mention an entity that answers for its group.
  std::int64_t RecordsOf(std::uint32_t root) const {
    return root < EntityTallies().size() ? EntityTallies()[root].records : 0;
  }
  // The names of all entities.
  Result<std::shared_ptr<const EntityNameList>> Names(Connection& connection) const {
    return state_->Names(connection);
  }
  // Of the entities that answer for a group.
  Result<std::shared_ptr<const EntityHeads>> Heads(Connection& connection) const { return state_->Heads(connection); }

 private:
  static std::size_t PlaceOf(std::int64_t key) { return static_cast<std::size_t>(key) % kBlockRecords; }
  const ColumnBlock& BlockOf(std::int64_t key) const { return *blocks_[static_cast<std::size_t>(key) / kBlockRecords]; }

  std::shared_ptr<SharedColumns> shared_;
  std::shared_ptr<const ColumnState> state_ = std::make_shared<const ColumnState>();
  std::vector<const ColumnBlock*> blocks_;  // those of `state_`; no block has no record
  std::int64_t data_version_ = -1, own_changes_ = -1;
};

}  // namespace acervo::store
