// What a search really ran, for people who ask why.
#include <limits>

#include "store/search_plan.h"
#include "store/search_run.h"

namespace acervo::store {
namespace {

std::string Describe(const Condition& condition) {
  using Op = Condition::Op;
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
    case Op::kMatch: return "MATCH " + condition.match;
    case Op::kKinds: return listed("KIND");
    case Op::kTypes: return listed("TYPE");
    case Op::kReports: return listed("REPORT");
    case Op::kEntities: return listed("ENTITY");
    case Op::kOverlap: return days("OVERLAPS");
    case Op::kWithin: return days("WITHIN");
    case Op::kAnd: return joined(" AND ");
    case Op::kOr: return condition.children.empty() ? "NOTHING" : joined(" OR ");
    case Op::kNot: return "NOT " + joined("");
  }
  return {};
}

}  // namespace

std::string Explanation(const SearchPlan& plan) {
  std::string text;
  for (const std::string& note : plan.notes) text.append(note).append("\n");
  if (!plan.match.empty()) text.append("MATCH ").append(plan.match.found).append("\n");
  for (const Condition& condition : plan.conditions) text.append("AND ").append(Describe(condition)).append("\n");
  if (plan.has_words && !plan.match.empty()) {
    text.append(WeighingStatement()).append("\n? ").append(plan.match.weighed).append("\n");
  }
  return text;
}

}  // namespace acervo::store
