// What a person types for a filter, read by the parsers: dates and names of entities.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "store/search.h"

namespace acervo::tools {

class Messages;

// For SearchRequest::readers: every date that `acervo date` reads, every name that `entities resolve` is sure of.
QueryReaders ParserReaders();

// The days that a date after `field` covers, or why it is none, in the user's language.
std::variant<AskedPeriod, std::string> PeriodFromTyped(const Messages& say, std::string_view field,
                                                       std::string_view text);

}  // namespace acervo::tools
