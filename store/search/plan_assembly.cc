// Joins the parts of a plan. Groups of the weighing are numbered anew, so that a part that was dropped leaves none
// behind.
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "store/search/search_plan.h"

namespace acervo::store {
namespace {

void AddHighlights(const Highlights& more, Highlights& all) {
  all.words.insert(more.words.begin(), more.words.end());
  all.stems.insert(more.stems.begin(), more.stems.end());
  all.prefixes.insert(all.prefixes.end(), more.prefixes.begin(), more.prefixes.end());
  all.phrases.insert(all.phrases.end(), more.phrases.begin(), more.phrases.end());
  all.entities.insert(more.entities.begin(), more.entities.end());
}

// The groups that parts use, in a row; roles are told their new numbers.
class GroupNumbers {
 public:
  explicit GroupNumbers(const std::vector<Bm25Group>& groups) : groups_(groups) {}

  int NewNumber(int group) {
    const auto [known, is_new] = numbers_.try_emplace(group, static_cast<int>(used_.size()));
    if (is_new) used_.push_back(groups_[static_cast<std::size_t>(group)]);
    return known->second;
  }
  void Use(PlannedPart& part) {
    for (int& group : part.groups) group = NewNumber(group);
    for (PhraseRole& role : part.weighed.phrases) role.group = NewNumber(role.group);
  }
  std::vector<Bm25Group> Used() { return std::move(used_); }

 private:
  const std::vector<Bm25Group>& groups_;
  std::map<int, int> numbers_;
  std::vector<Bm25Group> used_;
};

}  // namespace

void Assemble(SearchPlan& plan) {
  std::vector<Filter> filters;
  std::vector<Bm25Match> weighed;
  GroupNumbers numbers(plan.weighing.groups);
  plan.highlights = {};
  plan.notes.clear();
  plan.either.clear();
  for (PlannedPart& part : plan.parts) {
    numbers.Use(part);
    filters.push_back(part.filter);
    weighed.push_back(part.weighed);
    if (part.either.size() > 1) plan.either.push_back(part.either);
    AddHighlights(part.highlights, plan.highlights);
    std::ranges::copy(part.notes, std::back_inserter(plan.notes));
  }
  plan.weighing = {Joined(weighed), numbers.Used()};
  Filter all = Every(std::move(filters));
  if (all.op == Filter::Op::kAnd)
    plan.filters = std::move(all.children);
  else
    plan.filters = {std::move(all)};
}

}  // namespace acervo::store
