#include "store/search/query_part.h"

namespace acervo::store {
namespace {

QueryPart JoinedParts(std::vector<QueryPart> parts, std::string_view op) {
  std::vector<Filter> filters;
  std::vector<Bm25Match> weighed;
  for (QueryPart& part : parts) {
    filters.push_back(std::move(part.filter));
    weighed.push_back(std::move(part.weighed));
  }
  return {op == "OR" ? Either(std::move(filters)) : Every(std::move(filters)), Joined(weighed)};
}

}  // namespace

QueryPart Unweighed(Filter filter) { return {std::move(filter), {}}; }

QueryPart AnyPart(std::vector<QueryPart> parts) { return JoinedParts(std::move(parts), "OR"); }

QueryPart AllParts(std::vector<QueryPart> parts) { return JoinedParts(std::move(parts), "AND"); }

int Planning::NewGroup() {
  if (!IsPositive()) return 0;
  plan.weighing.groups.emplace_back();
  return static_cast<int>(plan.weighing.groups.size()) - 1;
}

}  // namespace acervo::store
