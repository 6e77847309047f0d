#include "store/search_run.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

namespace acervo::store {
namespace {

// Weights of bm25 in the order of the columns: title, text, entity, fields, head_stem, body_stem, entity_key. A word as
// typed counts beside its stem, so the exact form stands above an inflected one. `acervo_wanted` stands before the
// weighing, which is what costs.
constexpr std::string_view kWeighing =
    "SELECT rowid, -bm25(record_search, 10.0, 4.0, 8.0, 3.0, 3.0, 1.5, 8.0) FROM record_search "
    "WHERE record_search MATCH ? AND acervo_wanted(rowid, ?)";

constexpr const char* kKeySetPointer = "acervo_key_set";

void IsWanted(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* wanted = static_cast<const KeySet*>(sqlite3_value_pointer(values[1], kKeySetPointer));
  sqlite3_result_int(context, wanted != nullptr && wanted->Has(sqlite3_value_int64(values[0])) ? 1 : 0);
}

Status AddMatching(Connection& connection, std::string_view match, KeySet& keys) {
  Query query = connection("SELECT rowid FROM record_search WHERE record_search MATCH ?");
  query.Bind(match);
  while (query.Next()) keys.Add(query.Int(0));
  return query.Finish();
}

Result<KeySet> KeysMatching(Connection& connection, std::string_view match) {
  KeySet keys;
  ACERVO_TRY(AddMatching(connection, match, keys));
  return keys;
}

class Narrower {
 public:
  Narrower(Connection& connection, const RecordColumns& columns) : connection_(connection), columns_(columns) {}

  // Leaves of `found` what meets the condition.
  Status Narrow(const Condition& condition, KeySet& found) {
    using Op = Condition::Op;
    switch (condition.op) {
      case Op::kMatch: return Match(condition.match, found);
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
  Status Match(const std::string& match, KeySet& found) {
    Result<KeySet> keys = KeysMatching(connection_, match);
    if (!keys.ok()) return std::move(keys.error());
    found.IntersectWith(keys.value());
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

Result<std::vector<Ranked>> Weighed(Connection& connection, const SearchPlan& plan, const KeySet& wanted) {
  std::vector<Ranked> ranked;
  Query query = connection(kWeighing);
  query.Bind(plan.match.weighed).BindPointer(&wanted, kKeySetPointer);
  while (query.Next()) ranked.push_back({query.Int(0), query.Real(1)});
  ACERVO_TRY(query.Finish());
  return ranked;
}

// What comes in one order, of which a page may be asked.
class Pager {
 public:
  Pager(const RecordColumns& columns, const SearchRequest& request)
      : columns_(columns),
        newest_first_(request.sort != SortOrder::kDateAscending),
        skip_(std::max(request.offset, 0)),
        left_(std::max(request.limit, 0)) {}

  void AddWeighed(std::vector<Ranked> ranked) {
    Take(ranked, [&](const Ranked& a, const Ranked& b) {
      return std::tuple(-a.score, DayOrder(a.record_key), a.record_key) <
             std::tuple(-b.score, DayOrder(b.record_key), b.record_key);
    });
  }

  void AddByDay(const KeySet& keys) {
    if (left_ == 0) return;
    // Only the best so far are kept, the worst of them on top: a page of a million records is twenty of them.
    using Place = std::pair<std::int64_t, std::int64_t>;
    const std::size_t most = static_cast<std::size_t>(skip_) + static_cast<std::size_t>(left_);
    std::vector<Place> best;
    keys.ForEach([&](std::int64_t key) {
      const Place place(DayOrder(key), key);
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
    for (std::size_t i = begin; i < end; ++i) page_.push_back({best[i].second, 0});
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

  // Undated records come last either way; what is newer comes first where nothing else decides.
  std::int64_t DayOrder(std::int64_t key) const {
    const std::int32_t day = columns_.FirstDay(key);
    if (day == kNoDay) return std::numeric_limits<std::int64_t>::max();
    return newest_first_ ? -std::int64_t{day} : day;
  }

  const RecordColumns& columns_;
  bool newest_first_;
  int skip_, left_;
  std::vector<Ranked> page_;
};

Status AddByRelevance(Connection& connection, const SearchPlan& plan, const KeySet& found, Pager& pager) {
  const std::int64_t count = found.Count();
  KeySet head = found, rest = found;
  if (count == 0) return Ok();
  if (count > kMostHeads) {
    pager.AddByDay(found);
    return Ok();
  }
  if (count > kMostWeighed) {
    Result<KeySet> in_head = KeysMatching(connection, InHead(plan.match.found));
    if (!in_head.ok()) return std::move(in_head.error());
    head.IntersectWith(in_head.value());
  }
  if (head.Count() <= kMostWeighed) {
    Result<std::vector<Ranked>> weighed = Weighed(connection, plan, head);
    if (!weighed.ok()) return std::move(weighed.error());
    for (const Ranked& one : weighed.value()) rest.Remove(one.record_key);
    pager.AddWeighed(std::move(weighed.value()));
  } else {
    rest.Subtract(head);
    pager.AddByDay(head);
  }
  pager.AddByDay(rest);
  return Ok();
}

}  // namespace

Result<KeySet> RunPlan(Connection& connection, const RecordColumns& columns, const SearchPlan& plan) {
  KeySet found = columns.All();
  if (!plan.match.empty()) {
    KeySet matching;
    if (plan.any_of.empty()) ACERVO_TRY(AddMatching(connection, plan.match.found, matching));
    for (const std::string& one : plan.any_of) ACERVO_TRY(AddMatching(connection, one, matching));
    found.IntersectWith(matching);  // the index keeps rows of records that are gone
  }
  Narrower narrower(connection, columns);
  for (const Condition& condition : plan.conditions) ACERVO_TRY(narrower.Narrow(condition, found));
  return found;
}

Result<Found> FindRecords(Connection& connection, RecordColumns& columns, const SearchRequest& request) {
  Result<SearchPlan> plan = MakePlan(connection, request);
  if (!plan.ok()) return std::move(plan.error());
  ACERVO_TRY(columns.Refresh(connection));
  Result<KeySet> keys = RunPlan(connection, columns, plan.value());
  if (!keys.ok()) return std::move(keys.error());
  return Found{std::move(plan.value()), std::move(keys.value())};
}

Result<std::vector<Ranked>> Page(Connection& connection, const RecordColumns& columns, const SearchPlan& plan,
                                 const KeySet& found, const SearchRequest& request) {
  Pager pager(columns, request);
  const bool by_weight = request.sort == SortOrder::kRelevance && plan.has_words && !plan.match.empty();
  if (by_weight)
    ACERVO_TRY(AddByRelevance(connection, plan, found, pager));
  else
    pager.AddByDay(found);
  return pager.Page();
}

Result<std::vector<std::int64_t>> InExportOrder(Connection& connection, const RecordColumns& columns,
                                                const KeySet& found) {
  std::vector<bool> has;
  found.ForEach([&](std::int64_t key) {
    const std::uint32_t report = columns.Report(key);
    if (report >= has.size()) has.resize(report + 1);
    has[report] = true;
  });
  std::vector<std::int64_t> keys;
  Query reports = connection("SELECT report_key FROM report ORDER BY period, id");
  Query records = connection("SELECT record_key FROM record WHERE report_key = ? ORDER BY kind, number, record_key");
  while (reports.Next()) {
    const auto report = static_cast<std::size_t>(reports.Int(0));
    if (report >= has.size() || !has[report]) continue;
    records.Again().Bind(reports.Int(0));
    while (records.Next()) {
      if (found.Has(records.Int(0))) keys.push_back(records.Int(0));
    }
    ACERVO_TRY(records.Finish());
  }
  ACERVO_TRY(reports.Finish());
  return keys;
}

Status AddSearchFunctions(Connection& connection) {
  const int code = sqlite3_create_function_v2(connection.get(), "acervo_wanted", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                              nullptr, IsWanted, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Ok() : Status(LastError(connection.get()));
}

std::string_view WeighingStatement() { return kWeighing; }

}  // namespace acervo::store
