#include "store/narrow.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "store/weighing.h"

namespace acervo::store {
namespace {

class Narrower {
 public:
  Narrower(Connection& connection, const RecordColumns& columns) : connection_(connection), columns_(columns) {}

  // Leaves of `found` what meets the condition.
  Status Narrow(const Condition& condition, KeySet& found) {
    using Op = Condition::Op;
    if (found.IsEmpty()) return Ok();
    switch (condition.op) {
      case Op::kTerms: return Match("record_terms", condition, found);
      case Op::kWords: return Match("record_search", condition, found);
      case Op::kAnd:
        for (const Condition& child : condition.children) ACERVO_TRY(Narrow(child, found));
        return Ok();
      case Op::kOr: return NarrowToAny(condition, found);
      case Op::kNot: {
        KeySet without = found;
        for (const Condition& child : condition.children) ACERVO_TRY(Narrow(child, without));
        found.Subtract(without);
        return Ok();
      }
      default: found.Filter([&](std::int64_t key) { return Meets(condition, key); }); return Ok();
    }
  }

 private:
  Status Match(std::string_view table, const Condition& condition, KeySet& found) {
    KeySet keys = KeySet::WithRoomOf(columns_.All());
    ACERVO_TRY(AddMatching(connection_, table, condition.match, condition.is_list, keys));
    found.IntersectWith(keys);
    return Ok();
  }

  Status NarrowToAny(const Condition& condition, KeySet& found) {
    KeySet any;
    for (const Condition& child : condition.children) {
      KeySet one = found;
      ACERVO_TRY(Narrow(child, one));
      any.UniteWith(one);
    }
    found = std::move(any);
    return Ok();
  }

  bool Meets(const Condition& condition, std::int64_t key) const {
    using Op = Condition::Op;
    const auto is_one = [&](std::uint32_t value) { return std::ranges::binary_search(condition.keys, value); };
    switch (condition.op) {
      case Op::kKinds: return is_one(columns_.Kind(key));
      case Op::kTypes: return is_one(columns_.Type(key));
      case Op::kReports: return is_one(columns_.Report(key));
      case Op::kOverlap: return columns_.Overlaps(key, condition.days);
      case Op::kWithin: {
        const std::int32_t first = columns_.FirstDay(key);
        return first != kNoDay && first >= condition.days.first && columns_.LastDay(key) <= condition.days.second;
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

Status Narrow(Connection& connection, const RecordColumns& columns, const Condition& condition, KeySet& found) {
  return Narrower(connection, columns).Narrow(condition, found);
}

}  // namespace acervo::store
