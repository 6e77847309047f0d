// The known word that a mistyped one was meant to be.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace acervo::tools {

// The candidate at the least Levenshtein distance, at most two and less than half of the word's length.
std::optional<std::string> Nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace acervo::tools
