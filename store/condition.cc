#include "store/condition.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "store/match_builder.h"

namespace acervo::store {
namespace {

using Op = Condition::Op;

bool IsMatch(const Condition& condition) { return condition.op == Op::kTerms || condition.op == Op::kWords; }

// Puts lists within a list of the same kind in their place: an empty one adds nothing.
void Flatten(Op op, std::vector<Condition>& conditions) {
  std::vector<Condition> flat;
  for (Condition& condition : conditions) {
    if (condition.op == op) {
      std::ranges::move(condition.children, std::back_inserter(flat));
    } else {
      flat.push_back(std::move(condition));
    }
  }
  conditions = std::move(flat);
}

// The matches of one table as one; nothing where there are none.
void TakeMatches(Op table, std::string_view word, std::vector<Condition>& from, std::vector<Condition>& to) {
  std::vector<std::string> matches;
  bool is_list = true;
  for (const Condition& condition : from) {
    if (condition.op != table) continue;
    matches.push_back(condition.match);
    is_list = is_list && condition.is_list;
  }
  if (matches.empty()) return;
  Condition one = Matching(table, matches.size() == 1 ? matches.front() : Joined(matches, word));
  one.is_list = is_list && (matches.size() == 1 || word == "OR");
  to.push_back(std::move(one));
}

Condition List(Op op, std::vector<Condition> conditions) {
  const std::string_view word = op == Op::kAnd ? "AND" : "OR";
  std::vector<Condition> list;
  TakeMatches(Op::kTerms, word, conditions, list);
  TakeMatches(Op::kWords, word, conditions, list);
  std::ranges::copy_if(conditions, std::back_inserter(list), [](const Condition& one) { return !IsMatch(one); });
  if (list.size() == 1) return std::move(list.front());
  Condition joined;
  joined.op = op;
  joined.children = std::move(list);
  return joined;
}

}  // namespace

Condition Matching(Op op, std::string match) {
  if (match.empty()) return Nothing();
  Condition condition;
  condition.op = op;
  condition.match = std::move(match);
  return condition;
}

Condition OneOf(Op op, std::vector<std::uint32_t> keys) {
  std::ranges::sort(keys);
  Condition condition;
  condition.op = op;
  condition.keys = std::move(keys);
  return condition;
}

Condition Nothing() { return {}; }

Condition Everything() {
  Condition condition;
  condition.op = Op::kAnd;
  return condition;
}

bool IsNothing(const Condition& condition) { return condition.op == Op::kOr && condition.children.empty(); }
bool IsEverything(const Condition& condition) { return condition.op == Op::kAnd && condition.children.empty(); }

Condition Every(std::vector<Condition> conditions) {
  Flatten(Op::kAnd, conditions);
  if (std::ranges::any_of(conditions, IsNothing)) return Nothing();
  return conditions.empty() ? Everything() : List(Op::kAnd, std::move(conditions));
}

Condition Either(std::vector<Condition> conditions) {
  Flatten(Op::kOr, conditions);
  if (std::ranges::any_of(conditions, IsEverything)) return Everything();
  return conditions.empty() ? Nothing() : List(Op::kOr, std::move(conditions));
}

Condition Negated(Condition condition) {
  if (IsNothing(condition)) return Everything();
  if (IsEverything(condition)) return Nothing();
  Condition negated;
  negated.op = Op::kNot;
  negated.children.push_back(std::move(condition));
  return negated;
}

std::string Describe(const Condition& condition) {
  const auto listed = [&](std::string_view name) {
    std::string text(name);
    for (const std::uint32_t key : condition.keys) text.append(" ").append(std::to_string(key));
    return text;
  };
  const auto joined = [&](std::string_view name) {
    std::string text;
    for (const Condition& child : condition.children) {
      text.append(text.empty() ? "" : name).append("(").append(Describe(child)).append(")");
    }
    return text;
  };
  const auto days = [&](std::string_view name) {
    std::string text(name);
    text.append(" ").append(condition.days.first > kNoDay + 1 ? ToIso(DateOf(condition.days.first)) : "").append("..");
    return text.append(
        condition.days.second < std::numeric_limits<std::int32_t>::max() ? ToIso(DateOf(condition.days.second)) : "");
  };
  switch (condition.op) {
    case Op::kTerms: return "record_terms MATCH " + condition.match;
    case Op::kWords: return "record_search MATCH " + condition.match;
    case Op::kKinds: return listed("KIND");
    case Op::kTypes: return listed("TYPE");
    case Op::kReports: return listed("REPORT");
    case Op::kEntities: return listed("ENTITY");
    case Op::kOverlap: return days("OVERLAPS");
    case Op::kWithin: return days("WITHIN");
    case Op::kAnd: return condition.children.empty() ? "EVERYTHING" : joined(" AND ");
    case Op::kOr: return condition.children.empty() ? "NOTHING" : joined(" OR ");
    case Op::kNot: return "NOT " + joined("");
  }
  return {};
}

}  // namespace acervo::store
