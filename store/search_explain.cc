// What a search really ran, for people who ask why.
#include "store/search_plan.h"
#include "store/weighing.h"

namespace acervo::store {

std::string Explanation(const SearchPlan& plan) {
  std::string text;
  for (const std::string& note : plan.notes) text.append(note).append("\n");
  for (const AskedPart& part : plan.dropped) text.append("WITHOUT ").append(part.raw).append("\n");
  for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
    text.append(i == 0 ? "" : "AND ").append(Describe(plan.conditions[i])).append("\n");
  }
  if (!plan.weighing.match.expression.empty()) {
    text.append(WeighingStatement()).append("\nMATCH ").append(plan.weighing.match.expression).append("\n");
  }
  return text;
}

}  // namespace acervo::store
