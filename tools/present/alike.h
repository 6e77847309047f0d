// Neighbours of a page of hits that say the same, to be shown once: "y 6 más iguales, 2017–2022".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/search.h"

namespace acervo::tools {

class Messages;

// Places in a page of hits, in its order: the first of a group is shown, the rest is folded under it. Hits say the same
// where kind, title, text and cells but the date are the same words; numbers and names count as words.
using AlikeGroup = std::vector<std::size_t>;
std::vector<AlikeGroup> AlikeGroups(const std::vector<SearchHit>& hits);

// "y 6 más iguales, 2017–2022": the years are those of the folded hits. Empty for a group of one.
std::string AlikeWords(const Messages& say, const std::vector<SearchHit>& hits, const AlikeGroup& group);

}  // namespace acervo::tools
