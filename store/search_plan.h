// A query and its filters as what is run. Private to store/.
//
// Shape:  matches are FTS5 expressions made of quoted words alone; conditions are tests of record columns, or matches
//         among such tests. Nothing that was typed stands in an expression but as a quoted word.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/match_builder.h"
#include "store/query_parser.h"
#include "store/record_columns.h"
#include "store/search.h"
#include "store/sqlite.h"

namespace acervo::store {

struct Condition {
  enum class Op { kMatch, kKinds, kTypes, kReports, kEntities, kOverlap, kWithin, kAnd, kOr, kNot };
  Op op = Op::kOr;                  // of no children: nothing holds
  std::string match;                // kMatch
  std::vector<std::uint32_t> keys;  // kKinds (1 + RecordKind), kTypes, kReports, kEntities: ascending, one of them
  DayRange days{0, 0};              // kOverlap, kWithin
  std::vector<Condition> children;  // kAnd, kOr; kNot has one
};

// What stands out in a snippet. Words are folded with ñ.
struct Highlights {
  std::set<std::string, std::less<>> words;
  std::set<std::string, std::less<>> stems;
  std::vector<std::string> prefixes;
  std::vector<std::vector<std::vector<std::string>>> phrases;  // each word of each phrase in all its spellings
  std::set<std::string, std::less<>> entities;                 // ids
};

struct SearchPlan {
  Match match;                        // empty: every record
  std::vector<std::string> any_of;    // the same as `match.found`, one of them at a time: quicker than all at once
  std::vector<Condition> conditions;  // all of them
  bool has_words = false;             // something to rank by
  Highlights highlights;
  std::vector<QueryNode> words;  // every positive word, for suggestions
  std::vector<std::string> read_as_words;
  std::vector<std::string> notes;  // expansions, for `explain`
};
Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request);

// For `explain`: how the query was expanded and what is run.
std::string Explanation(const SearchPlan& plan);

}  // namespace acervo::store
