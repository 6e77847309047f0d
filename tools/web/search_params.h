// A search as it stands in an address: the names and values of the command line.
#pragma once

#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/present/messages/messages.h"
#include "tools/web/http/http_message.h"

namespace acervo::tools::serve {

inline constexpr int kLongestQuery = 1000;  // code points of any one value
inline constexpr int kMostPerPage = 200;
inline constexpr int kMostEntities = 20;

// Why a value of an address cannot be taken, in the reader's words, which name the field as the page labels it.
struct BadParameter {
  std::string name;  // of the parameter
  std::string message;
};

// A search without the values that cannot be taken, each of which has its complaint.
struct SearchParams {
  SearchRequest request;
  std::vector<BadParameter> bad;
};

// q, entity (repeatable), from, to, within, kind, type, report, sort, limit, offset, facets, explain, literal. An empty
// value is none; other names are not looked at.
SearchParams SearchParamsFrom(const Messages& say, const WebRequest& request);

// "Desde" for "from".
std::string LabelOf(const Messages& say, const std::string& parameter);

// The parameters that are not as they would be without being told, in a fixed order: SearchParamsFrom takes them back.
Pairs ParamsOf(const SearchRequest& request);

}  // namespace acervo::tools::serve
