// A query and its filters as what SQLite runs. Private to store/.
//
// Shape:  `match` is an FTS5 expression made of quoted words alone (empty: none); `conditions` are SQL over the record
//         `c` with a '?' for each value. Nothing that was typed stands in either but as a quoted word or a bound value.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "store/query_parser.h"
#include "store/search.h"
#include "store/sqlite.h"

namespace acervo::store {

using SqlValue = std::variant<std::int64_t, std::string>;

// What stands out in a snippet. Words are folded with ñ.
struct Highlights {
  std::set<std::string, std::less<>> words;
  std::set<std::string, std::less<>> stems;
  std::vector<std::string> prefixes;
  std::vector<std::vector<std::vector<std::string>>> phrases;  // each word of each phrase in all its spellings
  std::set<std::string, std::less<>> entities;                 // ids
};

struct SearchPlan {
  std::string match;
  std::vector<std::string> conditions;
  std::vector<SqlValue> values;  // of the conditions, in their order
  bool has_words = false;        // something to rank by
  Highlights highlights;
  std::vector<QueryNode> words;  // every positive word, for suggestions
  std::vector<std::string> read_as_words;
  std::vector<std::string> notes;  // expansions, for `explain`
};
Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request);

void BindAll(Query& query, const std::vector<SqlValue>& values);

}  // namespace acervo::store
