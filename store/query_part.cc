#include "store/query_part.h"

namespace acervo::store {
namespace {

QueryPart JoinedParts(std::vector<QueryPart> parts, std::string_view op) {
  std::vector<Condition> conditions;
  std::vector<WeighedMatch> weighed;
  for (QueryPart& part : parts) {
    conditions.push_back(std::move(part.condition));
    weighed.push_back(std::move(part.weighed));
  }
  return {op == "OR" ? Either(std::move(conditions)) : Every(std::move(conditions)), Joined(weighed)};
}

}  // namespace

QueryPart Unweighed(Condition condition) { return {std::move(condition), {}}; }

QueryPart AnyPart(std::vector<QueryPart> parts) { return JoinedParts(std::move(parts), "OR"); }

QueryPart AllParts(std::vector<QueryPart> parts) { return JoinedParts(std::move(parts), "AND"); }

int Planning::NewGroup() {
  if (!IsPositive()) return 0;
  plan.weighing.groups.emplace_back();
  return static_cast<int>(plan.weighing.groups.size()) - 1;
}

}  // namespace acervo::store
