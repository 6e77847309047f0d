// The columns of all records in memory: what filters, counts and orders are made from. Private to store/.
//
// Use:    `Refresh` at the beginning of a snapshot; it reads only the blocks that have changed since.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/column_blocks.h"
#include "store/key_set.h"
#include "store/sqlite.h"

namespace acervo::store {

class RecordColumns {
 public:
  Status Refresh(Connection& connection);

  const KeySet& All() const { return all_; }

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

  // Takes out of `found` each record whose twin in the report of a shorter period is found too (store/same_records.h).
  void LeaveOutTwins(KeySet& found) const;

  // By their numbers; place 0 is empty.
  const std::vector<std::string>& types() const { return types_; }
  // The entity that answers for each, by entity_key.
  std::uint32_t Root(std::uint32_t entity) const { return entity < roots_.size() ? roots_[entity] : entity; }
  std::size_t EntityCount() const { return roots_.size(); }
  // How many records mention an entity that answers for its group. Counts all at the first call of a snapshot.
  std::int64_t RecordsOf(std::uint32_t root) const;

 private:
  static std::size_t PlaceOf(std::int64_t key) { return static_cast<std::size_t>(key) % kBlockRecords; }
  const ColumnBlock& BlockOf(std::int64_t key) const { return blocks_[static_cast<std::size_t>(key) / kBlockRecords]; }
  Status ReadBlocks(Connection& connection);
  Status ReadStaleBlocks(Connection& connection);
  Status ReadNames(Connection& connection);
  Status ReadTwins(Connection& connection);
  Status Put(std::int64_t number, ColumnBlock block);

  std::vector<ColumnBlock> blocks_;
  KeySet all_;
  std::vector<std::string> types_;
  std::vector<std::uint32_t> roots_;
  mutable std::vector<std::uint32_t> records_of_;             // by root; empty: not counted yet
  std::vector<std::pair<std::int64_t, std::int64_t>> twins_;  // a record, and the one that stands for both
  std::int64_t stamp_ = 0;
  std::int64_t data_version_ = -1, own_changes_ = -1;
};

}  // namespace acervo::store
