// Tables that list no activities, row by row under their own headings.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "parsers/report/columns.h"

namespace acervo::report {

// Whether the first row heads the columns of the rows below it.
bool HasOwnHead(const Rows& grid);

// The keys under which the cells of each column are kept: those of its heading, 'columna-2' where it has none.
std::vector<std::string> OwnColumnNames(const Rows& grid, bool has_head);

// The cells of a row that are not empty under the names of their columns; none where the row is one cell.
std::vector<std::pair<std::string, std::string>> OwnFields(const std::vector<std::string>& names, const Row& row);

}  // namespace acervo::report
