#include "store/search_run.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "store/match_builder.h"

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

// How much a record of kind text counts beside a row or a bullet with the same words: its heading is no title.
constexpr double kTextFactor = 0.4;

// What comes in one order, of which a page may be asked.
class Pager {
 public:
  Pager(const RecordColumns& columns, const SearchRequest& request)
      : columns_(columns),
        newest_first_(request.sort != SortOrder::kDateAscending),
        texts_last_(request.sort == SortOrder::kRelevance),
        skip_(std::max(request.offset, 0)),
        left_(std::max(request.limit, 0)) {}

  void AddWeighed(std::vector<Ranked> ranked) {
    for (Ranked& one : ranked) {
      if (IsText(one.record_key)) one.score *= kTextFactor;
    }
    Take(ranked, [&](const Ranked& a, const Ranked& b) {
      return std::tuple(-a.score, TextOrder(a.record_key), DayOrder(a.record_key), a.record_key) <
             std::tuple(-b.score, TextOrder(b.record_key), DayOrder(b.record_key), b.record_key);
    });
  }

  void AddByDay(const KeySet& keys) {
    if (left_ == 0) return;
    // Only the best so far are kept, the worst of them on top: a page of a million records is twenty of them.
    using Place = std::tuple<int, std::int64_t, std::int64_t>;
    const std::size_t most = static_cast<std::size_t>(skip_) + static_cast<std::size_t>(left_);
    std::vector<Place> best;
    keys.ForEach([&](std::int64_t key) {
      const Place place(TextOrder(key), DayOrder(key), key);
      if (best.size() == most) {
        if (!(place < best.front())) return;
        std::ranges::pop_heap(best);
        best.back() = place;
      } else {
        best.push_back(place);
      }
      std::ranges::push_heap(best);
    });
    const auto [begin, end] = Part(best, std::less<>());
    for (std::size_t i = begin; i < end; ++i) page_.push_back({std::get<2>(best[i]), 0});
  }

  std::vector<Ranked> Page() { return std::move(page_); }

 private:
  template <typename Less>
  void Take(std::vector<Ranked>& ranked, Less less) {
    const auto [begin, end] = Part(ranked, less);
    page_.insert(page_.end(), ranked.begin() + static_cast<std::ptrdiff_t>(begin),
                 ranked.begin() + static_cast<std::ptrdiff_t>(end));
  }

  // Sorts as far as the page reaches and tells where it lies.
  template <typename T, typename Less>
  std::pair<std::size_t, std::size_t> Part(std::vector<T>& all, Less less) {
    const std::size_t begin = std::min(all.size(), static_cast<std::size_t>(skip_));
    const std::size_t end = begin + std::min(all.size() - begin, static_cast<std::size_t>(left_));
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end(), less);
    skip_ -= static_cast<int>(begin);
    left_ -= static_cast<int>(end - begin);
    return {begin, end};
  }

  bool IsText(std::int64_t key) const { return columns_.Kind(key) == KindNumber(RecordKind::kText); }
  // By relevance what a report says beside its rows and bullets comes after them.
  int TextOrder(std::int64_t key) const { return texts_last_ && IsText(key) ? 1 : 0; }

  // Undated records come last either way; what is newer comes first where nothing else decides.
  std::int64_t DayOrder(std::int64_t key) const {
    const std::int32_t day = columns_.FirstDay(key);
    if (day == kNoDay) return std::numeric_limits<std::int64_t>::max();
    return newest_first_ ? -std::int64_t{day} : day;
  }

  const RecordColumns& columns_;
  bool newest_first_, texts_last_;
  int skip_, left_;
  std::vector<Ranked> page_;
};

Result<KeySet> InHeads(Connection& connection, const RecordColumns& columns, const SearchPlan& plan) {
  KeySet keys = KeySet::WithRoomOf(columns.All());
  const std::string head = InHead(plan.weighing.match.expression);
  ACERVO_TRY(AddMatching(connection, "record_search", head, true, keys));
  return keys;
}

Status AddByRelevance(Connection& connection, const RecordColumns& columns, const Found& found, Pager& pager) {
  const std::int64_t count = found.keys.Count();
  if (count == 0) return Ok();
  if (found.counted.is_complete && count <= kMostWeighed) {
    pager.AddWeighed(Scored(found.counted, found.keys));
    return Ok();
  }
  const bool is_one_list = found.plan.weighing.entities.size() == 1;  // else heads cost what a search does
  if (count > kMostHeads || (count > kMostWeighed && !is_one_list)) {
    pager.AddByDay(found.keys);
    return Ok();
  }
  KeySet head = found.keys, rest = found.keys;
  if (count > kMostWeighed) {
    Result<KeySet> in_head = InHeads(connection, columns, found.plan);
    if (!in_head.ok()) return std::move(in_head.error());
    head.IntersectWith(in_head.value());
  }
  rest.Subtract(head);
  if (head.Count() <= kMostWeighed) {
    Result<std::vector<Ranked>> weighed = Weighed(connection, columns, found.plan.weighing, head);
    if (!weighed.ok()) return std::move(weighed.error());
    pager.AddWeighed(std::move(weighed.value()));
  } else {
    pager.AddByDay(head);
  }
  pager.AddByDay(rest);
  return Ok();
}

// One list of phrases, and nothing else that is weighed: found and counted in one walk.
bool IsCountedAsFound(const SearchPlan& plan) {
  const auto is_it = [&](const Condition& condition) {
    return condition.op == Condition::Op::kWords && condition.is_list &&
           condition.match == plan.weighing.match.expression;
  };
  return plan.weighing.entities.size() == 1 && plan.weighing.entities.front().empty() && !plan.conditions.empty() &&
         is_it(plan.conditions.front());
}

// What meets all conditions of the plan.
Status Run(Connection& connection, const RecordColumns& columns, Found& found) {
  found.keys = columns.All();
  Narrower narrower(connection, columns);
  std::span<const Condition> conditions = found.plan.conditions;
  if (IsCountedAsFound(found.plan)) {
    KeySet keys = KeySet::WithRoomOf(columns.All());
    Result<Counted> counted = AddCounted(connection, found.plan.weighing.match, keys);
    if (!counted.ok()) return std::move(counted.error());
    found.counted = std::move(counted.value());
    found.keys.IntersectWith(keys);  // the index keeps rows of records that are gone
    conditions = conditions.subspan(1);
  }
  for (const Condition& condition : conditions) ACERVO_TRY(narrower.Narrow(condition, found.keys));
  return Ok();
}

}  // namespace

Result<Found> FindRecords(Connection& connection, RecordColumns& columns, const SearchRequest& request, Twins twins) {
  Result<SearchPlan> plan = MakePlan(connection, request);
  if (!plan.ok()) return std::move(plan.error());
  ACERVO_TRY(columns.Refresh(connection));
  Found found{std::move(plan.value()), {}};
  ACERVO_TRY(Run(connection, columns, found));
  if (twins == Twins::kOnce) columns.LeaveOutTwins(found.keys);
  return found;
}

Result<std::vector<Ranked>> Page(Connection& connection, const RecordColumns& columns, const Found& found,
                                 const SearchRequest& request) {
  Pager pager(columns, request);
  if (request.sort == SortOrder::kRelevance && !found.plan.weighing.match.expression.empty())
    ACERVO_TRY(AddByRelevance(connection, columns, found, pager));
  else
    pager.AddByDay(found.keys);
  return pager.Page();
}

Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const RecordColumns& columns,
                                                const KeySet& found) {
  std::vector<std::uint32_t> wanted;  // in a damaged archive they may be any numbers
  found.ForEach([&](std::int64_t key) {
    const std::uint32_t report = columns.Report(key);
    if (wanted.empty() || wanted.back() != report) wanted.push_back(report);
  });
  std::ranges::sort(wanted);
  std::vector<std::int64_t> keys;
  Query reports = connection("SELECT report_key FROM report ORDER BY period, id");
  Query records = connection("SELECT record_key FROM record WHERE report_key = ? ORDER BY kind, number, record_key");
  while (reports.Next()) {
    if (!std::ranges::binary_search(wanted, static_cast<std::uint32_t>(reports.Int(0)))) continue;
    records.Again().Bind(reports.Int(0));
    while (records.Next()) {
      if (found.Has(records.Int(0))) keys.push_back(records.Int(0));
    }
    ACERVO_TRY(records.Finish());
  }
  ACERVO_TRY(reports.Finish());
  return keys;
}

}  // namespace acervo::store
