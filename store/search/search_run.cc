#include "store/search/search_run.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "store/search/narrow.h"
#include "store/search/relax.h"
#include "store/words/fts_expression.h"

namespace acervo::store {
namespace {

// How much a record of kind text counts beside a row or a bullet with the same words: its heading is no title.
constexpr double kTextFactor = 0.4;

// What comes in one order, of which a page may be asked.
class Pager {
 public:
  Pager(const RecordColumns& columns, SortOrder sort, const SearchRequest& request)
      : columns_(columns),
        newest_first_(sort != SortOrder::kDateAscending),
        texts_last_(sort == SortOrder::kRelevance),
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

  void AddByDay(const Bitmap& keys) {
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

Result<Bitmap> InHeads(Connection& connection, const RecordColumns& columns, const SearchPlan& plan) {
  Bitmap keys = Bitmap::WithRoomOf(columns.All());
  const std::string head = InHead(plan.weighing.match.expression);
  ACERVO_RETURN_IF_ERROR(AddMatching(connection, "record_search", head, true, keys));
  return keys;
}

Status AddByRelevance(Connection& connection, const RecordColumns& columns, const Found& found, const Bitmap& keys,
                      Pager& pager) {
  const std::int64_t count = keys.Count();
  if (count == 0) return Ok();
  if (found.counted.is_complete) {
    pager.AddWeighed(Scored(found.counted, keys));
    return Ok();
  }
  const bool is_one_list = found.plan.weighing.groups.size() == 1;  // else heads cost what a search does
  if (count > kMostHeads || (count > kMostWeighed && !is_one_list)) {
    pager.AddByDay(keys);
    return Ok();
  }
  Bitmap head = keys, rest = keys;
  if (count > kMostWeighed) {
    Result<Bitmap> in_head = InHeads(connection, columns, found.plan);
    if (!in_head.ok()) return std::move(in_head.error());
    head.IntersectWith(in_head.value());
  }
  rest.Subtract(head);
  if (head.Count() <= kMostWeighed) {
    Result<std::vector<Ranked>> weighed = RankByBm25(connection, columns, found.plan.weighing, head);
    if (!weighed.ok()) return std::move(weighed.error());
    pager.AddWeighed(std::move(weighed.value()));
  } else {
    pager.AddByDay(head);
  }
  pager.AddByDay(rest);
  return Ok();
}

// How many of the entities of which any will do a record has: those with all of them first.
Result<std::vector<Bitmap>> Tiers(Connection& connection, const RecordColumns& columns, const Found& found) {
  std::vector<Bitmap> at_least{found.keys};  // with so many of them
  for (const std::vector<Filter>& group : found.plan.either) {
    for (const Filter& one : group) {
      Bitmap has = found.keys;
      ACERVO_RETURN_IF_ERROR(Narrow(connection, columns, one, has));
      at_least.push_back(Bitmap::WithRoomOf(found.keys));
      for (std::size_t i = at_least.size() - 1; i > 0; --i) {
        Bitmap more = at_least[i - 1];
        more.IntersectWith(has);
        at_least[i].UniteWith(more);
      }
    }
  }
  for (std::size_t i = 0; i + 1 < at_least.size(); ++i) at_least[i].Subtract(at_least[i + 1]);
  std::ranges::reverse(at_least);
  return at_least;
}

// One list of phrases, and nothing else that is weighed: found and counted in one walk.
bool IsCountedAsFound(const SearchPlan& plan) {
  const auto is_it = [&](const Filter& filter) {
    return filter.op == Filter::Op::kWords && filter.is_list && filter.match == plan.weighing.match.expression;
  };
  return plan.weighing.groups.size() == 1 && plan.weighing.groups.front().IsOfWordsAlone() && !plan.filters.empty() &&
         is_it(plan.filters.front());
}

// What meets all filters of the plan.
Status Run(Connection& connection, const RecordColumns& columns, Found& found) {
  found.keys = columns.All();
  std::span<const Filter> filters = found.plan.filters;
  if (IsCountedAsFound(found.plan)) {
    Bitmap keys = Bitmap::WithRoomOf(columns.All());
    Result<Counted> counted = AddCounted(connection, found.plan.weighing.match, keys);
    if (!counted.ok()) return std::move(counted.error());
    found.counted = std::move(counted.value());
    found.keys.IntersectWith(keys);  // the index keeps rows of records that are gone
    filters = filters.subspan(1);
  }
  for (const Filter& filter : filters) ACERVO_RETURN_IF_ERROR(Narrow(connection, columns, filter, found.keys));
  return Ok();
}

}  // namespace

Result<Found> FindRecords(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                          const FindOptions& options) {
  ACERVO_RETURN_IF_ERROR(columns.Refresh(connection));
  Result<SearchPlan> plan = MakePlan(connection, columns, request);
  if (!plan.ok()) return std::move(plan.error());
  Found found{std::move(plan.value()), {}};
  ACERVO_RETURN_IF_ERROR(Run(connection, columns, found));
  if (found.keys.IsEmpty() && !request.literal && options.relaxing == Relaxing::kWhereNothingIsFound) {
    ACERVO_RETURN_IF_ERROR(Relax(connection, columns, found));
  }
  if (options.twins == Twins::kOnce) columns.LeaveOutTwins(found.keys);
  return found;
}

SortOrder OrderOf(const SearchPlan& plan) {
  const bool can_rank = !plan.weighing.match.expression.empty();
  return plan.sort == SortOrder::kRelevance && !can_rank ? SortOrder::kDateDescending : plan.sort;
}

Result<std::vector<Ranked>> Page(Connection& connection, const RecordColumns& columns, const Found& found,
                                 const SearchRequest& request) {
  Pager pager(columns, found.plan.sort, request);
  if (OrderOf(found.plan) != SortOrder::kRelevance) {
    pager.AddByDay(found.keys);
    return pager.Page();
  }
  const auto tiers = Tiers(connection, columns, found);
  if (!tiers.ok()) return tiers.error();
  for (const Bitmap& tier : tiers.value())
    ACERVO_RETURN_IF_ERROR(AddByRelevance(connection, columns, found, tier, pager));
  return pager.Page();
}

Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const RecordColumns& columns,
                                                const Bitmap& found) {
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
    ACERVO_RETURN_IF_ERROR(records.Finish());
  }
  ACERVO_RETURN_IF_ERROR(reports.Finish());
  return keys;
}

}  // namespace acervo::store
