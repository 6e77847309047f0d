#include "store/record_columns.h"

#include <algorithm>
#include <utility>

namespace acervo::store {
namespace {

// What a damaged number may make the arrays grow to.
constexpr std::int64_t kMostBlocks = 1 << 20, kMostEntities = 1 << 26;

}  // namespace

Status RecordColumns::Refresh(Connection& connection) {
  Result<std::int64_t> version = DataVersion(connection);
  if (!version.ok()) return std::move(version.error());
  const std::int64_t own = sqlite3_total_changes64(connection.get());
  if (version.value() == data_version_ && own == own_changes_) return Ok();
  data_version_ = -1;
  records_of_.clear();
  ACERVO_TRY(ReadBlocks(connection));
  ACERVO_TRY(ReadStaleBlocks(connection));
  ACERVO_TRY(ReadNames(connection));
  ACERVO_TRY(ReadTwins(connection));
  data_version_ = version.value();
  own_changes_ = own;
  return Ok();
}

Status RecordColumns::ReadTwins(Connection& connection) {
  twins_.clear();
  Query query = connection("SELECT record_key, other_key FROM same_record WHERE other_first = 1");
  while (query.Next()) twins_.emplace_back(query.Int(0), query.Int(1));
  return query.Finish();
}

std::int64_t RecordColumns::RecordsOf(std::uint32_t root) const {
  if (records_of_.empty()) {
    records_of_.resize(roots_.size() + 1);
    std::vector<std::uint32_t> mentioned;
    all_.ForEach([&](std::int64_t key) {
      mentioned.clear();
      ForEachEntity(key, [&](std::uint32_t entity) {
        const std::uint32_t one = Root(entity);
        const bool is_new = std::ranges::find(mentioned, one) == mentioned.end();
        if (is_new && one < records_of_.size()) ++records_of_[one];
        if (is_new) mentioned.push_back(one);
      });
    });
  }
  return root < records_of_.size() ? records_of_[root] : 0;
}

void RecordColumns::LeaveOutTwins(KeySet& found) const {
  std::vector<std::int64_t> left_out;  // removed at the end: of three, the second stands for the third too
  for (const auto& [key, other] : twins_) {
    if (found.Has(key) && found.Has(other)) left_out.push_back(key);
  }
  for (const std::int64_t key : left_out) found.Remove(key);
}

bool RecordColumns::Overlaps(std::int64_t key, const DayRange& range) const {
  const ColumnBlock& block = BlockOf(key);
  const std::size_t at = PlaceOf(key);
  if (block.first[at] == kNoDay || block.first[at] > range.second || block.last[at] < range.first) return false;
  const auto gap = std::ranges::lower_bound(block.gaps, at, {}, [](const auto& one) { return one.first; });
  if (gap == block.gaps.end() || gap->first != at) return true;
  return std::ranges::any_of(
      gap->second, [&](const DayRange& day) { return day.first <= range.second && day.second >= range.first; });
}

Status RecordColumns::ReadBlocks(Connection& connection) {
  Query query = connection("SELECT block, stamp, data FROM column_block WHERE stamp > ?");
  query.Bind(stamp_);
  std::int64_t latest = stamp_;
  while (query.Next()) {
    Result<ColumnBlock> block = UnpackBlock(query.Blob(2));
    if (!block.ok()) return std::move(block.error());
    latest = std::max(latest, query.Int(1));
    ACERVO_TRY(Put(query.Int(0), std::move(block.value())));
  }
  ACERVO_TRY(query.Finish());
  stamp_ = latest;
  return Ok();
}

// A writer packs what it made stale before it commits; should one not have, its records are found all the same.
Status RecordColumns::ReadStaleBlocks(Connection& connection) {
  Query query = connection("SELECT block FROM stale_block");
  while (query.Next()) {
    Result<ColumnBlock> block = BlockFromTables(connection, query.Int(0));
    if (!block.ok()) return std::move(block.error());
    ACERVO_TRY(Put(query.Int(0), std::move(block.value())));
  }
  return query.Finish();
}

Status RecordColumns::ReadNames(Connection& connection) {
  Query types = connection("SELECT type_key, type FROM record_type ORDER BY type_key");
  types_.assign(1, "");
  while (types.Next()) {
    const auto key = static_cast<std::size_t>(types.Int(0));
    if (key > std::numeric_limits<std::uint16_t>::max()) break;
    types_.resize(key + 1);
    types_[key] = types.Text(1);
  }
  ACERVO_TRY(types.Finish());
  Query roots = connection("SELECT entity_key, root FROM entity ORDER BY entity_key");
  roots_.clear();
  while (roots.Next()) {
    if (roots.Int(0) < 0 || roots.Int(0) > kMostEntities) break;
    const auto key = static_cast<std::uint32_t>(roots.Int(0));
    for (auto missing = static_cast<std::uint32_t>(roots_.size()); missing < key; ++missing) roots_.push_back(missing);
    roots_.push_back(static_cast<std::uint32_t>(roots.Int(1)));
  }
  return roots.Finish();
}

Status RecordColumns::Put(std::int64_t number, ColumnBlock block) {
  if (number < 0 || number > kMostBlocks) return Error{ErrorCode::kArchiveInvalid, "column_block", {}};
  const auto at = static_cast<std::size_t>(number);
  if (at >= blocks_.size()) blocks_.resize(at + 1);
  const std::int64_t first = number * static_cast<std::int64_t>(kBlockRecords);
  for (std::size_t i = 0; i < kBlockRecords; ++i) {
    const std::int64_t key = first + static_cast<std::int64_t>(i);
    if (block.kind[i] != 0)
      all_.Add(key);
    else
      all_.Remove(key);
  }
  blocks_[at] = std::move(block);
  return Ok();
}

}  // namespace acervo::store
