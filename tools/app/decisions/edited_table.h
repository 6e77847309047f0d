// An edited export taken back: which cells a person has changed, and what of them can be decided.
//
// Shape:  rows are told apart by their `id`, columns by their headings, in any order and language; what a row was when
//         it was exported is told by its `version`. Blank is unchanged, NULL is emptied.
// Errors: kUsage with the reason as the first of `where`: "no_id" (no such column), "no_rows".
#pragma once

#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/present/messages/messages.h"
#include "tools/present/table_reader.h"

namespace acervo::tools {

// A cell that is not taken.
struct RefusedCell {
  std::string id;      // of the record, as the file has it
  std::string column;  // empty: the row
  std::string cell;    // as the file has it
  // "unknown" (no such record), "conflict" (it was changed here and in the archive), "mangled" (a spreadsheet made
  // something else of it), "derived" (it follows from other cells)
  std::string reason;
  std::string now;  // of a conflict: what the archive has
};

struct EditedTable {
  std::vector<Wish> wishes;
  std::vector<RefusedCell> refused;
  // Days that a spreadsheet has written in its own form, in a file where it has done so with all: not taken.
  std::vector<Wish> rewritten;
  std::size_t mended = 0;  // cells whose letters were read in another encoding, and that are taken as they were meant
  std::pair<std::string, std::string> mended_example = {};  // the first: as it is in the file, and as it was meant
  int rows = 0;                                             // that were compared
  int unknown = 0;                                          // of them that are no records of this archive
};

Result<EditedTable> CompareTable(Archive& archive, const TableRows& rows);

}  // namespace acervo::tools
