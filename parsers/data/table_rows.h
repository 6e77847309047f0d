// The rows of a table: those of the user, then the compiled ones that no row of the user replaces.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace acervo::data {

// `table` is the file's name without its ending ("gazetteer"), `compiled` its compiled text. Each row has at least
// `fields` fields; the views live as long as the program. From the first call on, UseUserTables is refused.
std::vector<std::vector<std::string_view>> TableRows(std::string_view table, std::string_view compiled,
                                                     std::size_t fields);

}  // namespace acervo::data
