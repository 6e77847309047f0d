// What a question was understood to ask, for people and for programs, with the way to take each part back.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "store/search.h"

namespace acervo::tools {

class Messages;

// One part of a question. Queries are what the same question is without it, or with another reading of it.
struct UnderstoodPiece {
  std::string label;                                        // "Período", "Entidad", "Sin la entidad"
  std::string value;                                        // "2019–2022"
  std::string raw;                                          // as typed
  std::string without;                                      // the query without the part
  std::vector<std::pair<std::string, std::string>> others;  // names of entities that may be meant, each with its query
};
// In the order of the question. Words that were only looked for are none.
std::vector<UnderstoodPiece> UnderstoodPieces(const Messages& say, const SearchRequest& request,
                                              const SearchResult& result);

// A part that no record has together with the others, and the query without it.
struct DroppedPiece {
  std::string raw, without;
};
std::vector<DroppedPiece> DroppedPieces(const SearchRequest& request, const SearchResult& result);

// {"period", "periods", "entities", "type", "types", "kind", "sort", "counts", "words", "without", "left_out",
// "dropped"}.
Json UnderstoodJson(const SearchRequest& request, const SearchResult& result);

// One sentence each: what was understood, what else an entity may be, what was dropped. Empty: only words were asked
// for, and all of them were found.
std::vector<std::string> UnderstoodSentences(const Messages& say, const SearchRequest& request,
                                             const SearchResult& result);

}  // namespace acervo::tools
