#include "store/entities/entity_lists.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "store/columns/entity_heads.h"
#include "store/entities/entity_rows.h"

namespace acervo::store {
namespace {

// Places `begin` to `end` of a list, as far as it reaches.
struct Stretch {
  std::size_t begin = 0, end = 0;
  Stretch(std::size_t size, int offset, int limit)
      : begin(std::min(size, static_cast<std::size_t>(std::max(offset, 0)))),
        end(begin + std::min(size - begin, static_cast<std::size_t>(std::max(limit, 0)))) {}
};

// Puts in order what stands at the stretch; what stands before and after it is in none.
template <typename T, typename Less>
void SortStretch(std::vector<T>& all, const Stretch& stretch, const Less& less) {
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(stretch.begin);
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(stretch.end);
  if (begin == end) return;
  if (begin != all.begin()) std::nth_element(all.begin(), begin, all.end(), less);
  std::partial_sort(begin, end, all.end(), less);
}

class EntityLister {
 public:
  EntityLister(Connection& connection, const RecordColumns& columns, const EntityFilter& filter)
      : connection_(connection), columns_(columns), tallies_(columns.EntityTallies()), filter_(filter) {}

  Result<EntityList> Run() {
    const bool needs_heads =
        filter_.kind || !filter_.initial.empty() || filter_.groups || filter_.sort == EntitySort::kName;
    if (filter_.words.empty()) {
      ACERVO_RETURN_IF_ERROR(needs_heads ? ListAllByHeads() : ListByTallies(AllInRecords()));
      return std::move(list_);
    }
    const Result<std::vector<std::uint32_t>> keys = WithWords();
    if (!keys.ok()) return keys.error();
    ACERVO_RETURN_IF_ERROR(needs_heads ? ListByHeads(keys.value()) : ListByTallies(keys.value()));
    return std::move(list_);
  }

 private:
  bool IsInRecords(std::uint32_t key) const { return key < tallies_.size() && tallies_[key].records > 0; }

  std::vector<std::uint32_t> AllInRecords() const {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t key = 0; key < tallies_.size(); ++key) {
      if (IsInRecords(key)) keys.push_back(key);
    }
    return keys;
  }

  Result<std::vector<std::uint32_t>> WithWords() {
    auto found = EntitiesWithWords(connection_, columns_, filter_.words,
                                   filter_.unfinished ? LastWord::kBeginning : LastWord::kWhole);
    if (!found.ok()) return std::move(found.error());
    std::vector<std::uint32_t> keys;
    for (const std::int64_t key : found.value()) {
      const std::uint32_t root = columns_.Root(static_cast<std::uint32_t>(key));
      if (IsInRecords(root)) keys.push_back(root);
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  Status ListByTallies(const std::vector<std::uint32_t>& keys) {
    list_.total = static_cast<int>(keys.size());
    std::vector<RankedEntity> ranked;
    ranked.reserve(keys.size());
    for (const std::uint32_t key : keys) ranked.push_back({RankOf(key), key});
    const auto shown = RankedPart(connection_, std::move(ranked), filter_.offset, filter_.limit);
    if (!shown.ok()) return shown.error();
    for (const RankedEntity& one : shown.value()) ACERVO_RETURN_IF_ERROR(Show(one.key));
    return Ok();
  }

  std::int64_t RankOf(std::uint32_t key) const {
    return filter_.sort == EntitySort::kLastSeen ? tallies_[key].last : tallies_[key].records;
  }

  Status ListAllByHeads() {
    const auto heads = columns_.Heads(connection_);
    if (!heads.ok()) return heads.error();
    return List(*heads.value());
  }
  Status ListByHeads(const std::vector<std::uint32_t>& keys) {
    const Result<EntityHeads> heads = EntityHeads::Read(connection_, keys);
    if (!heads.ok()) return heads.error();
    return List(heads.value());
  }

  Status List(const EntityHeads& heads) {
    std::vector<EntityHead> left;
    for (const EntityHead& head : heads.all()) {
      if (IsInRecords(head.key)) left.push_back(head);
    }
    if (filter_.groups) CountKinds(left);
    if (filter_.kind) std::erase_if(left, [&](const EntityHead& head) { return head.kind != *filter_.kind; });
    if (filter_.groups) CountInitials(heads, left);
    if (!filter_.initial.empty()) {
      std::erase_if(left, [&](const EntityHead& head) { return InitialOf(heads.Name(head)) != filter_.initial; });
    }
    if (filter_.sort == EntitySort::kName) return ListByName(heads, std::move(left));
    std::vector<std::uint32_t> keys;
    for (const EntityHead& head : left) keys.push_back(head.key);
    return ListByTallies(keys);
  }

  void CountKinds(const std::vector<EntityHead>& all) {
    std::map<EntityKind, int> counts;
    for (const EntityHead& head : all) ++counts[head.kind];
    list_.kinds.assign(counts.begin(), counts.end());
  }

  void CountInitials(const EntityHeads& heads, const std::vector<EntityHead>& all) {
    std::map<std::string, int> counts;
    for (const EntityHead& head : all) ++counts[InitialOf(heads.Name(head))];
    list_.initials.assign(counts.begin(), counts.end());
    std::ranges::stable_sort(list_.initials, [](const auto& a, const auto& b) {
      if ((a.first == kNoLetter) != (b.first == kNoLetter)) return b.first == kNoLetter;
      return Collate(a.first, b.first) < 0;
    });
  }

  Status ListByName(const EntityHeads& heads, std::vector<EntityHead> all) {
    list_.total = static_cast<int>(all.size());
    const Stretch stretch(all.size(), filter_.offset, filter_.limit);
    SortStretch(all, stretch, [&](const EntityHead& a, const EntityHead& b) {
      const int order = Collate(heads.Name(a), heads.Name(b));
      return order != 0 ? order < 0 : heads.Id(a) < heads.Id(b);
    });
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) ACERVO_RETURN_IF_ERROR(Show(all[i].key));
    return Ok();
  }

  Status Show(std::uint32_t key) {
    Query row = connection_("SELECT id, name, kind, known FROM entity WHERE entity_key = ?");
    row.Bind(std::int64_t{key});
    if (row.Next()) {
      StoredEntity entity;
      entity.id = row.Text(0);
      entity.name = row.Text(1);
      entity.kind = EntityKindFromToken(row.View(2)).value_or(EntityKind::kOther);
      entity.known = row.Int(3) != 0;
      FillTally(columns_, key, entity);
      list_.entities.push_back(std::move(entity));
    }
    return row.Finish();
  }

  Connection& connection_;
  const RecordColumns& columns_;
  const std::vector<EntityTally>& tallies_;
  const EntityFilter& filter_;
  EntityList list_;
};

// By rank, then by id.
Status SortByRankAndId(Connection& connection, std::vector<RankedEntity>& all) {
  std::vector<std::pair<std::string, RankedEntity>> named;
  Query query = connection("SELECT id FROM entity WHERE entity_key = ?");
  for (const RankedEntity& one : all) {
    query.Again().Bind(std::int64_t{one.key});
    named.emplace_back(query.Next() ? query.Text(0) : "", one);
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  std::ranges::sort(named, [](const auto& a, const auto& b) {
    return a.second.rank != b.second.rank ? a.second.rank > b.second.rank : a.first < b.first;
  });
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = named[i].second;
  return Ok();
}

}  // namespace

Result<std::vector<RankedEntity>> RankedPart(Connection& connection, std::vector<RankedEntity> all, int offset,
                                             int limit) {
  const Stretch stretch(all.size(), offset, limit);
  if (stretch.begin == stretch.end) return std::vector<RankedEntity>();
  SortStretch(all, stretch, [](const RankedEntity& a, const RankedEntity& b) { return a.rank > b.rank; });
  const std::int64_t most = all[stretch.begin].rank, least = all[stretch.end - 1].rank;
  const auto before = static_cast<std::size_t>(std::ranges::count_if(all, [&](auto& one) { return one.rank > most; }));
  std::erase_if(all, [&](const RankedEntity& one) { return one.rank > most || one.rank < least; });
  ACERVO_RETURN_IF_ERROR(SortByRankAndId(connection, all));
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(stretch.begin - before);
  return std::vector<RankedEntity>(first, first + static_cast<std::ptrdiff_t>(stretch.end - stretch.begin));
}

Result<EntityList> ListEntities(Connection& connection, const RecordColumns& columns, const EntityFilter& filter) {
  return EntityLister(connection, columns, filter).Run();
}

}  // namespace acervo::store
