// A state is built out of an earlier one: blocks that have not changed are the same objects. Which state a snapshot has
// is told by the checksums that each writer keeps of its tables (store/db/table_checksums.h); rows that another program
// changed leave a stale block behind, and then nothing is shared.
#include "store/columns/record_columns.h"

#include <algorithm>
#include <utility>

namespace acervo::store {
namespace {

// What a damaged number may make the arrays grow to.
constexpr std::int64_t kMostBlocks = 1 << 20, kMostEntities = 1 << 26;

using State = SharedColumns::State;

const std::shared_ptr<const ColumnBlock>& NoRecords() {
  static const auto kNone = [] {
    auto none = std::make_shared<ColumnBlock>();
    none->first.fill(kNoDay);
    none->last.fill(kNoDay);
    return std::shared_ptr<const ColumnBlock>(std::move(none));
  }();
  return kNone;
}

Result<ColumnSums> SumsOf(Connection& connection) {
  constexpr std::array<std::string_view, 5> kTables = {"column_block", "entity", "entity_name", "record_type",
                                                       "same_record"};
  ColumnSums sums{};
  Query query = connection("SELECT sum FROM row_sum WHERE table_name = ?");
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    query.Again().Bind(kTables[i]);
    if (query.Next()) sums[i] = query.Int(0);
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return sums;
}

Result<std::int64_t> LatestStamp(Connection& connection) {
  Query query = connection("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'column_stamp'");
  const std::int64_t stamp = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return stamp;
}

Result<bool> HasStaleBlocks(Connection& connection) {
  Query query = connection("SELECT 1 FROM stale_block LIMIT 1");
  const bool has = query.Next();
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return has;
}

class StateBuilder {
 public:
  StateBuilder(Connection& connection, const ColumnSums& sums) : connection_(connection) { state_->sums = sums; }

  // `before`: what this connection had last.
  Result<State> Build(const State& before) {
    Result<std::int64_t> latest = LatestStamp(connection_);
    if (!latest.ok()) return std::move(latest.error());
    if (before->stamp <= latest.value()) {
      state_->stamp = before->stamp;
      state_->blocks = before->blocks;
      state_->all = before->all;
    }
    ACERVO_RETURN_IF_ERROR(ReadBlocks());
    ACERVO_RETURN_IF_ERROR(ReadStaleBlocks());
    ACERVO_RETURN_IF_ERROR(ReadTypes());
    ACERVO_RETURN_IF_ERROR(ReadRoots());
    ACERVO_RETURN_IF_ERROR(ReadTwins());
    return State(std::move(state_));
  }

 private:
  Status ReadBlocks() {
    Query query = connection_("SELECT block, stamp, data FROM column_block WHERE stamp > ?");
    query.Bind(state_->stamp);
    while (query.Next()) {
      Result<ColumnBlock> block = UnpackBlock(query.Blob(2));
      if (!block.ok()) return std::move(block.error());
      state_->stamp = std::max(state_->stamp, query.Int(1));
      ACERVO_RETURN_IF_ERROR(Put(query.Int(0), std::move(block.value())));
    }
    return query.Finish();
  }

  // A writer packs what it made stale before it commits; should one not have, its records are found all the same.
  Status ReadStaleBlocks() {
    Query query = connection_("SELECT block FROM stale_block");
    while (query.Next()) {
      Result<ColumnBlock> block = BlockFromTables(connection_, query.Int(0));
      if (!block.ok()) return std::move(block.error());
      ACERVO_RETURN_IF_ERROR(Put(query.Int(0), std::move(block.value())));
    }
    return query.Finish();
  }

  Status ReadTypes() {
    Query types = connection_("SELECT type_key, type FROM record_type ORDER BY type_key");
    state_->types.assign(1, "");
    while (types.Next()) {
      const auto key = static_cast<std::size_t>(types.Int(0));
      if (key > std::numeric_limits<std::uint16_t>::max()) break;
      state_->types.resize(key + 1);
      state_->types[key] = types.Text(1);
    }
    return types.Finish();
  }

  // Almost all entities answer for themselves.
  Status ReadRoots() {
    Query count = connection_("SELECT coalesce(max(entity_key), -1) + 1 FROM entity");
    const std::int64_t entities = count.Next() ? std::clamp<std::int64_t>(count.Int(0), 0, kMostEntities) : 0;
    ACERVO_RETURN_IF_ERROR(count.Finish());
    state_->roots.resize(static_cast<std::size_t>(entities));
    for (std::uint32_t key = 0; key < state_->roots.size(); ++key) state_->roots[key] = key;
    Query joined = connection_("SELECT entity_key, root FROM entity WHERE root <> entity_key");
    while (joined.Next()) {
      const std::int64_t key = joined.Int(0);
      if (key >= 0 && key < entities) {
        state_->roots[static_cast<std::size_t>(key)] = static_cast<std::uint32_t>(joined.Int(1));
      }
    }
    return joined.Finish();
  }

  Status ReadTwins() {
    Query query = connection_("SELECT record_key, other_key FROM same_record WHERE other_first = 1");
    while (query.Next()) state_->twins.emplace_back(query.Int(0), query.Int(1));
    return query.Finish();
  }

  Status Put(std::int64_t number, ColumnBlock block) {
    if (number < 0 || number > kMostBlocks) return Error{ErrorCode::kArchiveInvalid, "column_block", {}};
    const auto at = static_cast<std::size_t>(number);
    if (at >= state_->blocks.size()) state_->blocks.resize(at + 1, NoRecords());
    const std::int64_t first = number * static_cast<std::int64_t>(kBlockRecords);
    for (std::size_t i = 0; i < kBlockRecords; ++i) {
      const std::int64_t key = first + static_cast<std::int64_t>(i);
      if (block.kind[i] != 0)
        state_->all.Add(key);
      else
        state_->all.Remove(key);
    }
    block.entities.shrink_to_fit();
    state_->blocks[at] = std::make_shared<const ColumnBlock>(std::move(block));
    return Ok();
  }

  Connection& connection_;
  std::shared_ptr<ColumnState> state_ = std::make_shared<ColumnState>();
};

// Counts the records of one block after another.
class EntityTallier {
 public:
  explicit EntityTallier(const ColumnState& state) : state_(state), tallies_(state.roots.size()) {}

  void Add(const ColumnBlock& block) {
    for (std::size_t at = 0; at < kBlockRecords; ++at) {
      if (block.kind[at] != 0) AddRecord(block, at);
    }
  }
  std::vector<EntityTally> Take() { return std::move(tallies_); }

 private:
  // Two names of one entity count once a record.
  void AddRecord(const ColumnBlock& block, std::size_t at) {
    counted_.clear();
    for (std::uint32_t i = block.entity_begin[at]; i < block.entity_begin[at + 1]; ++i) {
      const std::uint32_t entity = block.entities[i];
      const std::uint32_t root = entity < state_.roots.size() ? state_.roots[entity] : entity;
      if (root >= tallies_.size() || std::ranges::find(counted_, root) != counted_.end()) continue;
      counted_.push_back(root);
      EntityTally& tally = tallies_[root];
      ++tally.records;
      if (block.first[at] == kNoDay) continue;
      tally.first = tally.first == kNoDay ? block.first[at] : std::min(tally.first, block.first[at]);
      tally.last = std::max(tally.last, block.last[at]);
    }
  }

  const ColumnState& state_;
  std::vector<EntityTally> tallies_;
  std::vector<std::uint32_t> counted_;
};

}  // namespace

const std::vector<EntityTally>& ColumnState::Tallies() const {
  std::call_once(tallied_, [&] {
    EntityTallier tallier(*this);
    for (const auto& block : blocks) tallier.Add(*block);
    tallies_ = tallier.Take();
  });
  return tallies_;
}

Result<std::shared_ptr<const EntityNameList>> ColumnState::Names(Connection& connection) const {
  const std::lock_guard lock(read_mutex_);
  if (!names_) {
    Result<EntityNameList> read = EntityNameList::Read(connection);
    if (!read.ok()) return std::move(read.error());
    names_ = std::make_shared<const EntityNameList>(std::move(read.value()));
  }
  return names_;
}

Result<std::shared_ptr<const EntityHeads>> ColumnState::Heads(Connection& connection) const {
  const std::lock_guard lock(read_mutex_);
  if (!heads_) {
    Result<EntityHeads> read = EntityHeads::ReadAll(connection);
    if (!read.ok()) return std::move(read.error());
    heads_ = std::make_shared<const EntityHeads>(std::move(read.value()));
  }
  return heads_;
}

void ColumnState::Shed() const {
  const std::lock_guard lock(read_mutex_);
  names_.reset();
  heads_.reset();
}

Result<State> SharedColumns::Get(const ColumnSums& sums, const std::function<Result<State>()>& build) {
  const std::lock_guard lock(mutex_);
  if (latest_ && latest_->sums == sums) return latest_;
  Result<State> built = build();
  if (!built.ok() || (latest_ && built.value()->stamp < latest_->stamp)) return built;
  if (latest_) latest_->Shed();
  latest_ = built.value();
  return built;
}

Status RecordColumns::Refresh(Connection& connection) {
  Result<std::int64_t> version = DataVersion(connection);
  if (!version.ok()) return std::move(version.error());
  const std::int64_t own = sqlite3_total_changes64(connection.get());
  if (version.value() == data_version_ && own == own_changes_) return Ok();
  data_version_ = -1;
  const Result<ColumnSums> sums = SumsOf(connection);
  if (!sums.ok()) return sums.error();
  Result<bool> has_stale = HasStaleBlocks(connection);
  if (!has_stale.ok()) return std::move(has_stale.error());
  const auto build = [&] { return StateBuilder(connection, sums.value()).Build(state_); };
  const bool may_share = shared_ != nullptr && !has_stale.value();
  Result<State> state = may_share ? shared_->Get(sums.value(), build) : build();
  if (!state.ok()) return std::move(state.error());
  state_ = std::move(state.value());
  blocks_.clear();
  for (const auto& block : state_->blocks) blocks_.push_back(block.get());
  data_version_ = version.value();
  own_changes_ = own;
  return Ok();
}

void RecordColumns::LeaveOutTwins(Bitmap& found) const {
  std::vector<std::int64_t> left_out;  // removed at the end: of three, the second stands for the third too
  for (const auto& [key, other] : state_->twins) {
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

}  // namespace acervo::store
