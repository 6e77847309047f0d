// How many of the records found are of each kind, type, year and entity: as many as the search with that filter finds.
#include <algorithm>
#include <array>
#include <tuple>

#include "core/text.h"
#include "store/columns/period_tally.h"
#include "store/search/search_run.h"

namespace acervo::store {
namespace {

void SortByCount(std::vector<FacetCount>& facets) {
  std::ranges::sort(facets, [](const FacetCount& a, const FacetCount& b) {
    if (a.count != b.count) return a.count > b.count;
    const int order = Collate(a.name, b.name);
    return order != 0 ? order < 0 : std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
}

class Tally {
 public:
  Tally(const RecordColumns& columns, PeriodMatch match)
      : columns_(columns), types_(columns.types().size()), entities_(columns.EntityCount()), periods_(columns, match) {}

  void Add(std::int64_t key) {
    ++kinds_[columns_.Kind(key)];
    if (const std::uint16_t type = columns_.Type(key); type != 0 && type < types_.size()) ++types_[type];
    periods_.Add(key);
    AddEntities(key);
  }

  std::vector<FacetCount> Kinds() const {
    std::vector<FacetCount> facets;
    for (const RecordKind kind : {RecordKind::kActivity, RecordKind::kCoordination, RecordKind::kText}) {
      const int count = kinds_[1 + static_cast<std::size_t>(kind)];
      if (count > 0) facets.push_back({"", std::string(Token(kind)), count});
    }
    SortByCount(facets);
    return facets;
  }

  std::vector<FacetCount> Types() const {
    std::vector<FacetCount> facets;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (types_[i] > 0) facets.push_back({"", columns_.types()[i], types_[i]});
    }
    SortByCount(facets);
    return facets;
  }

  std::vector<FacetCount> Years() const {
    const auto years = periods_.Years();
    std::vector<FacetCount> facets;
    facets.reserve(years.size());
    for (const auto& [year, count] : years) facets.push_back({"", std::to_string(year), count});
    return facets;
  }

  Result<std::vector<FacetCount>> Entities(Connection& connection) const {
    constexpr std::size_t kMost = 100;
    std::vector<std::pair<int, std::uint32_t>> most;
    for (std::uint32_t key = 0; key < entities_.size(); ++key) {
      if (entities_[key] > 0) most.emplace_back(-entities_[key], key);
    }
    const auto end = most.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, most.size()));
    std::partial_sort(most.begin(), end, most.end());
    std::vector<FacetCount> facets;
    Query name = connection("SELECT id, name FROM entity WHERE entity_key = ?");
    for (auto each = most.begin(); each != end; ++each) {
      name.Again().Bind(std::int64_t{each->second});
      if (name.Next()) facets.push_back({name.Text(0), name.Text(1), -each->first});
      ACERVO_RETURN_IF_ERROR(name.Finish());
    }
    SortByCount(facets);
    return facets;
  }

 private:
  // Two names of one entity count once a record.
  void AddEntities(std::int64_t key) {
    roots_.clear();
    columns_.ForEachEntity(key, [&](std::uint32_t entity) {
      const std::uint32_t root = columns_.Root(entity);
      if (root >= entities_.size() || std::ranges::find(roots_, root) != roots_.end()) return;
      roots_.push_back(root);
      ++entities_[root];
    });
  }

  const RecordColumns& columns_;
  std::array<int, 256> kinds_{};
  std::vector<int> types_, entities_;
  PeriodTally periods_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace

Status FillFacets(Connection& connection, const RecordColumns& columns, const Bitmap& found, PeriodMatch match,
                  SearchResult& result) {
  Tally tally(columns, match);
  found.ForEach([&](std::int64_t key) { tally.Add(key); });
  result.kind_facets = tally.Kinds();
  result.type_facets = tally.Types();
  result.year_facets = tally.Years();
  Result<std::vector<FacetCount>> entities = tally.Entities(connection);
  if (!entities.ok()) return std::move(entities.error());
  result.entity_facets = std::move(entities.value());
  return Ok();
}

}  // namespace acervo::store
