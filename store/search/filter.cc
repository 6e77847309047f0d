#include "store/search/filter.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "store/words/fts_expression.h"

namespace acervo::store {
namespace {

using Op = Filter::Op;

bool IsMatch(const Filter& filter) { return filter.op == Op::kTerms || filter.op == Op::kWords; }

// Puts lists within a list of the same kind in their place: an empty one adds nothing.
void Flatten(Op op, std::vector<Filter>& filters) {
  std::vector<Filter> flat;
  for (Filter& filter : filters) {
    if (filter.op == op) {
      std::ranges::move(filter.children, std::back_inserter(flat));
    } else {
      flat.push_back(std::move(filter));
    }
  }
  filters = std::move(flat);
}

// The matches of one table as one; nothing where there are none.
void TakeMatches(Op table, std::string_view word, std::vector<Filter>& from, std::vector<Filter>& to) {
  std::vector<std::string> matches;
  bool is_list = true;
  for (const Filter& filter : from) {
    if (filter.op != table) continue;
    matches.push_back(filter.match);
    is_list = is_list && filter.is_list;
  }
  if (matches.empty()) return;
  Filter one = Matching(table, matches.size() == 1 ? matches.front() : Joined(matches, word));
  one.is_list = is_list && (matches.size() == 1 || word == "OR");
  to.push_back(std::move(one));
}

Filter List(Op op, std::vector<Filter> filters) {
  const std::string_view word = op == Op::kAnd ? "AND" : "OR";
  std::vector<Filter> list;
  TakeMatches(Op::kTerms, word, filters, list);
  TakeMatches(Op::kWords, word, filters, list);
  std::ranges::copy_if(filters, std::back_inserter(list), [](const Filter& one) { return !IsMatch(one); });
  if (list.size() == 1) return std::move(list.front());
  Filter joined;
  joined.op = op;
  joined.children = std::move(list);
  return joined;
}

}  // namespace

Filter Matching(Op op, std::string match) {
  if (match.empty()) return Nothing();
  Filter filter;
  filter.op = op;
  filter.match = std::move(match);
  return filter;
}

Filter OneOf(Op op, std::vector<std::uint32_t> keys) {
  std::ranges::sort(keys);
  Filter filter;
  filter.op = op;
  filter.keys = std::move(keys);
  return filter;
}

Filter Nothing() { return {}; }

Filter Everything() {
  Filter filter;
  filter.op = Op::kAnd;
  return filter;
}

bool IsNothing(const Filter& filter) { return filter.op == Op::kOr && filter.children.empty(); }
bool IsEverything(const Filter& filter) { return filter.op == Op::kAnd && filter.children.empty(); }

Filter Every(std::vector<Filter> filters) {
  Flatten(Op::kAnd, filters);
  if (std::ranges::any_of(filters, IsNothing)) return Nothing();
  return filters.empty() ? Everything() : List(Op::kAnd, std::move(filters));
}

Filter Either(std::vector<Filter> filters) {
  Flatten(Op::kOr, filters);
  if (std::ranges::any_of(filters, IsEverything)) return Everything();
  return filters.empty() ? Nothing() : List(Op::kOr, std::move(filters));
}

Filter Negated(Filter filter) {
  if (IsNothing(filter)) return Everything();
  if (IsEverything(filter)) return Nothing();
  Filter negated;
  negated.op = Op::kNot;
  negated.children.push_back(std::move(filter));
  return negated;
}

std::string Describe(const Filter& filter) {
  const auto listed = [&](std::string_view name) {
    std::string text(name);
    for (const std::uint32_t key : filter.keys) text.append(" ").append(std::to_string(key));
    return text;
  };
  const auto joined = [&](std::string_view name) {
    std::string text;
    for (const Filter& child : filter.children) {
      text.append(text.empty() ? "" : name).append("(").append(Describe(child)).append(")");
    }
    return text;
  };
  const auto days = [&](std::string_view name) {
    std::string text(name);
    text.append(" ").append(filter.days.first > kNoDay + 1 ? ToIso(DateOf(filter.days.first)) : "").append("..");
    return text.append(filter.days.second < std::numeric_limits<std::int32_t>::max() ? ToIso(DateOf(filter.days.second))
                                                                                     : "");
  };
  switch (filter.op) {
    case Op::kTerms: return "record_terms MATCH " + filter.match;
    case Op::kWords: return "record_search MATCH " + filter.match;
    case Op::kKinds: return listed("KIND");
    case Op::kTypes: return listed("TYPE");
    case Op::kReports: return listed("REPORT");
    case Op::kEntities: return listed("ENTITY");
    case Op::kOverlap: return days("OVERLAPS");
    case Op::kWithin: return days("WITHIN");
    case Op::kAnd: return filter.children.empty() ? "EVERYTHING" : joined(" AND ");
    case Op::kOr: return filter.children.empty() ? "NOTHING" : joined(" OR ");
    case Op::kNot: return "NOT " + joined("");
  }
  return {};
}

}  // namespace acervo::store
