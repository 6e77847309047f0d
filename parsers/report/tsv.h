// Rows of an embedded data file.
//
// Shape:  a line is a row, a TAB parts its fields; empty lines and lines that begin with '#' are none. The views live
//         as long as `data`.
#pragma once

#include <string_view>
#include <vector>

namespace acervo::report {

// Rows with fewer than `fields` fields are left out; tests of each table see to it that there are none.
std::vector<std::vector<std::string_view>> TsvRows(std::string_view data, std::size_t fields);

}  // namespace acervo::report
