// A query and its filters as what is run. Private to store/.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/condition.h"
#include "store/query_parser.h"
#include "store/search.h"
#include "store/sqlite.h"
#include "store/weighing.h"

namespace acervo::store {

// What stands out in a snippet. Words are folded with ñ.
struct Highlights {
  std::set<std::string, std::less<>> words;
  std::set<std::string, std::less<>> stems;
  std::vector<std::string> prefixes;
  std::vector<std::vector<std::vector<std::string>>> phrases;  // each word of each phrase in all its spellings
  std::set<std::string, std::less<>> entities;                 // ids
};

struct SearchPlan {
  std::vector<Condition> conditions;  // all of them; none: every record
  Weighing weighing;                  // of no groups: nothing to rank by
  Highlights highlights;
  std::vector<QueryNode> words;   // every positive word, for suggestions
  std::vector<QueryNode> fields;  // every positive field, for suggestions
  std::vector<std::string> read_as_words;
  std::vector<std::string> left_out;
  bool is_too_long = false, is_only_signs = false;
  std::vector<std::string> notes;  // expansions, for `explain`
};
Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request);

// For `explain`: how the query was expanded and what is run.
std::string Explanation(const SearchPlan& plan);

}  // namespace acervo::store
