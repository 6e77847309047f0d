// What each column of each table may hold: what a user's row is held against.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace acervo::data {

enum class ColumnRule {
  kText,    // as written
  kName,    // as written; where a user's row replaces it, it goes on as an entry of the list that follows
  kFolded,  // compared: lower case without accents, words alone
  kSlug,    // folded and hyphenated; "-" is empty
  kList,    // entries divided by '|'
  kChoice,  // one of `choices`
  kFlags,   // some of `choices`, divided by ','
  kNumber,  // whole, from `least` to `most`
};

struct ColumnSpec {
  std::string_view name;
  ColumnRule rule = ColumnRule::kText;
  std::string_view choices = {};  // divided by '|'
  int least = 0;
  int most = 0;
};

struct TableSpec {
  std::string_view name;  // without ".tsv"
  std::span<const ColumnSpec> columns;
  std::size_t required = 1;   // columns that a row must have, from the left
  unsigned keys = 1;          // bit i: column i is a part of the key
  bool names_unique = false;  // kName and kList columns name: no name in two rows
};

std::span<const TableSpec> TableSpecs();
// nullptr: no such table.
const TableSpec* SpecOf(std::string_view table);

}  // namespace acervo::data
