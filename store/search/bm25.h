// How much a record says of what was asked for. Private to store/.
//
// Shape:  BM25 (Robertson and Zaragoza 2009, 3.4) over groups: a word that was typed, its inflections and the other
//         names of the entity that it names are one group, whose mentions count together, so that no spelling weighs
//         more for being rare. Where they stand and how they are written tells how much each counts. Texts are short
//         and much of a length: they are not set against it (b = 0).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/columns/bitmap.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// What one phrase of an expression counts for.
struct PhraseRole {
  int group = 0;
  double factor = 1;  // 1: as typed
};

// An expression of record_search, the roles of its phrases in their order.
struct Bm25Match {
  std::string expression;
  std::vector<PhraseRole> phrases;
};
Bm25Match Bm25AnyOf(std::string_view columns, const std::vector<std::string>& terms, PhraseRole role);
// Joins what is not empty, each once: a record of any of them is weighed.
Bm25Match Joined(const std::vector<Bm25Match>& matches);

// What counts like the words of a group where a record has it; keys ascending.
struct Bm25Group {
  std::vector<std::uint32_t> entities, types;
  bool IsOfWordsAlone() const { return entities.empty() && types.empty(); }
};

struct Bm25Query {
  Bm25Match match;
  std::vector<Bm25Group> groups;
};

struct Ranked {
  std::int64_t record_key = 0;
  double score = 0;  // higher is better; 0: not weighed
};

// Once a connection. Nothing that is stored needs them.
Status AddSearchFunctions(Connection& connection);

// The records that an expression of `table` matches, those beyond the greatest key of `found` left out. Where it is a
// list of phrases, each phrase is walked by itself: no row goes through SQLite's machine, which is what costs.
Status AddMatching(Connection& connection, std::string_view table, std::string_view expression, bool is_list,
                   Bitmap& found);

// The same for a list of phrases, with what was counted on the way. `is_complete` is false where there was too much.
struct Counted {
  bool is_complete = true;
  std::vector<Ranked> counts;  // by key, each key once; score: the sum of its factors and weights
};
Result<Counted> AddCounted(Connection& connection, const Bm25Match& match, Bitmap& found);
// Those of `wanted` as if weighed, of a single group: by itself it has no rarity to be set against another's.
std::vector<Ranked> Scored(Counted counted, const Bitmap& wanted);

// All of `wanted`.
Result<std::vector<Ranked>> RankByBm25(Connection& connection, const RecordColumns& columns, const Bm25Query& weighing,
                                       const Bitmap& wanted);

// The statement that weighs, for `explain`.
std::string_view Bm25Statement();

}  // namespace acervo::store
