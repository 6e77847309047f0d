// What a record has to meet to be found, as a tree. Private to store/.
//
// Shape:  matches are FTS5 expressions made of quoted words alone; the others are tests of record columns. Nothing that
//         was typed stands in an expression but as a quoted word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/columns/column_blocks.h"

namespace acervo::store {

struct Filter {
  enum class Op { kTerms, kWords, kKinds, kTypes, kReports, kEntities, kOverlap, kWithin, kAnd, kOr, kNot };
  Op op = Op::kOr;                  // of no children: nothing meets it
  std::string match;                // kTerms: of record_terms; kWords: of record_search; never empty
  bool is_list = true;              // of a match: phrases any of which will do, and nothing else
  std::vector<std::uint32_t> keys;  // kKinds (1 + RecordKind), kTypes, kReports, kEntities: ascending, one of them
  DayRange days{0, 0};              // kOverlap, kWithin
  std::vector<Filter> children;     // kAnd (none: everything meets it), kOr; kNot has one
};

// An empty expression is met by nothing: it lists the forms of a word, of which there are none.
Filter Matching(Filter::Op op, std::string match);
Filter OneOf(Filter::Op op, std::vector<std::uint32_t> keys);
Filter Nothing();
Filter Everything();
bool IsNothing(const Filter& filter);
bool IsEverything(const Filter& filter);

// Joined, matches of one table as one expression, those first. Of an empty list: everything, and nothing.
Filter Every(std::vector<Filter> filters);
Filter Either(std::vector<Filter> filters);
Filter Negated(Filter filter);

// For `explain`.
std::string Describe(const Filter& filter);

}  // namespace acervo::store
