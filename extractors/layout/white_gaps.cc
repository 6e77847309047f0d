#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractors/layout/rulings.h"

namespace acervo::layout {
namespace {

constexpr double kWidestGap = 9;  // points: lower than a row of text
constexpr double kFacing = 0.7;   // of the shorter edge
constexpr std::size_t kMostEdges = 6000;

bool Face(const Ruling& a, const Ruling& b) {
  const double shorter = std::min(a.to - a.from, b.to - b.from);
  return Overlap(a.from, a.to, b.from, b.to) >= kFacing * shorter;
}

// Makes one of each pair of facing edges; returns the widest gap that was closed.
double ClosePairs(std::vector<Ruling>& rulings) {
  std::sort(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<bool> gone(rulings.size(), false);
  double widest = 0;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    if (gone[i] || !rulings[i].edge) continue;
    for (std::size_t j = i + 1; j < rulings.size() && rulings[j].at - rulings[i].at <= kWidestGap; ++j) {
      if (gone[j] || !rulings[j].edge || !Face(rulings[i], rulings[j])) continue;
      widest = std::max(widest, rulings[j].at - rulings[i].at);
      rulings[i] = {(rulings[i].at + rulings[j].at) / 2, std::min(rulings[i].from, rulings[j].from),
                    std::max(rulings[i].to, rulings[j].to), true};
      gone[j] = true;
      break;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    if (!gone[i]) rulings[kept++] = rulings[i];
  }
  rulings.resize(kept);
  return widest;
}

// Edges that ended at a gap reach the border in its middle.
void Reach(std::vector<Ruling>& rulings, double gap) {
  for (Ruling& ruling : rulings) {
    if (ruling.edge) ruling.from -= gap / 2, ruling.to += gap / 2;
  }
}

}  // namespace

Rulings CloseGaps(Rulings rulings) {
  if (rulings.horizontal.size() > kMostEdges || rulings.vertical.size() > kMostEdges) return rulings;
  const double down = ClosePairs(rulings.horizontal), across = ClosePairs(rulings.vertical);
  Reach(rulings.horizontal, across);
  Reach(rulings.vertical, down);
  return {JoinedRulings(std::move(rulings.horizontal)), JoinedRulings(std::move(rulings.vertical))};
}

}  // namespace acervo::layout
