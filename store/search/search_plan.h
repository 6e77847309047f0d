// A query and its filters as what is run. Private to store/.
//
// Shape:  `parts` are what stands side by side in the query, each with all that it adds; `Assemble` makes of them what
//         is run. So a part can be dropped, and nothing of it is weighed or marked any more.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/question.h"
#include "core/result.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/search.h"
#include "store/search/bm25.h"
#include "store/search/filter.h"
#include "store/search/query_parser.h"

namespace acervo::store {

// What stands out in a snippet. Words are folded with ñ.
struct Highlights {
  std::set<std::string, std::less<>> words;
  std::set<std::string, std::less<>> stems;
  std::vector<std::string> prefixes;
  std::vector<std::vector<std::vector<std::string>>> phrases;  // each word of each phrase in all its spellings
  std::set<std::string, std::less<>> entities;                 // ids
};

// Of a question as one speaks; the exact language and filters are kFixed and never dropped.
enum class PartKind { kFixed, kWord, kKind, kType, kTime, kEntity };

struct PlannedPart {
  Filter filter;
  Bm25Match weighed;
  std::vector<int> groups;     // of the weighing, opened by this part
  std::vector<Filter> either;  // of entities of which any will do: records with more of them come first
  Highlights highlights;
  std::vector<std::string> notes;  // expansions, for `explain`
  PartKind kind = PartKind::kFixed;
  std::vector<AskedPart> asked;  // what of the question it is
  bool is_telling = false;       // says what about, not only when or of which kind
};

struct SearchPlan {
  std::vector<PlannedPart> parts;
  std::vector<Filter> filters;  // all of them; none: every record
  Bm25Query weighing;           // of no groups: nothing to rank by
  std::vector<std::vector<Filter>> either;
  Highlights highlights;
  std::vector<QueryNode> words;   // every positive word, for suggestions
  std::vector<QueryNode> fields;  // every positive field, for suggestions
  std::vector<std::string> read_as_words;
  std::vector<std::string> left_out;
  bool is_too_long = false, is_only_signs = false;
  Question understood;                     // spans are of the query
  std::vector<AskedPart> dropped;          // by `Relaxed`
  SortOrder sort = SortOrder::kRelevance;  // as asked for by the request, else by the question
  std::vector<std::string> notes;          // expansions, for `explain`
};
// `columns` are those of this snapshot.
Result<SearchPlan> MakePlan(Connection& connection, const RecordColumns& columns, const SearchRequest& request);

// Makes filters, weighing, highlights and notes of the parts.
void Assemble(SearchPlan& plan);

// For `explain`: how the query was expanded and what is run.
std::string Explanation(const SearchPlan& plan);

}  // namespace acervo::store
