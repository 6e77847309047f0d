// The search that led to a record: what of the record it marks, and the results before and after it.
#pragma once

#include <optional>

#include "core/json.h"
#include "store/archive.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

struct FoundBy {
  Json steps;     // {"previous", "next", "back", "words"}; addresses, empty where there is none
  SearchHit hit;  // with its marks
};

// The record with the search that `at` in the address counts in, and where in its results it stands.
std::string HitLink(const Page& page, const SearchRequest& request, std::string_view record_id, std::int64_t at);

// nullopt: the address tells no search, or the record is not in that place of its results any more.
Result<std::optional<FoundBy>> FoundByOf(const Page& page, Archive& archive, std::string_view record_id);

}  // namespace acervo::tools::serve
