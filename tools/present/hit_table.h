// The answer of a search as a table for the eye.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/search.h"
#include "tools/present/context.h"

namespace acervo::tools {

// Fits the terminal: date, what was found, with whom, where on the paper; then facets, total and suggestion.
std::string HitTable(const Context& context, const SearchRequest& request, const SearchResult& result);

// "2019-05-27", "2019-05-27 – 2019-05-30", what the cell says where there is no date.
std::string DateForPeople(const Messages& say, const RecordDate& date);
// "informes/mayo.docx, página 1, tabla 1, fila 3".
std::string SourceForPeople(const Messages& say, std::string_view path, const Source& place);
// Each entity of a record once, by its name.
std::vector<std::string> EntityNamesOf(const Record& record);

}  // namespace acervo::tools
