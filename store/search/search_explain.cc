// What a search really ran, for people who ask why.
#include "store/search/bm25.h"
#include "store/search/search_plan.h"

namespace acervo::store {

std::string Explanation(const SearchPlan& plan) {
  std::string text;
  for (const std::string& note : plan.notes) text.append(note).append("\n");
  for (const AskedPart& part : plan.dropped) text.append("WITHOUT ").append(part.raw).append("\n");
  for (std::size_t i = 0; i < plan.filters.size(); ++i) {
    text.append(i == 0 ? "" : "AND ").append(Describe(plan.filters[i])).append("\n");
  }
  if (!plan.weighing.match.expression.empty()) {
    text.append(Bm25Statement()).append("\nMATCH ").append(plan.weighing.match.expression).append("\n");
  }
  return text;
}

}  // namespace acervo::store
