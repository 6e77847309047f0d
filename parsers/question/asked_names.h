// The entities of a question.
#pragma once

#include <optional>
#include <vector>

#include "parsers/question/pieces.h"

namespace acervo::question {

// Runs of words that name an entity of the archive, the longest of those that overlap; in the order of the text.
std::vector<Piece> FindNames(Reading& reading);

// The entity that the words from `first` to before `last` name but for typing errors.
std::optional<Piece> NearName(Reading& reading, std::size_t first, std::size_t last);

}  // namespace acervo::question
