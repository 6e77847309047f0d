// A search as it stands in an address: the names and values of the command line.
#pragma once

#include <string>
#include <variant>

#include "store/archive.h"
#include "tools/messages/messages.h"
#include "tools/serve/exchange.h"

namespace acervo::tools::serve {

inline constexpr int kLongestQuery = 1000;  // code points of any one value
inline constexpr int kMostPerPage = 200;
inline constexpr int kMostEntities = 20;

// Why an address cannot be answered, in the reader's words.
struct BadParameter {
  std::string message;
};

// q, entity (repeatable), from, to, within, kind, type, report, sort, limit, offset, facets, explain. An empty value is
// none; other names are not looked at.
std::variant<SearchRequest, BadParameter> QuestionFrom(const Messages& say, const WebRequest& request);

// The parameters that are not as they would be without being told, in a fixed order: QuestionFrom takes them back.
Pairs ParamsOf(const SearchRequest& request);

// q, prefix, kind, sort, limit, offset of /api/entities.
std::variant<EntityFilter, BadParameter> EntityFilterFrom(const Messages& say, const WebRequest& request);

}  // namespace acervo::tools::serve
