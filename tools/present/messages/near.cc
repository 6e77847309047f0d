#include "tools/present/messages/near.h"

#include <algorithm>

#include "core/edit_distance.h"

namespace acervo::tools {
std::optional<std::string> Nearest(const std::string& word, const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  std::size_t least = std::min<std::size_t>(3, (word.size() + 1) / 2);
  for (const std::string& candidate : candidates) {
    const std::size_t distance = EditDistance(word, candidate, least);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

}  // namespace acervo::tools
