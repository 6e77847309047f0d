// Records in a list of results: what was done, what was told of it, when, with whom, and what of it matched.
#pragma once

#include <string>

#include "core/json.h"
#include "store/search.h"
#include "tools/terminal/terminal_text.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// A hit of a search with `marks` as a card. `link` leads to its record.
Json CardJson(const Page& page, const SearchHit& hit, const std::string& link);

// A record in a line: {"link","date","day","title","text"}.
Json LineJson(const Page& page, const RecordView& view);

// A text in runs: [{"text","mark"}]; those that are marked are true.
Json RunsOf(const MarkedText& text);

}  // namespace acervo::tools::serve
