// Reads the text of one user's table against its columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/data/table_specs.h"
#include "parsers/user_tables.h"

namespace acervo::data {

struct UserRows {
  std::vector<std::vector<std::string>> rows;  // normalised, each with as many fields as the table has columns
  std::vector<RowNotice> notices;
};
UserRows ReadUserRows(const TableSpec& spec, std::string_view text);

// What rows of a table are compared by: the columns of its key, folded.
std::string KeyOf(const TableSpec& spec, const std::vector<std::string_view>& row);

}  // namespace acervo::data
