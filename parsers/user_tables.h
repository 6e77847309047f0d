// Tables that an office adds to those of parsers/data: its own entities, kinds of activity, columns …
//
// Shape:  a table is named for its file ("gazetteer.tsv") and has the form of the compiled one: TAB between columns,
//         "|" between the entries of a list, '#' before a comment. A BOM, CRLF, the quotes of a spreadsheet, capitals
//         and accents in what is compared, and a first line that only names the columns are all taken as they come.
//         A user's row goes before the compiled ones and wins over the one with the same key; the lists and the names
//         of a compiled entity with that id are kept beside the user's.
// Errors: a row that cannot be used is left out and told as a notice; the rest works. Nothing is opened here.
// Thread use: UseUserTables before the first parse and before any thread or worker exists (a fork inherits the tables);
//         afterwards it is refused. Everything else is safe from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acervo {

struct UserTableText {
  std::string name;  // "gazetteer.tsv"
  std::string text;
};

enum class RowFault {
  kNotUtf8,
  kTooFewColumns,
  kTooManyColumns,
  kEmpty,         // a column that must say something
  kUnknownValue,  // none of the words that the column knows: `known` lists them
  kNoNumber,      // no whole number, or none that can be: `known` is "1–12"
  kDuplicate,     // a row before has the same key or the same name
  kUnknownTable,  // no table of that name; the line is 0
};
std::string_view Token(RowFault fault);  // "not_utf8", "too_few_columns", …

struct RowNotice {
  std::string table;
  std::size_t line = 0;  // from 1
  RowFault fault = RowFault::kEmpty;
  std::string column;  // its name in the table's first comment; empty: the row as a whole
  std::string value;   // what stands there, cut where it is long
  std::string known;
  friend bool operator==(const RowNotice&, const RowNotice&) = default;
};

struct UserTableUse {
  std::string name;
  std::size_t rows = 0;     // in use
  std::size_t skipped = 0;  // with a notice
  friend bool operator==(const UserTableUse&, const UserTableUse&) = default;
};

struct UserTablesReading {
  std::vector<UserTableUse> tables;  // one for each text given
  std::vector<RowNotice> notices;    // in the order of the texts and their lines
};

// The tables that can be extended, in alphabetical order: "activity_types.tsv", …
std::vector<std::string> UserTableNames();

// Takes the tables into use for the rest of the program. nullopt: refused, a table has been used already.
[[nodiscard]] std::optional<UserTablesReading> UseUserTables(const std::vector<UserTableText>& tables);

std::vector<UserTableUse> UserTablesInUse();

// 16 hexadecimal digits over the rows in use, the same for the same rows; comments, skipped rows and the tables of
// questions make no difference. Empty: no user's row of another table is in use.
std::string UserTablesFingerprint();

}  // namespace acervo
