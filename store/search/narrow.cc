#include "store/search/narrow.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "store/search/bm25.h"

namespace acervo::store {
namespace {

class Narrower {
 public:
  Narrower(Connection& connection, const RecordColumns& columns) : connection_(connection), columns_(columns) {}

  // Leaves of `found` what meets the filter.
  Status Narrow(const Filter& filter, Bitmap& found) {
    using Op = Filter::Op;
    if (found.IsEmpty()) return Ok();
    switch (filter.op) {
      case Op::kTerms: return Match("record_terms", filter, found);
      case Op::kWords: return Match("record_search", filter, found);
      case Op::kAnd:
        for (const Filter& child : filter.children) ACERVO_RETURN_IF_ERROR(Narrow(child, found));
        return Ok();
      case Op::kOr: return NarrowToAny(filter, found);
      case Op::kNot: {
        Bitmap without = found;
        for (const Filter& child : filter.children) ACERVO_RETURN_IF_ERROR(Narrow(child, without));
        found.Subtract(without);
        return Ok();
      }
      default: found.Filter([&](std::int64_t key) { return Meets(filter, key); }); return Ok();
    }
  }

 private:
  Status Match(std::string_view table, const Filter& filter, Bitmap& found) {
    Bitmap keys = Bitmap::WithRoomOf(columns_.All());
    ACERVO_RETURN_IF_ERROR(AddMatching(connection_, table, filter.match, filter.is_list, keys));
    found.IntersectWith(keys);
    return Ok();
  }

  Status NarrowToAny(const Filter& filter, Bitmap& found) {
    Bitmap any;
    for (const Filter& child : filter.children) {
      Bitmap one = found;
      ACERVO_RETURN_IF_ERROR(Narrow(child, one));
      any.UniteWith(one);
    }
    found = std::move(any);
    return Ok();
  }

  bool Meets(const Filter& filter, std::int64_t key) const {
    using Op = Filter::Op;
    const auto is_one = [&](std::uint32_t value) { return std::ranges::binary_search(filter.keys, value); };
    switch (filter.op) {
      case Op::kKinds: return is_one(columns_.Kind(key));
      case Op::kTypes: return is_one(columns_.Type(key));
      case Op::kReports: return is_one(columns_.Report(key));
      case Op::kOverlap: return columns_.Overlaps(key, filter.days);
      case Op::kWithin: {
        const std::int32_t first = columns_.FirstDay(key);
        return first != kNoDay && first >= filter.days.first && columns_.LastDay(key) <= filter.days.second;
      }
      case Op::kEntities: {
        bool has = false;
        columns_.ForEachEntity(key, [&](std::uint32_t entity) { has = has || is_one(entity); });
        return has;
      }
      default: return false;
    }
  }

  Connection& connection_;
  const RecordColumns& columns_;
};

}  // namespace

Status Narrow(Connection& connection, const RecordColumns& columns, const Filter& filter, Bitmap& found) {
  return Narrower(connection, columns).Narrow(filter, found);
}

}  // namespace acervo::store
